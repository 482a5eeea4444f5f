"""*Helpful* and *Not helpful*: one opinion a message, the last one counts, only on one's own drills."""

from datetime import timedelta

import pytest

from bot.core.errors import NotYours
from bot.core.members import Member
from bot.journeys.delete_member import delete_member
from bot.journeys.rate_ai import rate_ai
from bot.store import opinions
from tests.cast import ANA, MIA, TWIN, UNMOVED
from tests.journeys.with_ai import AiConversation
from tests.store.rows import rows_naming


@pytest.fixture
def key(ai: AiConversation) -> str:
    """The message with what the AI read in a drill."""
    ai.revealed()
    ai.reads()
    return f"drill:{ai.drill.id}:feedback"


def _count(talk: AiConversation, **ago: float) -> dict[str, tuple[int, int]]:
    with talk.database.read() as tx:
        return opinions.count(tx, UNMOVED - timedelta(**ago))


def test_the_buttons_under_the_reading_name_its_message(ai: AiConversation, key: str) -> None:
    assert f'"helpful|{key}"' in ai.newest
    assert f'"not_helpful|{key}"' in ai.newest


def test_an_opinion_is_counted_once_a_message_and_the_last_one_counts(ai: AiConversation, key: str) -> None:
    for helpful in (True, True, False):
        ai.do(rate_ai, key, helpful)
    assert _count(ai) == {ANA.team_id: (0, 1)}
    ai.do(rate_ai, f"drill:{ai.drill.id}:saying:1:1", True)
    assert _count(ai) == {ANA.team_id: (1, 1)}


def test_it_is_counted_by_unmoved_time_as_what_was_spent_is(ai: AiConversation, key: str) -> None:
    ai.clock.move(days=900)
    ai.do(rate_ai, key, True)
    with ai.database.read() as tx:
        assert opinions.count(tx, UNMOVED) == {ANA.team_id: (1, 0)}
        assert opinions.count(tx, UNMOVED + timedelta(microseconds=1)) == {}


@pytest.mark.parametrize("who", [MIA, TWIN], ids=["a colleague", "a namesake elsewhere"])
def test_nobody_rates_what_an_ai_wrote_for_somebody_else(ai: AiConversation, key: str, who: Member) -> None:
    other = AiConversation(ai.database, ai.library, ai.clock, who)
    with pytest.raises(NotYours):
        other.do(rate_ai, key, True)
    assert _count(ai) == {}


@pytest.mark.parametrize("key", ["", "feedback", "drill:", "drill:x", "drill:x:feedback"])
def test_a_message_of_no_drill_is_refused(ai: AiConversation, key: str) -> None:
    ai.start()
    with pytest.raises(NotYours):
        ai.do(rate_ai, key, True)


def test_after_everything_was_deleted_the_button_left_behind_stores_nothing(ai: AiConversation, key: str) -> None:
    ai.do(rate_ai, key, True)
    ai.do(delete_member)
    with pytest.raises(NotYours):
        ai.do(rate_ai, key, True)
    with ai.database.read() as tx:
        assert rows_naming(tx, ai.member) == {}
