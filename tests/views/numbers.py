"""*Details* in each of its states: with nothing, with little, with everything there can be."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.core.details import FEWEST_DRILLS, AreaScores, Details, LongRun
from bot.core.evidence import Signal, Source
from bot.core.fixes import SHOWN, RepeatedFix
from bot.core.habits import MOST_MOCKS, Habits, Share
from bot.core.journal import LONGEST_ENTRY, LastFix
from bot.core.patterns import LATEST, Contrast, Kind, Noticed, Pattern
from bot.core.readiness import Missing, Readiness, Watched
from bot.core.rubric import Rubric
from bot.core.settle import Aim, Settling
from bot.core.spread import Direction, Given, Low, Spread, Trend
from bot.core.standing import Standing
from bot.views.details import draw_details
from bot.views.look_back_modal import LONGEST_FIX
from tests.cast import NOON
from tests.views.drills import Telling
from tests.views.standings import by_evidence

NOTHING_NOTICED = Noticed(0)
TRENDS = (
    Trend(Direction.UP, 6, Source.HUMAN, 1.0, 7 / 3, 3),
    Trend(Direction.DOWN, 11, Source.AI, 2.6, 1.8, 5),
    Trend(Direction.STEADY, 7, Source.SELF, 2.0, 2.0, 3),
    Trend(Direction.NOT_ENOUGH, 4),
)
SPREADS = (Spread(5, 2, 1.5, 1, 3), Spread(3, 0, 2, 2, 2), None)


def numbers(telling: Telling) -> dict[str, dict[str, Any]]:
    """The modal, wherever the member stands."""
    where = by_evidence(telling.rubric)
    whole = _everything(telling, where["every_one_measured"])
    few = replace(_nothing(where["too_close_to_call"]), noticed=Noticed(2), long_run=LongRun(FEWEST_DRILLS - 1))
    in_quotes = Pattern(Signal.REHEARSED, 3, ("“It depends”", '"Let me think"', "“one” and “two”"))
    quoting = replace(few, noticed=Noticed(3, (in_quotes,)))
    ten = replace(whole, noticed=Noticed(LATEST), long_run=LongRun(FEWEST_DRILLS), habits=Habits(scored=Share(0, 1)))
    shown = {
        "modal_details": whole,
        "modal_details_with_nothing": _nothing(where["nothing_yet"]),
        "modal_details_of_a_few_drills": few,
        "modal_details_of_ten_drills_alike": ten,
        "modal_details_of_first_guesses": replace(_nothing(where["first_guesses"]), scores=_scores(telling.rubric)),
        "modal_details_of_what_is_reliable": _nothing(where["reliable"]),
        "modal_details_of_a_reliable_guess": _nothing(where["reliable_and_guessed"]),
        "modal_details_without_a_trend": replace(few, scores=_scores(telling.rubric, start=2)),
        "modal_details_of_words_in_quotes": quoting,
        "modal_details_of_volume_alone": replace(few, habits=Habits(mocks=MOST_MOCKS + 1)),
    }
    shown |= {f"modal_details_ready_{reason}": replace(few, readiness=_short_of(reason)) for reason in Missing}
    shown |= {
        f"modal_details_notes_{kind}": replace(few, noticed=_noticed(telling, kind)) for kind in (Kind.ALOUD, Kind.MOCK)
    }
    return {name: draw_details(details) for name, details in shown.items()}


def _nothing(where: Standing) -> Details:
    return Details(where, {}, Readiness(missing=Missing.SCORES), NOTHING_NOTICED, LongRun(0), Habits())


def _everything(telling: Telling, where: Standing) -> Details:
    """Every area measured, every pattern found, every habit counted; as long as any of it can be."""
    areas = [dimension.id for dimension in telling.rubric.dimensions]
    settling = Settling(areas[0], Aim.CLEAR, 3, 1, areas[-1])
    fix = telling.said[:LONGEST_FIX]
    became = (LastFix.FIXED, LastFix.PARTLY, LastFix.NOT, None)
    lows = [Low(areas[0], Given(1, 9), Given(1.5, 2), Given(2, 1)), Low(areas[-1], Given(2, 3), None, None)]
    return Details(
        standing=replace(where, settling=settling),
        scores=_scores(telling.rubric),
        readiness=Readiness(tuple(Watched(id_, 2, 3, 1.5, 1, 3) for id_ in areas), None, 2, 3),
        noticed=_noticed(telling, Kind.INTERVIEW),
        long_run=LongRun(23, tuple(lows), tuple(RepeatedFix(fix, 4, NOON, each) for each in became[-SHOWN:])),
        habits=Habits(Share(17, 20), Share(20, 20), Share(31, 40), MOST_MOCKS + 9),
    )


def _scores(rubric: Rubric, start: int = 0) -> Mapping[str, AreaScores]:
    """Every trend and every spread in turn, area by area."""
    ids = [dimension.id for dimension in rubric.dimensions]
    return {
        id_: AreaScores(6 + place, place % 3, SPREADS[place % len(SPREADS)], TRENDS[place % len(TRENDS)])
        for place, id_ in enumerate(ids, start)
    }


def _noticed(telling: Telling, kind: Kind) -> Noticed:
    """All three signals: about an area and in none, with a contrast and without."""
    area, words = telling.dimension.id, (telling.said[:LONGEST_ENTRY],) * 4
    return Noticed(
        6,
        (
            Pattern(Signal.HESITATION, 5, words, area, 4, 5, Contrast(kind, 3, 3, 2, 6)),
            Pattern(Signal.SURPRISE, 4, words, area, 3, 6),
            Pattern(Signal.REHEARSED, 3, words),
        ),
    )


def _short_of(reason: Missing) -> Readiness:
    return Readiness(missing=reason, people=1, sessions=2)
