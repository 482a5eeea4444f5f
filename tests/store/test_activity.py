"""Signs of life: each kind of them, at its own moment, of this member alone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Connection

from bot.core.agreement import Reading
from bot.core.drill import Phase
from bot.core.entries import EntryKind, JournalEntry
from bot.core.journal import Signals
from bot.core.reminder import Answer, Reminder, ReminderKind
from bot.store import activity, drills, interviews, journal_entries, messages, readings, reminders
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import a_drill

JUST_BEFORE = NOON - timedelta(microseconds=1)
TUESDAY = date(2027, 3, 2)


def _writes(tx: Connection) -> None:
    messages.keep(tx, ANA, "D1", "1.1", None, "Hello", NOON)


def _makes_a_drill(tx: Connection) -> None:
    drills.add(tx, ANA, a_drill(ANA, "d1", created_at=NOON))


def _moves_a_drill(tx: Connection) -> None:
    long_ago = a_drill(ANA, "d1", created_at=NOON - timedelta(days=9), started_at=NOON - timedelta(days=9))
    drills.add(tx, ANA, long_ago)
    drills.save(tx, ANA, long_ago, long_ago, NOON)


def _journals(tx: Connection) -> None:
    of_last_week = NOON - timedelta(days=7)
    entry = JournalEntry("e1", EntryKind.MOCK, "talks", "opening", Signals("there"), "", of_last_week, NOON)
    journal_entries.keep(tx, ANA, entry)


def _reads(tx: Connection) -> None:
    readings.keep(tx, ANA, Reading("talks:bridge:2", "talks", "opening", 3, 2), NOON)


def _plans(tx: Connection) -> None:
    interviews.plan(tx, ANA, NOON + timedelta(days=9), NOON)


def _presses(tx: Connection) -> None:
    reminders.keep(tx, ANA, Reminder(TUESDAY, ReminderKind.DRILL, NOON - timedelta(days=1)))
    reminders.answer(tx, ANA, TUESDAY, Answer.SKIPPED, NOON)


@pytest.mark.parametrize(
    "live",
    [_writes, _makes_a_drill, _moves_a_drill, _journals, _reads, _plans, _presses],
    ids=lambda live: live.__name__,
)
def test_every_sign_of_life_counts_from_its_own_moment(tx: Connection, live: Callable[[Connection], None]) -> None:
    assert not activity.any_since(tx, ANA, JUST_BEFORE)
    live(tx)
    assert activity.any_since(tx, ANA, JUST_BEFORE)
    assert not activity.any_since(tx, ANA, NOON)
    assert not any(activity.any_since(tx, other, JUST_BEFORE) for other in (MIA, TWIN))


def test_a_reminder_nobody_pressed_on_is_none(tx: Connection) -> None:
    reminders.keep(tx, ANA, Reminder(TUESDAY, ReminderKind.DRILL, NOON))
    assert not activity.any_since(tx, ANA, JUST_BEFORE)


def test_what_an_app_moves_by_itself_is_none(tx: Connection) -> None:
    long_ago = a_drill(ANA, "d1", created_at=NOON - timedelta(days=9), started_at=NOON - timedelta(days=9))
    drills.add(tx, ANA, long_ago)
    drills.save(tx, ANA, long_ago, a_drill(ANA, "d1", phase=Phase.STOPPED), NOON, by_member=False)
    assert not activity.any_since(tx, ANA, JUST_BEFORE)


def test_only_a_drill_that_was_finished_is_one(tx: Connection) -> None:
    drills.add(tx, ANA, a_drill(ANA, "d1", phase=Phase.STOPPED, closed_at=NOON))
    assert not activity.finished_since(tx, ANA, NOON)
    drills.add(tx, ANA, a_drill(ANA, "d2", phase=Phase.DONE, closed_at=NOON))
    assert activity.finished_since(tx, ANA, NOON)
    assert not activity.finished_since(tx, ANA, NOON + timedelta(microseconds=1))
    assert not activity.finished_since(tx, MIA, NOON)
