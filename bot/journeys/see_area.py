"""Gathers a page of all that was observed of one area. Only reads."""

from collections.abc import Iterable, Mapping
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
from bot.core.entries import EntryKind, JournalEntry
from bot.core.errors import EvidenceGone
from bot.core.evidence import Evidence, Signal
from bot.core.journal import Signals
from bot.core.log import Kept
from bot.core.rubric import Rubric
from bot.journeys.gather_evidence import all_evidence_of
from bot.journeys.known_area import rubric_with
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import corrections, drills, journal_entries, logged, look_back


def see_area(visit: Visit, place: Place) -> AreaDetail:
    """The page asked for, or the one nearest to it. Raises UnknownArea."""
    rubric = rubric_with(visit.library, place.rubric_id, place.dimension_id)
    every = _of_area(visit, rubric, place.dimension_id)
    seen = in_order(without_open_drill(visit, every))
    place = replace(place, page=nearest_page(place.page, len(seen)))
    items = tuple(_items(visit, seen, on_page(seen, place.page)))
    return AreaDetail(standing_of(visit, rubric), place, items, len(seen), waits=len(every) > len(seen))


def see_item(visit: Visit, spot: Spot) -> Item:
    """One observation of the area. Raises UnknownArea, and EvidenceGone where it isn't part of it any more."""
    rubric = rubric_with(visit.library, spot.place.rubric_id, spot.place.dimension_id)
    seen = without_open_drill(visit, _of_area(visit, rubric, spot.place.dimension_id))
    named = [item for item in seen if item.ref == spot.ref]
    if not named:
        raise EvidenceGone
    return _items(visit, seen, named)[0]


def without_open_drill(visit: Visit, seen: Iterable[Evidence]) -> list[Evidence]:
    """What may be shown: of a drill that is still being looked back on, others' scores wait for its reveal."""
    open_drill = drills.open_one(visit.tx, visit.member, lock=False)
    return [item for item in seen if open_drill is None or item.session != open_drill.id]


def _of_area(visit: Visit, rubric: Rubric, dimension_id: str) -> list[Evidence]:
    """Everything observed of an area, also what was left out."""
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
            return SeenIn(session.kind, Kept.ELSEWHERE, _words(session.signals))
        entry = journal_entries.by_id(self._visit.tx, self._visit.member, id_)
        if entry is not None:
            return SeenIn(entry.kind, Kept.ENTRY, _words_of_entry(entry))
        signals = look_back.signals_of(self._visit.tx, self._visit.member, id_)
        return SeenIn(EntryKind.DRILL, Kept.DRILL, _words(signals))


def _words(signals: Signals) -> Mapping[Signal, str]:
    return {
        Signal.HESITATION: signals.hesitation,
        Signal.REHEARSED: signals.rehearsed,
        Signal.SURPRISE: signals.surprise,
    }


def _words_of_entry(entry: JournalEntry) -> Mapping[Signal, str]:
    """A question that surprised stands for the surprise where nothing else was written of it."""
    words = _words(entry.signals)
    return {**words, Signal.SURPRISE: words[Signal.SURPRISE] or entry.question}
