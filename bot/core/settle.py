"""What would settle which area is the weakest: so many more scored sessions. Pure; the words are the views'."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.estimate import OFFSETS, Hill
from bot.core.evidence import HALF_LIFE, Evidence, Source, Weighed, is_measured, weigh
from bot.core.ranking import CLEARLY, PROBABLY, Ranked, measured_areas, probability_weaker

MOST_SESSIONS = 6
"""More than this is no advice."""
PACE = timedelta(days=1)
"""How far apart the sessions are taken to be. Until the last of them, what was seen of the area before fades."""
_SOMEBODY = "somebody"
"""The person who would come: nobody whose leaning is known."""

_ANY_SCORE = {Source.SELF: 2.0, Source.HUMAN: 2.0}
"""Where it only counts who scores."""


class Aim(StrEnum):
    """What the sessions would bring: a first number, or the label *clearly*."""

    MEASURED = "measured"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Settling:
    """So many more `sessions` on `area`, each with the member's own score, `by_person` of them with a person's too.

    `other` is the area it would then be told apart from; None where the aim is a first number, and then `alone` is how
    many sessions nobody else scores would do as well, unless that is too many.
    """

    area: str
    aim: Aim
    sessions: int
    by_person: int
    other: str | None = None
    alone: int | None = None


@dataclass(frozen=True, slots=True)
class EquallyWeak:
    """Too close to call, and no reasonable number of sessions would tell them apart as they stand: drill either."""

    area: str
    other: str


def what_would_settle(
    ranked: Sequence[Ranked], guessed: Sequence[str], evidence: Iterable[Evidence], now: datetime
) -> Settling | EquallyWeak | None:
    """For the top of the ranking; for the first of the first guesses while there are no two areas to compare.

    `ranked` and `guessed` are what rank and first_guess made of the same evidence at the same time, perhaps without
    areas that need no settling. None where nothing was seen yet, and where until_clear has nothing to say.
    """
    if len(ranked) > 1:
        return until_clear(ranked[0], ranked[1], evidence, now)
    return until_measured(guessed[0], evidence, now) if guessed else None


def until_clear(
    first: Ranked, second: Ranked, evidence: Iterable[Evidence], now: datetime
) -> Settling | EquallyWeak | None:
    """How many sessions on the first area would make it *clearly* weaker, if they went as those before them.

    None where it is clear already, and where it is only probable but would take too many sessions.
    """
    measured = measured_areas(weigh(evidence, now))
    mine = measured[first.area]
    kept, touched = _apart(first.area, measured)
    every = [item.evidence for group in measured.values() for item in group]
    hill = Hill([*every, *_coming(first.area, _ANY_SCORE, 1, 1, now)])
    hill.see(kept)
    usual = _usual(first, mine)

    def chance(sessions: int, by_person: int) -> float:
        """By then. What doesn't change was seen before: with thousands of observations that takes the time."""
        then = hill.copied()
        then.see([*touched, *_then(mine, usual, first.area, sessions, by_person, now)])
        return probability_weaker(then.peak(), first.area, second.area)

    today = chance(0, 0)
    if today >= CLEARLY:
        return None
    fewest = _fewest(lambda sessions, by_person: chance(sessions, by_person) >= CLEARLY)
    if fewest is not None:
        return Settling(first.area, Aim.CLEAR, *fewest, second.area)
    return EquallyWeak(first.area, second.area) if today < PROBABLY else None


def until_measured(area: str, evidence: Iterable[Evidence], now: datetime) -> Settling | None:
    """How many sessions would give an area its number; None where it has one."""
    seen = [item for item in weigh(evidence, now) if item.evidence.area == area]
    if is_measured(seen):
        return None

    def enough(sessions: int, by_person: int) -> bool:
        return is_measured(_then(seen, _ANY_SCORE, area, sessions, by_person, now))

    fewest = _fewest(enough)
    alone = next((sessions for sessions in range(1, MOST_SESSIONS + 1) if enough(sessions, 0)), None)
    assert fewest is not None  # the member's own scores alone are enough
    return Settling(area, Aim.MEASURED, *fewest, alone=alone)


def _apart(area: str, measured: Mapping[str, Sequence[Weighed]]) -> tuple[list[Weighed], list[Weighed]]:
    """The other areas' observations: those of sessions without this one, and those of sessions they share."""
    shared = {item.evidence.session for item in measured[area]}
    others = [item for each, group in measured.items() if each != area for item in group]
    kept = [item for item in others if item.evidence.session not in shared]
    return kept, [item for item in others if item.evidence.session in shared]


def _fewest(enough: Callable[[int, int], bool]) -> tuple[int, int] | None:
    """(sessions, of them by a person): the fewest sessions, a person at every other one at most; then fewest people."""
    for sessions in range(1, MOST_SESSIONS + 1):
        most = (sessions + 1) // 2
        if enough(sessions, most):
            return sessions, next((people for people in range(most) if enough(sessions, people)), most)
    return None


def _usual(one: Ranked, seen: Sequence[Weighed]) -> Mapping[Source, float]:
    """What oneself and people usually gave the area; where they never did, what the estimate makes one expect."""
    usual = {}
    for source in (Source.SELF, Source.HUMAN):
        given = [item for item in seen if item.evidence.source is source]
        total = sum(item.weight for item in given)
        told = sum(item.weight * item.evidence.value for item in given)
        usual[source] = told / total if given else one.estimate + OFFSETS[source][0]
    return usual


def _then(
    seen: Sequence[Weighed], gives: Mapping[Source, float], area: str, sessions: int, by_person: int, now: datetime
) -> list[Weighed]:
    """What would be known of an area on the day of the last session, people coming to the first of them."""
    faded = float(0.5 ** (sessions * PACE / HALF_LIFE))
    coming = weigh(_coming(area, gives, sessions, by_person, now), now)
    return [*(replace(item, weight=item.weight * faded) for item in seen), *coming]


def _coming(area: str, gives: Mapping[Source, float], sessions: int, by_person: int, now: datetime) -> list[Evidence]:
    """What would be seen, dated so that the last of it is fresh."""
    coming = []
    for number in range(sessions):
        session, at = f"coming {number}", now - (sessions - 1 - number) * PACE
        raters = (Source.SELF, Source.HUMAN) if number < by_person else (Source.SELF,)
        coming += [Evidence(area, gives[source], source, _SOMEBODY, session, at) for source in raters]
    return coming
