"""Whether one rater reads higher than another, and how good a judge is beside people. Kappa itself: agreement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean
from typing import NamedTuple

from bot.core.agreement import quadratic_kappa

FEWEST_PAIRS, FEWEST_SESSIONS = 12, 3
"""From how much on a leaning may be told (this and the figures for kappa: PRODUCT.md 4)."""
KAPPA_FROM, ROUGH_KAPPA_FROM = 50, 30
"""Pairs; between the two kappa is provisional."""
LOWEST = 1
"""The level a judge that is too kind misses most."""

_Z_975 = NormalDist().inv_cdf(0.975)
_T_975 = (
    *(12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139),
    *(2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963),
    *(2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272),
)
"""Student's t at .975 for 1 to 30 degrees of freedom."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One area of one drill as two raters scored it, each without having seen the other's: 1, 2 or 3 both.

    `session` is the drill, mock or interview; scores of one session lean together. A pair is of one AI (model, rubric
    version and prompt hash in one) with people, or, the same way round, of one partner (`ai`) with the others.
    """

    session: str
    area: str
    ai: int
    person: int


@dataclass(frozen=True, slots=True)
class Leaning:
    """By how much the AI reads above the person, in levels; below 0: under them. `low` to `high` holds 95 %."""

    mean: float
    n: int
    sessions: int
    low: float
    high: float


class Kappa(NamedTuple):
    """Quadratic weighted kappa; provisional while there are too few pairs to rely on it."""

    kappa: float
    provisional: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with a known level: what the judge gave (None: it abstained) and what people gave."""

    given: int | None
    human: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """How good a judge is. `n` answers in all; on `abstained` of them it gave no number, and the rest is about others.

    `exact` is the share given the very level people gave; `bias` by how many levels it was above them on average, and
    `bias_where_1` the same over the `n_where_1` answers people gave a 1. None where there is nothing to say it of.
    """

    n: int
    abstained: int
    exact: float | None
    bias: float | None
    kappa: float | None
    bias_where_1: float | None
    n_where_1: int


def leaning(pairs: Sequence[Pair]) -> Leaning | None:
    """What may be said of how the AI reads beside people; None from too few pairs or sessions, or if chance may do."""
    found = difference(pairs)
    if found is None or found.n < FEWEST_PAIRS or found.sessions < FEWEST_SESSIONS:
        return None
    return found if found.low > 0 or found.high < 0 else None


def difference(pairs: Sequence[Pair]) -> Leaning | None:
    """The mean difference and its 95 % interval, however few pairs there are; None below two sessions.

    The pairs of a session share its evening, so sessions and not pairs are what was drawn independently: the variance
    of the mean is k/(k-1) · Σ(sum of a session's deviations)² / n² over k sessions, its t has k-1 degrees of freedom
    (A. C. Cameron and D. L. Miller, A practitioner's guide to cluster-robust inference, Journal of Human Resources 50,
    2015, VI). Where one session holds most pairs, 95 % is rather 90 %. All differences alike: an interval of no width.
    """
    by_session: dict[str, list[int]] = defaultdict(list)
    for pair in pairs:
        by_session[pair.session].append(pair.ai - pair.person)
    n, k = len(pairs), len(by_session)
    if k < 2:
        return None
    total = sum(map(sum, by_session.values()))
    # n times each session's deviation: whole numbers, so that neither the order nor a constant shift changes a bit
    deviations = (n * sum(each) - len(each) * total for each in by_session.values())
    variance = k / (k - 1) * sum(deviation**2 for deviation in deviations) / n**4
    mean, reach = total / n, t_975(k - 1) * sqrt(variance)
    return Leaning(mean, n, k, mean - reach, mean + reach)


def agreement_of(pairs: Sequence[Pair]) -> Kappa | None:
    """How far the AI and people agree beyond chance; None with too few pairs, or where chance explains everything."""
    if len(pairs) < ROUGH_KAPPA_FROM:
        return None
    kappa = quadratic_kappa((pair.ai, pair.person) for pair in pairs)
    return None if kappa is None else Kappa(kappa, provisional=len(pairs) < KAPPA_FROM)


def judgement(judged: Sequence[Judged]) -> Judgement:
    """How a judge did on answers whose levels are known."""
    given = [(each.given, each.human) for each in judged if each.given is not None]
    where_1 = [(one, human) for one, human in given if human == LOWEST]
    return Judgement(
        n=len(judged),
        abstained=len(judged) - len(given),
        exact=fmean(one == human for one, human in given) if given else None,
        bias=_bias(given),
        kappa=quadratic_kappa(given),
        bias_where_1=_bias(where_1),
        n_where_1=len(where_1),
    )


def t_975(df: int) -> float:
    """Student's t at .975 with `df` degrees of freedom, to the millionth: what 95 % of a mean's errors stay within.

    To 30 from a table; after that by its series around the normal quantile (M. Abramowitz and I. Stegun, Handbook of
    Mathematical Functions, 26.7.5), the more exact the more degrees there are.
    """
    if df <= len(_T_975):
        return _T_975[df - 1]
    z = _Z_975
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3


def _bias(given: Sequence[tuple[int, int]]) -> float | None:
    return fmean(one - human for one, human in given) if given else None
