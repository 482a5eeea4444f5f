"""Reminders in each of their states: the daily DM, what takes its place, the form, the offer, a pause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.core.goals import LONGEST_GOAL, Goal, Origin
from bot.core.library import Library
from bot.core.next_step import FirstUse, OpenDrill
from bot.core.reminder import Posting, Reminder, ReminderKind, Reminders, Upcoming, usual_rhythm
from bot.core.rhythm import EVERY_DAY, Days, Rhythm
from bot.core.rubric_entry import LONGEST
from bot.core.scene import HomeScene, ReminderScene
from bot.core.week import Done, Week
from bot.views import reminder, reminders
from bot.views.drawn import Drawn
from bot.views.home import draw_home
from bot.views.reminder_modal import draw_reminders_form, draw_reminders_kept
from tests.cast import NOON
from tests.views.drills import Telling
from tests.views.offers import next_step

TUESDAY = Posting(date(2027, 3, 2))
BERLIN = "Europe/Berlin"
_TOMORROW = Upcoming(datetime(2027, 3, 3, 8, 0, tzinfo=UTC), BERLIN, NOON)
_SET = Reminders(usual_rhythm(BERLIN), chosen=True, next=_TOMORROW)
_NEW = Reminders(usual_rhythm(BERLIN))
_NONE = Reminders(Rhythm(frozenset(), time(9), BERLIN), chosen=True)
_FAR = replace(_SET, next=replace(_TOMORROW, at=_TOMORROW.at + timedelta(days=12)))
_PAUSED = replace(_FAR, paused_until=NOON + timedelta(days=12))
_STOPPED = replace(_SET, stopped=True, next=None)
_AWAY = Rhythm(
    EVERY_DAY,
    time(18, 30),
    BERLIN,
    None,
    (Days(date(2027, 12, 24), date(2028, 1, 1)), *[Days(NOON.date(), NOON.date())]),
)
_ALL = [_SET, _FAR, _PAUSED, _STOPPED, _NEW, _NONE, replace(_SET, next=None)]

Surfaces = dict[str, Sequence[Drawn] | dict[str, Any]]


def reminding(library: Library, telling: Telling) -> Surfaces:
    """All of it. The zone is Slack's word, the question may be a member's own: `said` stands there."""
    shown: Surfaces = {
        "reminder_of_an_open_drill": [
            _drawn(ReminderKind.OPEN, OpenDrill(each, telling.rubric)) for each in _open(telling)
        ],
        "reminder_of_a_first_drill": [_drawn(ReminderKind.FIRST, FirstUse(library))],
        "reminder_for_the_last_time": [reminder.draw_reminder(ReminderScene(_made(ReminderKind.LAST)), TUESDAY)],
        "reminder_answered": [
            reminder.draw_started(NOON),
            reminder.draw_put_off(Upcoming(NOON + timedelta(minutes=30), BERLIN, NOON)),
            reminder.draw_put_off(_TOMORROW),
            *(reminder.draw_skipped(each) for each in (_SET, _FAR, _NONE)),
        ],
        "reminders_paused": [
            *(reminders.draw_paused(each) for each in (_PAUSED, _none_paused())),
            reminders.draw_pause_unread(),
        ],
        "reminders_how": [reminders.draw_pause_how(each) for each in _ALL],
        "reminders_resumed": [
            reminders.draw_resumed(each, were_off=off) for each in (_SET, _NEW) for off in (True, False)
        ],
        "reminders_offered": [reminders.draw_offer()],
        "reminders_offer_settled": [reminders.draw_offer_settled(each) for each in (_SET, _PAUSED, _NEW)],
        "modal_reminders_of_a_newcomer": draw_reminders_form(_NEW),
        "modal_reminders": draw_reminders_form(replace(_PAUSED, rhythm=_AWAY)),
        "modal_reminders_with_none": draw_reminders_form(
            replace(_NONE, rhythm=replace(_NONE.rhythm, tz=telling.said[:100]))
        ),
        **{f"modal_reminders_kept_{n}": draw_reminders_kept(each) for n, each in enumerate((_SET, _PAUSED, _NONE), 1)},
    }
    homes = {"with_a_reminder_set": _SET, "while_paused": _PAUSED, "without_a_reminder": _NEW}
    shown |= {f"home_{name}": draw_home(HomeScene(next_step(telling), reminders=each)) for name, each in homes.items()}
    return shown | _drills(telling)


def _drills(telling: Telling) -> Surfaces:
    step, said = next_step(telling), telling.said
    own = replace(step, goal=Goal(said[:LONGEST_GOAL], Origin.FIX))
    week = Week(Done(drills=4, goals_met=3, took=timedelta(minutes=110)), usual_rhythm(BERLIN))
    asked = replace(_made(ReminderKind.DRILL), question=said[: LONGEST["ask"]] or "Why?")
    again = replace(TUESDAY, number=2)
    return {
        "reminder": [
            reminder.draw_reminder(ReminderScene(asked, each), again) for each in (step, own, step.as_check())
        ],
        "reminder_with_the_week": [reminder.draw_reminder(ReminderScene(asked, step, week), TUESDAY)],
        "reminder_with_the_week_alone": [reminder.draw_reminder(ReminderScene(asked, None, week), TUESDAY)],
    }


def _drawn(kind: ReminderKind, proposed: Any) -> Drawn:
    return reminder.draw_reminder(ReminderScene(_made(kind), proposed), TUESDAY)


def _made(kind: ReminderKind) -> Reminder:
    return Reminder(TUESDAY.day, kind, NOON)


def _open(telling: Telling) -> list[Any]:
    return [telling.waiting(), telling.paused_by_hand(), telling.over()]


def _none_paused() -> Reminders:
    return replace(_NEW, paused_until=NOON + timedelta(days=3))
