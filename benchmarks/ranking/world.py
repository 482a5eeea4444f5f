"""Simulated members: what they are really like, and what is seen of it in a drill. How they are ranked: trial.

What is assumed. Eight areas. A member's mean lies around 2.1 (sd .225), their areas around that (sd .45). What a rater
sees of an area is the area, the rater's leaning, the evening (sd .20) and noise; what they give is that, rounded to 1,
2 or 3. Oneself leans by .20 (sd .30) with noise .75, an AI by .35 (.30) with .70, each of three practice partners by 0
(.25) with .55. A drill is on one area, chosen as the app chooses it, two and a half days after the last. Whether the
last round was passed goes by the area and the evening, roughly (sd .30). Where it went badly the member often notes a
hesitation, otherwise seldom; one time in twelve they can't tell what to give.

The worlds differ in who scores what. *Usual*: oneself and, three times in four, the AI score the drilled area; every
other area gets a score of one's own in 15 drills of 100 and one of the AI's in 5; every sixth drill has a person, who
scores the drilled area, and each other in a quarter of cases. *Crossed*: everybody scores every area now and then, for
areas that aren't drilled oneself in 50 of 100, the AI in 40, and in every third drill a person in 50. *Misspecified*:
seen as usually, but not as the ranking believes: the AI leans by .80 and by another .30 from area to area, all noise is
1.3 times as much and one score in ten is wild, in one of five a rater just gives a 2, and a drill lifts the drilled
area by .06. True is then what is true at the end.
"""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.core.estimate import AREA_SD, OFFSETS, PERSON_MEAN, PERSON_WEIGHT, SESSION_SD
from bot.core.evidence import AI_NOISE_SD, HUMAN_NOISE_SD, SELF_NOISE_SD, Evidence, Signal, Source, noticed, scored

AREAS = tuple("abcdefgh")
BEGIN = datetime(2026, 9, 1, 18, tzinfo=UTC)
APART = timedelta(days=2.5)
PARTNERS = 3
CANT_TELL = 1 / 12
HESITATES = {1: 0.4, 2: 0.15, 3: 0.05}
"""How likely a hesitation is noted, by what the evening's performance rounds to."""
PASS_SD = 0.30
_NOISE_SD = {Source.SELF: SELF_NOISE_SD, Source.AI: AI_NOISE_SD, Source.HUMAN: HUMAN_NOISE_SD}


@dataclass(frozen=True, slots=True)
class World:
    """Who scores what how often, and how far the truth is from what the ranking believes.

    `drilled` is the chance that a rater, once there, scores the drilled area, `others` each other one; `person` that a
    person is there at all.
    """

    name: str
    drilled: dict[Source, float]
    others: dict[Source, float]
    person: float
    ai_leans: float = OFFSETS[Source.AI][0]
    ai_leans_by_area_sd: float = 0.0
    noise_times: float = 1.0
    wild: float = 0.0
    just_a_2: float = 0.0
    learns: float = 0.0


_DRILLED = {Source.SELF: 1.0, Source.AI: 0.75, Source.HUMAN: 1.0}
_OTHERS = {Source.SELF: 0.15, Source.AI: 0.05, Source.HUMAN: 0.25}
USUAL = World("usual", _DRILLED, _OTHERS, person=1 / 6)
CROSSED = World("crossed", _DRILLED, {Source.SELF: 0.5, Source.AI: 0.4, Source.HUMAN: 0.5}, person=1 / 3)
MISSPECIFIED = World(
    "misspecified",
    _DRILLED,
    _OTHERS,
    person=1 / 6,
    ai_leans=0.8,
    ai_leans_by_area_sd=0.3,
    noise_times=1.3,
    wild=0.1,
    just_a_2=0.2,
    learns=0.06,
)
WILD_TIMES = 3.0


class SimulatedMember:
    """One member of a world; `areas` is what they can really do now."""

    def __init__(self, world: World, chance: random.Random) -> None:
        self._world, self._chance = world, chance
        mean = chance.gauss(PERSON_MEAN, AREA_SD / PERSON_WEIGHT**0.5)
        self.areas = {area: chance.gauss(mean, AREA_SD) for area in AREAS}
        self._leaning = {"me": chance.gauss(*OFFSETS[Source.SELF])}
        self._leaning["model"] = chance.gauss(world.ai_leans, OFFSETS[Source.AI][1])
        for number in range(PARTNERS):
            self._leaning[f"p{number}"] = chance.gauss(*OFFSETS[Source.HUMAN])
        self._ai_by_area = {area: chance.gauss(0.0, world.ai_leans_by_area_sd) for area in AREAS}

    def drill(self, area: str, number: int) -> tuple[list[Evidence], bool]:
        """What is seen in their drill of that number, from 0 on, and whether its last round is passed."""
        evening = self._chance.gauss(0.0, SESSION_SD)
        seen = [one for rater in self._raters() for one in self._scores(rater, area, number, evening)]
        seen += self._journal(area, number, evening)
        passed = self.areas[area] + evening + self._chance.gauss(0.0, PASS_SD) >= 2
        self.areas[area] += self._world.learns
        return seen, passed

    def _raters(self) -> list[tuple[Source, str]]:
        raters = [(Source.SELF, "me"), (Source.AI, "model")]
        if self._chance.random() < self._world.person:
            raters.append((Source.HUMAN, f"p{self._chance.randrange(PARTNERS)}"))
        return raters

    def _scores(self, rater: tuple[Source, str], drilled: str, number: int, evening: float) -> list[Evidence]:
        source, name = rater
        seen = []
        for area in AREAS:
            if self._chance.random() >= (self._world.drilled if area == drilled else self._world.others)[source]:
                continue
            if source is Source.SELF and self._chance.random() < CANT_TELL:
                seen.append(noticed(area, Signal.CANT_TELL, f"d{number}", at(number)))
                continue
            leaning = self._leaning[name] + (self._ai_by_area[area] if source is Source.AI else 0.0)
            score = self._given(self.areas[area] + leaning + evening, _NOISE_SD[source])
            seen.append(scored(area, score, source, name, f"d{number}", at(number)))
        return seen

    def _given(self, read: float, noise_sd: float) -> int:
        if self._chance.random() < self._world.just_a_2:
            return 2
        wild = WILD_TIMES if self._chance.random() < self._world.wild else 1.0
        return _rounded(self._chance.gauss(read, noise_sd * self._world.noise_times * wild))

    def _journal(self, area: str, number: int, evening: float) -> list[Evidence]:
        if self._chance.random() >= HESITATES[_rounded(self.areas[area] + evening)]:
            return []
        return [noticed(area, Signal.HESITATION, f"d{number}", at(number))]


def at(number: int) -> datetime:
    """When a member's drill of that number is."""
    return BEGIN + number * APART


def _rounded(performance: float) -> int:
    return min(3, max(1, round(performance)))
