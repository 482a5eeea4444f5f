"""Gathers a page of all that was observed of one area. Only reads."""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.area_detail import (
    AreaDetail,
    Item,
    Place,
    SeenIn,
    Spot,
    in_order,
    nearest_page,
    on_page,
    what_counts,
)
from bot.core.entries import EntryKind
from bot.core.errors import EvidenceGone
from bot.core.evidence import Evidence
from bot.core.log import Kept
from bot.core.rubric import Rubric
from bot.journeys.gather_evidence import all_evidence_of, waits_for_reveal
from bot.journeys.known_area import area_once_there
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import corrections, journal_entries, logged, look_back


def see_area(visit: Visit, place: Place) -> AreaDetail:
    """The page asked for, or the one nearest to it. Raises AreaLeft."""
    rubric = area_once_there(visit.library, place.rubric_id, place.dimension_id)
    seen = in_order(_of_area(visit, rubric, place.dimension_id))
    place = replace(place, page=nearest_page(place.page, len(seen)))
    items = tuple(_items(visit, seen, on_page(seen, place.page)))
    waits = waits_for_reveal(visit, rubric, place.dimension_id)
    return AreaDetail(standing_of(visit, rubric), place, items, len(seen), waits=waits)


def see_item(visit: Visit, spot: Spot) -> Item:
    """One observation of the area. Raises AreaLeft, and EvidenceGone where it isn't part of it any more."""
    rubric = area_once_there(visit.library, spot.place.rubric_id, spot.place.dimension_id)
    seen = _of_area(visit, rubric, spot.place.dimension_id)
    named = [item for item in seen if item.ref == spot.ref]
    if not named:
        raise EvidenceGone
    return _items(visit, seen, named)[0]


def _of_area(visit: Visit, rubric: Rubric, dimension_id: str) -> list[Evidence]:
    """What may be shown of an area, also what was left out."""
    return [item for item in all_evidence_of(visit, rubric) if item.area == dimension_id]


def _items(visit: Visit, seen: list[Evidence], shown: Iterable[Evidence]) -> list[Item]:
    counts = what_counts(seen, corrections.left_out(visit.tx, visit.member), visit.now)
    thoughts = corrections.second_thoughts(visit.tx, visit.member)
    sessions = _Sessions(visit)
    return [Item(item, sessions.of(item), counts[item.ref], thoughts.get(item.ref)) for item in shown]


class _Sessions:
    """The sessions things were observed in, each read once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._logged = {session.id: session for session in logged.every(visit.tx, visit.member)}
        self._known: dict[str, SeenIn] = {}

    def of(self, item: Evidence) -> SeenIn:
        if item.session not in self._known:
            self._known[item.session] = self._read(item.session)
        return self._known[item.session]

    def _read(self, id_: str) -> SeenIn:
        session = self._logged.get(id_)
        if session is not None:
            return SeenIn(session.kind, Kept.ELSEWHERE, session.signals.by_signal())
        entry = journal_entries.by_id(self._visit.tx, self._visit.member, id_)
        if entry is not None:
            return SeenIn(entry.kind, Kept.ENTRY, entry.by_signal())
        signals = look_back.signals_of(self._visit.tx, self._visit.member, id_)
        return SeenIn(EntryKind.DRILL, Kept.DRILL, signals.by_signal())
