"""Gathers *Details*: where a member stands in a rubric in numbers, and what their record amounts to. Only reads."""

from datetime import datetime
from itertools import chain

from bot.core.details import FEWEST_DRILLS, AreaScores, Details, LongRun
from bot.core.entries import EntryKind, JournalEntry
from bot.core.evidence import Source
from bot.core.fixes import NamedFix, named_fixes, repeated
from bot.core.habits import DRILLS_SEEN, QUESTIONS_SEEN, Habits, Share, at_target, mocks_since, on_time
from bot.core.logged import LoggedSession
from bot.core.members import Level
from bot.core.noted import Reader
from bot.core.patterns import LATEST, Noticed, look_for_patterns
from bot.core.readiness import readiness
from bot.core.rubric import Rubric
from bot.core.spread import by_area, lowest, spread, trend
from bot.core.standing import Standing, with_settling
from bot.core.week import Journal
from bot.journeys.known_area import place_named
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import corrections, journal_entries, logged, look_over, members

FIXES_SEEN = 100
_QUESTIONS_READ = 4 * QUESTIONS_SEEN
"""Some that were asked count for nothing, as those left or asked again."""


def see_details(visit: Visit, rubric_id: str) -> Details:
    """All of it for one rubric. Raises UnknownArea where its file is gone."""
    rubric = place_named(visit.library, rubric_id, "").rubric
    where = with_settling(standing_of(visit, rubric), visit.now)
    entries = journal_entries.latest(visit.tx, visit.member)
    sessions = logged.every(visit.tx, visit.member)
    return Details(
        standing=where,
        scores=_scores(where),
        readiness=readiness(where.evidence, visit.now),
        noticed=_noticed(visit, rubric, entries, sessions),
        long_run=_long_run(visit, where, sessions),
        habits=_habits(visit, rubric, entries, sessions),
    )


def _scores(where: Standing) -> dict[str, AreaScores]:
    return {
        area: AreaScores(len(given), sum(one.source is Source.HUMAN for one in given), spread(given), trend(given))
        for area, given in by_area(where.evidence).items()
    }


def _noticed(visit: Visit, rubric: Rubric, entries: list[JournalEntry], sessions: list[LoggedSession]) -> Noticed:
    reader = Reader(rubric, _target(visit, rubric), corrections.left_out(visit.tx, visit.member))
    noted = look_over.noted_drills(visit.tx, visit.member, rubric.id, LATEST)
    about = [entry for entry in entries if entry.rubric_id == rubric.id][:LATEST]
    brought = [session for session in sessions if session.rubric_id == rubric.id][-LATEST:]
    read = chain(map(reader.of_drill, noted), map(reader.of_journal, about), map(reader.of_logged, brought))
    return look_for_patterns(read)


def _long_run(visit: Visit, where: Standing, sessions: list[LoggedSession]) -> LongRun:
    """A drill of an earlier log is a finished drill."""
    brought = [session for session in sessions if session.rubric_id == where.rubric.id]
    drills = look_over.count_finished(visit.tx, visit.member, where.rubric.id)
    drills += sum(session.kind is EntryKind.DRILL for session in brought)
    if drills < FEWEST_DRILLS:
        return LongRun(drills)
    fixes = named_fixes(look_over.fixes_named(visit.tx, visit.member, where.rubric.id, FIXES_SEEN))
    fixes += [NamedFix(one.dimension_id, one.fix, one.at, one.became) for one in brought if one.fix][-FIXES_SEEN:]
    return LongRun(drills, lowest(by_area(where.evidence)), repeated(fixes))


def _habits(visit: Visit, rubric: Rubric, entries: list[JournalEntry], sessions: list[LoggedSession]) -> Habits:
    """How hard the questions were is about the rubric; all else about everything the member practises."""
    scored = look_over.scored_on_time(visit.tx, visit.member, DRILLS_SEEN)
    asked = look_over.questions_asked(visit.tx, visit.member, rubric.id, _QUESTIONS_READ)
    written = [Journal(entry.happened_at, entry.written_at) for entry in entries]
    mocks = [entry.happened_at for entry in entries if entry.kind is EntryKind.MOCK]
    mocks += [session.at for session in sessions if session.kind is EntryKind.MOCK]
    return Habits(
        scored=Share(scored.count(True), len(scored)),
        journaled=on_time([*written, *look_over.journal_steps(visit.tx, visit.member, DRILLS_SEEN)]),
        at_target=at_target(rubric, asked, _target(visit, rubric)),
        mocks=mocks_since(mocks, _last_on_one_area(visit, sessions)),
    )


def _last_on_one_area(visit: Visit, sessions: list[LoggedSession]) -> datetime | None:
    """When the member last drilled one area, here or before they came here."""
    brought = [one.at for one in sessions if one.kind is EntryKind.DRILL and one.dimension_id is not None]
    ours = look_over.last_on_one_area(visit.tx, visit.member)
    return max([*brought, *([ours] if ours else [])], default=None)


def _target(visit: Visit, rubric: Rubric) -> Level:
    """The level the member aims for, as far as the rubric has it; before it was told, its lowest."""
    profile = members.profile(visit.tx, visit.member)
    level = profile.level if profile else None
    return rubric.level_for(level) if level else rubric.levels[0]
