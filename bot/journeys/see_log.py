"""The log: drills, journal entries and sessions from elsewhere in one row, newest first. Only reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.core.evidence import ref_of_given
from bot.core.journal import LastFix
from bot.core.log import (
    Area,
    Given,
    Kept,
    LogKey,
    LogLine,
    LogScene,
    NamedArea,
    Wanted,
    areas_of,
    fates,
    newest_first,
    page_of,
)
from bot.core.logged import rater_name
from bot.core.scoring import HUMAN, Rater, Score
from bot.journeys.names import Names, dimension_name
from bot.journeys.visit import Visit
from bot.store import corrections, log
from bot.store.log import GivenRow, LineRow

EVERYTHING = Wanted()
LINES = 10


def see_log(visit: Visit, limit: int = LINES) -> tuple[LogLine, ...]:
    """The last `limit` lines. What became of their fixes stands in newer ones, so that no older line need be read."""
    found = newest_first(log.keys(visit.tx, visit.member, limit))
    return _whole(visit, found[:limit], fates(found))


def see_log_page(visit: Visit, wanted: Wanted = EVERYTHING, number: int = 1) -> LogScene:
    """Page `number` of the lines that are asked for, or the nearest there is."""
    found = newest_first(log.keys(visit.tx, visit.member, area=wanted.area))
    became = fates(found)
    page = page_of([key for key in found if wanted.fits(key, became.get(key.id))], number)
    return LogScene(
        wanted=wanted,
        page=page,
        lines=_whole(visit, page.keys, became),
        areas=_named(visit, areas_of(found, wanted.area)),
        total=len(found),
    )


def _named(visit: Visit, areas: Sequence[Area]) -> tuple[NamedArea, ...]:
    """By rubric and in its order; what no file has any more comes last."""
    places = {(rubric.id, each.id): None for rubric in visit.library for each in rubric.dimensions}
    ordered = [*(area for area in places if area in areas), *sorted(set(areas) - set(places))]
    names = Names(visit)
    return tuple(NamedArea(area, names.rubric(area[0]), names.area(*area)) for area in ordered)


def _whole(visit: Visit, keys: Sequence[LogKey], became: Mapping[str, LastFix]) -> tuple[LogLine, ...]:
    names = Names(visit)
    rows = log.lines(visit.tx, visit.member, keys)
    given = log.given(visit.tx, visit.member, keys)
    thoughts = corrections.second_thoughts(visit.tx, visit.member)
    return tuple(
        _line(key, rows[key.id], _given(key, rows[key.id], given.get(key.id, ()), thoughts), names, became.get(key.id))
        for key in keys
    )


_Scores = Mapping[str, Sequence[Given]]
"""Dimension id → what was given to it."""


def _line(key: LogKey, row: LineRow, scores: _Scores, names: Names, became: LastFix | None) -> LogLine:
    about = row.signals.dimension_id
    return LogLine(
        kept=key.kept,
        kind=key.kind,
        at=key.at,
        rubric_name=_rubric_name(row, names),
        area_name=_area_name(row, row.dimension_id, names),
        format=row.format,
        stopped=row.stopped,
        judged=row.judged,
        passed=row.passed,
        scores=tuple(scores.get(row.dimension_id or "", ())),
        other_scores={_area_name(row, of, names): tuple(all_) for of, all_ in scores.items() if of != row.dimension_id},
        fix=row.fix,
        became=became,
        signals=row.signals,
        about=_area_name(row, about, names) if about != row.dimension_id else "",
        interviewer=row.interviewer,
        asked=row.asked,
        late=row.late,
    )


def _rubric_name(row: LineRow, names: Names) -> str:
    if row.rubric_id is None:
        return ""
    return names.version(row.rubric_id, row.version).name if row.version else names.rubric(row.rubric_id)


def _area_name(row: LineRow, dimension_id: str | None, names: Names) -> str:
    if row.rubric_id is None or dimension_id is None:
        return ""
    if row.version:
        return dimension_name(names.version(row.rubric_id, row.version), dimension_id)
    return names.area(row.rubric_id, dimension_id)


def _given(key: LogKey, row: LineRow, given: Sequence[GivenRow], thoughts: Mapping[str, Score]) -> _Scores:
    scores: dict[str, list[Given]] = defaultdict(list)
    for each in given:
        by_a_person = each.rater in HUMAN
        score = Given(
            rater=each.rater,
            score=each.score,
            user_id=each.rater_id if by_a_person and key.kept is Kept.DRILL else "",
            name=rater_name(each.rater, each.rater_id, key.kind, row.interviewer) if key.kept is Kept.ELSEWHERE else "",
            late=each.late,
            after_others=each.after_others,
            second_thought=thoughts.get(_ref(key, each)) if each.rater is Rater.SELF else None,
        )
        scores[each.dimension_id].append(score)
    return scores


def _ref(key: LogKey, given: GivenRow) -> str:
    return ref_of_given(key.id, given.rater, given.rater_id, given.dimension_id, given.score)
