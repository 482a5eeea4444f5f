"""What members put right in their own record."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.core.scoring import Score
from bot.store import corrections
from tests.cast import ANA, MIA, NOON

LATER = NOON + timedelta(hours=1)


def test_what_is_left_out_counts_again_when_it_is_taken_back(tx: Connection) -> None:
    corrections.leave_out(tx, ANA, "d1/hesitation", True, NOON)
    corrections.leave_out(tx, ANA, "d2/hesitation", True, NOON)
    corrections.leave_out(tx, ANA, "d1/hesitation", True, LATER)
    assert corrections.left_out(tx, ANA) == {"d1/hesitation", "d2/hesitation"}
    corrections.leave_out(tx, ANA, "d1/hesitation", False, LATER)
    assert corrections.left_out(tx, ANA) == {"d2/hesitation"}


def test_a_second_thought_is_the_last_one_and_can_be_taken_back(tx: Connection) -> None:
    corrections.think_again(tx, ANA, "d1", Score.ONE, NOON)
    corrections.think_again(tx, ANA, "d1", Score.CANT_TELL, LATER)
    assert corrections.second_thoughts(tx, ANA) == {"d1": Score.CANT_TELL}
    corrections.think_again(tx, ANA, "d1", None, LATER)
    assert corrections.second_thoughts(tx, ANA) == {}


def test_leaving_out_and_thinking_again_dont_touch_each_other(tx: Connection) -> None:
    corrections.leave_out(tx, ANA, "d1", True, NOON)
    corrections.think_again(tx, ANA, "d1", Score.TWO, NOON)
    corrections.think_again(tx, ANA, "d1", None, LATER)
    assert corrections.left_out(tx, ANA) == {"d1"}
    assert corrections.left_out(tx, MIA) == set()


def test_what_was_put_right_about_a_session_can_be_forgotten(tx: Connection) -> None:
    for ref in ("d1/hesitation", "d1/partner:ab/opening", "d10/hesitation", "d2/hesitation"):
        corrections.leave_out(tx, ANA, ref, True, NOON)
    corrections.forget(tx, ANA, {"d1", "d2"})
    assert corrections.left_out(tx, ANA) == {"d10/hesitation"}
    corrections.forget(tx, ANA, {"d1"})
    assert corrections.left_out(tx, ANA) == {"d10/hesitation"}
