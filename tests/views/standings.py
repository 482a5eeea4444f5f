"""Where somebody stands and their Home, in each of their states."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.library import Library
from bot.core.members import Level
from bot.core.next_step import FirstUse, OpenDrill
from bot.core.ranking import Certainty, Ranked
from bot.core.rubric import Rubric
from bot.core.scene import HomeScene
from bot.core.settle import Aim, EquallyWeak, Settling
from bot.core.standing import Progress, Standing
from bot.core.week import Done
from bot.journeys.see_home import PAST_DRILLS
from bot.views.drawn import Drawn
from bot.views.home import draw_home
from bot.views.look_back_modal import LONGEST_FIX
from bot.views.standing import draw_areas
from tests.cast import NOON
from tests.views.drills import Telling
from tests.views.logs import drill_lines, entry_lines
from tests.views.offers import next_step
from tests.views.results import OWN_READING

Values = Sequence[Evidence]


def standings(library: Library, telling: Telling) -> dict[str, Sequence[Drawn] | dict[str, Any]]:
    """`/drill areas` and Home."""
    return {
        **{f"areas_{name}": [draw_areas(where)] for name, where in by_evidence(telling.rubric).items()},
        **_homes(library, telling),
    }


def _homes(library: Library, telling: Telling) -> dict[str, dict[str, Any]]:
    step, where = next_step(telling), by_evidence(telling.rubric)
    fix, entries = telling.said[:LONGEST_FIX], entry_lines(telling.rubric, telling.said)
    home = HomeScene(step, where["too_close_to_call"], drill_lines(telling.rubric, telling.said), fix)
    open_ = [replace(home, next=OpenDrill(drill, telling.rubric)) for drill in (telling.asked(), telling.over())]
    stretch = replace(step, level=Level.MID).offering_stretch()
    return {
        "home_offers_a_level_up": draw_home(HomeScene(stretch, where["reliable"])),
        "home_offers_a_check": draw_home(HomeScene(step.as_check(), where["reliable"])),
        "home_at_first_use": draw_home(HomeScene(FirstUse(library))),
        "home_with_nothing_scored": draw_home(HomeScene(step, where["nothing_yet"])),
        "home_with_scores": draw_home(replace(home, past=home.past[:PAST_DRILLS])),
        "home_with_everything": draw_home(
            replace(home, standing=where["reliable"], past=entries[-PAST_DRILLS:], interview_at=NOON)
        ),
        "home_stuck": draw_home(replace(home, next=replace(step, chosen_from=where["stuck"]), standing=where["stuck"])),
        "home_of_a_week": draw_home(replace(home, past=(), this_week=Done(2, 1, timedelta(minutes=80), 2, 1))),
        "home_of_example_data": draw_home(replace(home, past=(), example=True)),
        "home_with_a_drill_under_way": draw_home(replace(open_[0], past=())),
        "home_with_a_drill_to_score": draw_home(replace(open_[1], past=())),
    }


def by_evidence(rubric: Rubric) -> dict[str, Standing]:
    """Each certainty on the two weakest areas, and every mix of measured, guessed, unseen and reliable."""
    ids = [dimension.id for dimension in rubric.dimensions]
    two, rest = ids[:2], tuple(ids[2:])
    twice = scored(two[0], 1, Source.SELF, "self", "d1", NOON)
    own: Values = (twice, twice, noticed(two[0], Signal.CANT_TELL, "d1", NOON))
    others: Values = (scored(two[1], 2, Source.HUMAN, "mia", "d2", NOON), scored(two[1], 3, Source.AI, "m", "d2", NOON))
    signals: Values = tuple(noticed(two[0], signal, "d1", NOON) for signal in Signal if signal is not Signal.CANT_TELL)

    def ranked(certainty: Certainty, weakest: Values = own) -> Standing:
        pair = (_area(two[0], 1.2, weakest, certainty), _area(two[1], 2.6, others, None, people=2))
        return _standing(rubric, pair, rest[:1], rest[1:])

    nothing = _standing(rubric, (), (), tuple(ids))
    held = {two[0]: OWN_READING, two[1]: Progress(reliable=True)}
    every = tuple(_area(id_, 1.0 + 2 * place / len(ids), own, Certainty.PROBABLY) for place, id_ in enumerate(ids))
    return {
        "clearly_the_weakest": ranked(Certainty.CLEARLY),
        "probably_the_weakest": ranked(Certainty.PROBABLY),
        "too_close_to_call": ranked(Certainty.TOO_CLOSE, signals),
        "one_measured": _standing(rubric, (_area(two[0], 2.0, own, None),), (), (two[1], *rest)),
        "every_one_measured": _standing(rubric, (*every[:-1], replace(every[-1], certainty=None)), (), ()),
        "first_guesses": _standing(rubric, (), (two[0],), (two[1], *rest)),
        "reliable_and_guessed": _standing(rubric, (), (two[0],), (two[1], *rest), {two[0]: OWN_READING}),
        "reliable": replace(ranked(Certainty.CLEARLY), progress=held),
        "nothing_yet": nothing,
        "stuck": replace(ranked(Certainty.CLEARLY), progress={two[0]: Progress(stuck=True)}),
        "named_people": ranked(Certainty.CLEARLY, tuple(_by(who, two[0]) for who in ("U0PGMIA001", "Dana <W.>", ""))),
        **_settling(ranked(Certainty.PROBABLY), two),
        "first_guess_to_measure": replace(
            _standing(rubric, (), (two[0],), (two[1], *rest)), settling=Settling(two[0], Aim.MEASURED, 2, 1)
        ),
    }


def _by(who: str, area: str) -> Evidence:
    """A 1 by a person as Slack knows them, by a name somebody typed, by nobody named."""
    return scored(area, 1, Source.HUMAN, f"partner:{who}", "d1", NOON)


def _settling(where: Standing, two: Sequence[str]) -> dict[str, Standing]:
    """What would tell the two weakest apart: sessions of each mix, or nothing that is worth a try."""
    mixes = {"alone": (3, 0), "by_a_person_once": (2, 1), "by_a_person": (2, 2), "one_by_a_person": (1, 1)}
    told = {
        f"settled_{name}": replace(where, settling=Settling(two[0], Aim.CLEAR, *mix, two[1]))
        for name, mix in mixes.items()
    }
    return {**told, "equally_weak": replace(where, settling=EquallyWeak(*two))}


def _standing(
    rubric: Rubric,
    ranked: Sequence[Ranked],
    guessed: Sequence[str],
    unseen: Sequence[str],
    progress: Mapping[str, Progress] | None = None,
) -> Standing:
    return Standing(rubric, tuple(ranked), tuple(guessed), tuple(unseen), {}, progress or {}, {})


def _area(id_: str, value: float, because: Values, certainty: Certainty | None, people: int = 0) -> Ranked:
    return Ranked(id_, value, 3.0, 4 + people, people, tuple(because), NOON, certainty)
