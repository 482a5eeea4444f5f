"""What was observed of an area, and how much each observation weighs. Where that puts the area: estimate, ranking."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from bot.core.scoring import Rater, Score

HALF_LIFE = timedelta(days=21)
"""After this long an observation counts half (this and every figure below: PRODUCT.md 4)."""
HUMAN_NOISE_SD, AI_NOISE_SD, SELF_NOISE_SD = 0.55, 0.70, 0.75
SAME_SESSION_VARIANCE = 0.15
"""Added to the noise of each of several scores that looked at one area in one session: they saw the same evening."""
AI_WEIGHT_AT_MOST = 1.5 / HUMAN_NOISE_SD**2
"""All that AI may weigh in one area: a person and a half."""
MEASURED_EVIDENCE, MEASURED_SESSIONS = 2.0, 2
_DIGITS = 12


class Source(StrEnum):
    """Where an observation comes from."""

    HUMAN = "human"
    SELF = "self"
    AI = "ai"
    SIGNAL = "signal"


SOURCE_OF = {
    Rater.SELF: Source.SELF,
    Rater.AI: Source.AI,
    Rater.PARTNER: Source.HUMAN,
    Rater.PROFESSIONAL: Source.HUMAN,
}
"""Whose word a score is."""


class Signal(StrEnum):
    """A soft observation by the member: something noticed, or a *can't tell*, rather than a number."""

    HESITATION = "hesitation"
    SURPRISE = "surprise"
    REHEARSED = "rehearsed"
    CANT_TELL = "cant_tell"


_NOISE_SD = {Source.HUMAN: HUMAN_NOISE_SD, Source.AI: AI_NOISE_SD, Source.SELF: SELF_NOISE_SD}
_SIGNALS = {
    Signal.HESITATION: (1.4, 1.1),
    Signal.SURPRISE: (1.3, 1.1),
    Signal.REHEARSED: (1.7, 1.1),
    Signal.CANT_TELL: (1.6, 1.2),
}
"""What each signal is worth on the scale of 1 to 3, and its noise sd."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One observation of one area (a dimension's id, within one rubric); made by `scored` or `noticed`.

    `rater` names whose leaning a score carries: the person, or an AI as model, rubric version and prompt in one.
    Signals have none. `session` is the drill, mock or interview it was seen in and `at` when that was, not when
    somebody got round to scoring it: what was seen together ages together. `ref` names the observation for good.
    """

    area: str
    value: float
    source: Source
    rater: str
    session: str
    at: datetime
    signal: Signal | None = None
    ref: str = ""

    @property
    def is_score(self) -> bool:
        """Whether it is a 1, 2 or 3 rather than a signal."""
        return self.signal is None

    @property
    def noise_sd(self) -> float:
        """How far such an observation usually falls from what it observes."""
        return _NOISE_SD[self.source] if self.signal is None else _SIGNALS[self.signal][1]


@dataclass(frozen=True, slots=True)
class Weighed:
    """An observation and its weight: one over its variance, halved for every half-life of age."""

    evidence: Evidence
    weight: float


def scored(area: str, score: int, source: Source, rater: str, session: str, at: datetime, ref: str = "") -> Evidence:
    """A 1, 2 or 3 by somebody. An AI that abstained, or a dimension not exercised, is no evidence: make none."""
    assert score in (1, 2, 3)
    assert source is not Source.SIGNAL
    return Evidence(area, float(score), source, rater, session, at, ref=ref)


def noticed(area: str, signal: Signal, session: str, at: datetime, ref: str = "") -> Evidence:
    """A signal of the journal, or a *can't tell* among the member's own scores."""
    return Evidence(area, _SIGNALS[signal][0], Source.SIGNAL, "", session, at, signal, ref)


def given(area: str, score: Score, rater: Rater, rater_id: str, session: str, at: datetime) -> Evidence | None:
    """What anybody gave, under its own name. Of *can't tell* only the member's own says something."""
    ref = ref_of_given(session, rater, rater_id, area, score)
    if score.number is not None:
        return scored(area, score.number, SOURCE_OF[rater], f"{rater}:{rater_id}", session, at, ref)
    return noticed(area, Signal.CANT_TELL, session, at, ref) if rater is Rater.SELF else None


