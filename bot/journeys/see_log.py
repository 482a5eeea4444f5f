"""The log: drills and journal entries in one row, newest first. Only reads."""

from bot.core.drill import JUDGED, Drill, Verdict
from bot.core.entries import JournalEntry
from bot.core.scene import LoggedEntry, PastDrill
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, journal_entries, look_back

LINES = 10


def see_log(visit: Visit, limit: int = LINES) -> list[PastDrill | LoggedEntry]:
    """The last drills and entries."""
    past: list[PastDrill | LoggedEntry] = [
        _drill(visit, drill) for drill in drills.latest(visit.tx, visit.member, limit)
    ]
    past += [_entry(visit, entry) for entry in journal_entries.latest(visit.tx, visit.member, limit)]
    return sorted(past, key=lambda one: one.at, reverse=True)[:limit]


def _entry(visit: Visit, entry: JournalEntry) -> LoggedEntry:
    rubric = visit.library.find(entry.rubric_id)
    found = rubric.find(entry.dimension_id) if rubric else None
    return LoggedEntry(entry, found.name if found else entry.dimension_id)


def _drill(visit: Visit, drill: Drill) -> PastDrill:
    rubric = rubric_of(visit, drill)
    sheet = look_back.own_sheet(visit.tx, visit.member, drill.id)
    retro = look_back.retro_of(visit.tx, visit.member, drill.id)
    return PastDrill(
        dimension_name=rubric.dimension(drill.dimension_id).name,
        at=drill.created_at,
        passed=sum(round_.verdict is Verdict.PASS for round_ in drill.rounds),
        rounds=sum(round_.verdict in JUDGED for round_ in drill.rounds),
        score=sheet.scores.get(drill.dimension_id) if sheet else None,
        fix=retro.fix if retro else "",
    )
