"""Messages drawn again: redraws become one, keep their place, and are safe to repeat."""

from sqlalchemy import Connection

from bot.core.outgoing import Op, Priority
from bot.store import outbox
from tests.cast import ANA, MIA, UNMOVED, posted_at
from tests.store.courier import at, claim, post, redraw, send


def test_redraws_that_wait_become_one(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1", seq="2")
    redraw(tx, "1", seq="3")
    [row] = claim(tx)
    assert (row.op, row.target_key, row.channel_id, row.ts, row.version) == (Op.REDRAW, "1", "D1", "ts-1", 2)
    outbox.sent(tx, row.team_id, row, "D1", row.ts, UNMOVED)
    assert claim(tx, 99) == []


def test_a_redraw_keeps_its_place_while_it_waits(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1", seq="2")
    post(tx, "3")
    redraw(tx, "1", seq="4")
    assert [send(tx), send(tx)] == [["redraw:1"], ["3"]]


def test_a_redraw_asked_for_again_later_comes_after_what_was_said_meanwhile(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1", seq="2")
    send(tx)
    post(tx, "3")
    redraw(tx, "1", seq="4")
    assert [send(tx), send(tx)] == [["3"], ["redraw:1"]]


def test_a_redraw_asked_for_while_one_is_in_flight_stays_open(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1")
    [in_flight] = claim(tx)
    redraw(tx, "1")
    outbox.sent(tx, in_flight.team_id, in_flight, "D1", in_flight.ts, UNMOVED)
    [again] = claim(tx)
    assert (again.key, again.version, again.ts) == ("redraw:1", in_flight.version + 1, "ts-1")


def test_a_redraw_waits_for_its_message(tx: Connection) -> None:
    post(tx, "9", MIA)  # another conversation, so that only the message itself can hold the redraw back
    redraw(tx, "9", seq="1")
    assert send(tx) == ["9"]
    assert [(row.key, row.ts) for row in claim(tx)] == [("redraw:9", "ts-9")]


def test_a_redraw_is_never_maybe_posted_since_repeating_it_is_harmless(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1")
    claim(tx)
    [again] = claim(tx, 20)
    assert not again.maybe_posted


def test_a_purge_forgets_old_finished_redraws_only(tx: Connection) -> None:
    post(tx, "1")
    send(tx)
    redraw(tx, "1")
    assert outbox.purge(tx, before=at(99)) == 0, "a redraw that waits stays"
    send(tx)
    assert outbox.purge(tx, before=UNMOVED) == 0
    assert outbox.purge(tx, before=at(1)) == 1
    assert posted_at(tx, ANA.team_id, "1") == ("D1", "ts-1")


def test_a_redraw_of_what_was_forgotten_meanwhile_holds_up_nothing(tx: Connection) -> None:
    """Reminders go after two days, and so may be gone while a redraw of one still waits."""
    aside = {"kind": "reminder", "reference": "x", "now": UNMOVED, "priority": Priority.REMINDER}
    outbox.post_aside(tx, ANA, "aside", seq="1", **aside)
    assert send(tx) == ["aside"]
    redraw(tx, "aside", seq="2")
    post(tx, "3")
    outbox.purge(tx, at(99))
    [row] = claim(tx, 99)
    assert (row.op, row.ts) == (Op.REDRAW, None)
    outbox.sent(tx, row.team_id, row, None, None, at(99))
    assert send(tx, 99) == ["3"]