def written(words: Mapping[Signal, str], area: str, session: str, at: datetime) -> list[Evidence]:
    """What was written of signals, each under its own name; where nothing was, nothing was noticed."""
    return [
        noticed(area, signal, session, at, ref_of_signal(session, signal)) for signal, text in words.items() if text
    ]


def ref_of_given(session: str, rater: Rater, rater_id: str, area: str, score: Score) -> str:
    """Names what somebody gave; *can't tell* is a signal."""
    if score is Score.CANT_TELL:
        return ref_of_signal(session, Signal.CANT_TELL, area)
    return ref_of_score(session, rater, rater_id, area)


def ref_of_score(session: str, rater: Rater, rater_id: str, area: str) -> str:
    """Names a score for good. An AI's name may be long, so that whoever gave it is there as a digest."""
    return f"{session}/{rater.value}:{sha256(rater_id.encode()).hexdigest()[:_DIGITS]}/{area}"


def ref_of_signal(session: str, signal: Signal, area: str | None = None) -> str:
    """Names a signal for good: one of each a session, whatever area it is tagged to; *can't tell* one an area."""
    return f"{session}/{signal.value}" if area is None else f"{session}/{signal.value}/{area}"


def weigh(evidence: Iterable[Evidence], now: datetime) -> list[Weighed]:
    """Every observation that counts, with its weight, newest first; the order they came in makes no difference.

    "Scores of one session counted with +.15 variance" (PRODUCT.md 4) is read as: when several raters scored the same
    area in the same session, each of those scores carries it. A lone score doesn't, nor does another area's score in
    the session, nor a signal; the session effect itself covers those. AI weighs up to its limit per area, newest
    sessions first; what is beyond is as if it had not been given.
    """
    left: dict[str, float] = defaultdict(lambda: AI_WEIGHT_AT_MOST)
    weighed = []
    for (area, _), seen in _by_area_and_session(evidence).items():
        counted = [item for item in seen if item.source is not Source.AI or left[area] > 0]
        shared = sum(item.is_score for item in counted) > 1
        for item in counted:
            weight = _weight(item, now, shared=shared)
            if item.source is Source.AI:
                weight = min(weight, left[area])
                left[area] -= weight
            if weight > 0:  # years later nothing is left of it, to the last bit
                weighed.append(Weighed(item, weight))
    return weighed


def n_eff(weighed: Iterable[Weighed]) -> float:
    """How many fresh scores by a person the evidence amounts to; to the millionth, so that rounding decides nothing."""
    return round(sum(item.weight for item in weighed) * HUMAN_NOISE_SD**2, 6)


def is_measured(weighed: Sequence[Weighed]) -> bool:
    """Whether the evidence of one area is enough to rank it: as much as two people's, two sessions, not AI alone."""
    sessions = {item.evidence.session for item in weighed}
    not_ai_alone = any(item.evidence.source in (Source.HUMAN, Source.SELF) for item in weighed)
    return n_eff(weighed) >= MEASURED_EVIDENCE and len(sessions) >= MEASURED_SESSIONS and not_ai_alone


def _by_area_and_session(evidence: Iterable[Evidence]) -> dict[tuple[str, str], list[Evidence]]:
    groups: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for item in sorted(evidence, key=_order, reverse=True):
        groups[item.area, item.session].append(item)
    return groups


def _order(item: Evidence) -> tuple[datetime, str, str, str, str, float, str, str]:
    """By time, then by everything else, so that equal times leave no choice."""
    return (item.at, item.session, item.area, item.source, item.rater, item.value, item.signal or "", item.ref)


def _weight(item: Evidence, now: datetime, *, shared: bool) -> float:
    age = max(now - item.at, timedelta())  # a clock that ran ahead makes nothing count more than fresh
    variance = item.noise_sd**2 + (SAME_SESSION_VARIANCE if shared and item.is_score else 0.0)
    return float(0.5 ** (age / HALF_LIFE)) / variance
