"""What an area's standing rests on, the forms over it and the charts of it, in each of their states."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.area_chart import (
    MOST_LINES,
    AreaCharts,
    Beside,
    Compared,
    Line,
    NotDrawn,
    OverTime,
    charts_of_area,
    charts_of_rubric,
)
from bot.core.area_detail import (
    PAGE,
    AreaDetail,
    Counts,
    Item,
    Place,
    SecondThought,
    SeenIn,
    SignalsAgain,
    Spot,
)
from bot.core.entries import EntryForm, EntryKind
from bot.core.errors import EvidenceGone
from bot.core.evidence import Evidence, Signal, Source, noticed, ref_of_score, ref_of_signal, scored
from bot.core.journal import LONGEST_ENTRY, Signals
from bot.core.library import Library
from bot.core.log import Kept
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.own_questions import LONGEST_QUESTION
from bot.core.rubric import Rubric
from bot.core.scoring import Rater, Score
from bot.views.area_charts import draw_area_charts, draw_asked, draw_asked_in_modal
from bot.views.area_modal import draw_area
from bot.views.drawn import Drawn
from bot.views.evidence_forms import draw_correcting
from tests.cast import NOON
from tests.views.drills import Telling
from tests.views.standings import by_evidence

View = dict[str, Any]
_SESSION = "0190f3a2c4d57b1e8a6f0c2d4e6f8a0b"
_TODAY = NOON.date()


def area_details(library: Library, telling: Telling) -> dict[str, Sequence[Drawn] | View]:
    """`said` stands wherever a person may write, and wherever an import brings a name along."""
    rubric = telling.rubric
    return {
        **_areas(rubric, telling.said),
        **_forms(library, rubric, telling.said),
        **_charts(rubric),
    }


def _areas(rubric: Rubric, said: str) -> dict[str, View]:
    where, dimension_id = by_evidence(rubric), rubric.dimensions[0].id
    place = Place(rubric.id, dimension_id)
    every = tuple(_every_kind(dimension_id, said))
    full = tuple(replace(every[n % len(every)], evidence=_numbered(every[n % len(every)], n)) for n in range(PAGE))
    whole = AreaDetail(where["clearly_the_weakest"], place, every, len(every))
    return {
        "area_with_every_kind": draw_area(whole),
        "area_in_the_middle": draw_area(
            AreaDetail(where["too_close_to_call"], replace(place, page=1), full, 3 * PAGE), EvidenceGone().sentence
        ),
        "area_of_one": draw_area(AreaDetail(where["first_guesses"], place, every[:1], 1, waits=True)),
        "area_reliable": draw_area(AreaDetail(where["reliable"], place, every[1:2], 1)),
        "area_never_seen": draw_area(AreaDetail(where["nothing_yet"], place, (), 0)),
        "area_that_waits": draw_area(AreaDetail(where["nothing_yet"], place, (), 0, waits=True)),
    }


def _numbered(item: Item, number: int) -> Evidence:
    return replace(item.evidence, ref=f"{number}/{item.evidence.ref}")


def _every_kind(area: str, said: str) -> list[Item]:
    """An item of each kind a session can be kept as, a rater can be, and a state can be in."""
    words = {signal: said for signal in Signal if signal is not Signal.CANT_TELL}
    drill = SeenIn(EntryKind.DRILL, Kept.DRILL, words)
    entries = [SeenIn(kind, Kept.ENTRY, words) for kind in EntryKind]
    log = SeenIn(EntryKind.MOCK, Kept.ELSEWHERE, words)
    own, thought = _score(area, Rater.SELF, "U0PGANA001"), _score(area, Rater.SELF, "U0PGANA001", _SESSION[::-1])
    return [
        Item(own, drill),
        Item(thought, drill, Counts.LEFT_OUT, Score.TWO),
        Item(_score(area, Rater.PARTNER, "U0PGMIA001"), drill),
        Item(_score(area, Rater.AI, "a-model|v1|prompt"), drill),
        Item(_score(area, Rater.AI, "|v1|prompt"), drill, Counts.BEYOND),
        Item(_score(area, Rater.PROFESSIONAL, said[:100] or "Mia K."), log),
        Item(_score(area, Rater.PARTNER, "UMA"), log),
        Item(_score(area, Rater.PARTNER, ""), log),
        Item(_score(area, Rater.AI, ""), log),
        Item(_signal(area, Signal.CANT_TELL, _SESSION), drill),
        *(Item(_signal(area, signal, signal.value), entries[0]) for signal in words),
        *(Item(_signal(area, Signal.SURPRISE, f"e{place}"), each) for place, each in enumerate(entries)),
        Item(_signal(area, Signal.REHEARSED, "no words"), replace(drill, words={})),
    ]


def _score(area: str, rater: Rater, rater_id: str, session: str = _SESSION) -> Evidence:
    sources = {Rater.SELF: Source.SELF, Rater.AI: Source.AI}
    ref = ref_of_score(session, rater, rater_id, area)
    return scored(area, 1, sources.get(rater, Source.HUMAN), f"{rater}:{rater_id}", session, NOON, ref)


def _signal(area: str, signal: Signal, session: str) -> Evidence:
    return noticed(area, signal, session, NOON, ref_of_signal(session, signal, area))


def _forms(library: Library, rubric: Rubric, said: str) -> dict[str, View]:
    dimension = rubric.dimensions[0]
    items = _every_kind(dimension.id, said)
    spot = Spot(Place(rubric.id, dimension.id, 1), items[0].evidence.ref)
    signals = Signals(*[said[:LONGEST_ENTRY]] * 3)
    area = (rubric.id, dimension.id)
    session = LoggedSession("l1", EntryKind.MOCK, NOON, NOON, rubric_id=rubric.id, problem=said)
    given = LoggedScore(dimension.id, Rater.PARTNER, Score.TWO)
    forms = {
        "second_thought": SecondThought(items[0], Score.ONE, dimension),
        "second_thought_again": SecondThought(items[1], Score.CANT_TELL, dimension),
        "signals": SignalsAgain(rubric, dimension.id, signals),
        "signals_of_another_area": SignalsAgain(rubric, dimension.id, Signals(dimension_id=rubric.dimensions[1].id)),
        "entry_again": EntryForm("e1", NOON, EntryKind.MOCK, area, signals, said[:LONGEST_QUESTION]),
        "removal": replace(session, scores=(given, replace(given, rater=Rater.SELF))),
        "removal_of_an_interview": replace(session, kind=EntryKind.INTERVIEW, problem=""),
    }
    return {f"modal_{name}": draw_correcting(library, spot, form) for name, form in forms.items()}


def _charts(rubric: Rubric) -> dict[str, Sequence[Drawn] | View]:
    dimension, ids = rubric.dimensions[0], [each.id for each in rubric.dimensions]
    ends = tuple(_TODAY - timedelta(weeks=ago) for ago in reversed(range(12)))
    you = Line(Source.SELF.value, tuple(1 + n % 3 / 2 for n in range(12)), 14)
    area = OverTime(ends, (you, replace(you, name=Source.HUMAN.value)), (NotDrawn(Source.AI.value, 4, 2.0),))
    few = tuple(NotDrawn(id_, 2, None) for id_ in ids[MOST_LINES:])
    areas = OverTime(ends, tuple(Line(id_, you.values, 3) for id_ in ids[:MOST_LINES]), few)
    three = (Source.SELF, Source.HUMAN, Source.AI)
    beside = Beside(three, tuple(Compared(id_, (2.3, 1.66, 2.0), 2 + place) for place, id_ in enumerate(ids)))
    two = Beside(three[::2], (Compared(ids[0], (2.0, 1.25), 4),))
    whole = AreaCharts(rubric, None, {}, areas, beside)
    nothing = [charts_of_area(rubric, dimension, [], _TODAY, "UTC"), charts_of_rubric(rubric, [], _TODAY, "UTC")]
    little = [replace(each, scores={Source.SELF: 2, Source.HUMAN: 1, Source.AI: 0}) for each in nothing]
    one = replace(nothing[0], scores={Source.AI: 1})
    young = replace(nothing[0], scores={Source.SELF: 4}, drawn_from=_TODAY + timedelta(days=3))
    enough = [AreaCharts(rubric, dimension, {}, area), whole]
    return {
        "chart_of_an_area": [draw_area_charts(enough[0])],
        "charts_of_a_rubric": [draw_area_charts(whole), draw_area_charts(replace(whole, over_time=None, beside=two))],
        "charts_asked": [draw_asked(each) for each in (*enough, *nothing, *little, one, young)],
        "modal_charts_asked": draw_asked_in_modal(little[1]),
    }
