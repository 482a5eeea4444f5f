"""Puts the past of everybody into an empty workspace, a day after the other, and leaves nothing of it to be sent."""

import random
import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.core.entries import EntryForm
from bot.core.local_time import at, zone
from bot.core.members import Member, Mode, Preferences
from bot.core.spending import Terms
from bot.demo.ana import ANA, INTERVIEW_AT, INTERVIEW_IN, REMINDED
from bot.demo.evening import Evening
from bot.demo.others import MIA, TOM
from bot.demo.practise import MODEL, ROUNDS, practise
from bot.demo.script import Day, Past, PastDrill, PastEntry, PastLog
from bot.journeys.add_question import add_question
from bot.journeys.calibrate import keep_reading
from bot.journeys.change_settings import change_settings
from bot.journeys.choose_reminders import choose_reminders
from bot.journeys.import_log import import_new, look_through
from bot.journeys.locate import meet_in_zone
from bot.journeys.plan_interview import Planned, plan_interview
from bot.journeys.present_example import present_example
from bot.journeys.visit import Visit, new_id
from bot.journeys.write_entry import keep_entry
from bot.store import whole_workspace

TEAM_ID = "T0PLAYGRND"
"""The playground's workspace: the only one these people are in."""
CAST = (ANA, MIA, TOM)
SPAN = timedelta(weeks=8)
IMPORTED_AT, ENDED_AT, DRILLED_AT = time(12, 40), time(17, 30), time(19, 10)
"""When a log was imported, when a mock or an interview was over, and when drills began, on each one's own clock."""


def member_of(past: Past) -> Member:
    """Whose past it is."""
    return Member(TEAM_ID, past.person.user_id)


def fill(visit: Visit) -> None:
    """Everything, as seen at the moment of `visit`, whoever's it is; the same every time but for ids."""
    for past in CAST:
        _arrive(_evening(visit, past, visit.now - SPAN, SPAN.days), past)
        for one in past.days():
            _live(visit, past, one)
    # As of long ago, so that nothing waits, is due, or counts as given up by now.
    whole_workspace.drop_waiting(visit.tx, TEAM_ID, visit.now - SPAN)
    for past in CAST:
        _evening(visit, past, visit.now).do(present_example)
    _look_ahead(_evening(visit, ANA, visit.now))


def _evening(visit: Visit, past: Past, moment: datetime, days_ago: int = 0) -> Evening:
    """With dice that fall the same way so many days ago, whichever day that was."""
    dice = random.Random(f"{past.person.user_id} {days_ago}")
    return Evening(replace(visit, member=member_of(past), now=moment, utc=moment, rng=dice))


def _arrive(evening: Evening, past: Past) -> None:
    """First contact, the settings, and some reference answers scored for practice."""
    who, library = past.person, evening.visit.library
    evening.do(meet_in_zone, who.tz, None)
    settings = Preferences(who.rubric_id, who.level, Mode.ALOUD, ROUNDS, keep_days=None, sharing=who.sharing)
    evening.do(change_settings, settings)
    for reference, off in zip(library.references(who.rubric_id), past.misread, strict=False):
        evening.do(keep_reading, reference.id, min(3, max(1, reference.level + off)))


def _live(visit: Visit, past: Past, one: Day) -> None:
    """What was done on one day."""
    tz = past.person.tz
    day = visit.now.astimezone(zone(tz)).date() - timedelta(one.days_ago)
    if isinstance(one, PastDrill):
        visit = replace(visit, terms=Terms(MODEL) if one.with_ai else None)
        practise(_evening(visit, past, at(day, DRILLED_AT, tz), one.days_ago), one)
    elif isinstance(one, PastEntry):
        _write(_evening(visit, past, at(day, ENDED_AT, tz), one.days_ago), one)
    else:
        _bring_along(_evening(visit, past, at(day, IMPORTED_AT, tz), one.days_ago), one, day)


def _bring_along(evening: Evening, log: PastLog, day: date) -> None:
    dated = re.sub(r"\{(\d+)\}", lambda found: (day - timedelta(int(found[1]))).isoformat(), log.csv)
    found, _ = evening.do(look_through, dated)
    assert not found.parsed.problems
    evening.do(import_new, found)


def _write(evening: Evening, entry: PastEntry) -> None:
    ended_at, id_ = evening.now, new_id()
    evening.wait(minutes=entry.written_after)
    evening.do(keep_entry, EntryForm(id_, ended_at, entry.kind, entry.area, entry.signals, entry.question))
    if entry.question:
        evening.do(add_question, id_)


def _look_ahead(evening: Evening) -> None:
    """What is still to come: reminders, and a real interview."""
    evening.do(choose_reminders, REMINDED)
    day = evening.now.astimezone(zone(ANA.person.tz)).date() + timedelta(INTERVIEW_IN)
    planned = evening.do(plan_interview, f"{day.isoformat()} {INTERVIEW_AT}")
    assert isinstance(planned, Planned)
