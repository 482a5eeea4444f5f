"""Which question comes next for a member: not had before, apart from this drill's, and hard enough. Pure and seeded."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.core.drill import STAGE, Role, Round
from bot.core.likeness import TOO_SIMILAR, content_words, overlap
from bot.core.members import Level
from bot.core.question import Difficulty, Question, Wording, question_of

SHARE_OF = 10
"""Over so many questions the share of those at the target or above is kept."""

MOST_BELOW = 0.2
"""The largest share of easier ones among them (PRODUCT.md 5: below 80 % at target is named)."""

_BY_ROLE = {
    Role.EXPOSE: (Difficulty.WARM_UP, Difficulty.AT_THE_BAR, Difficulty.STRETCH),
    Role.REFINE: (Difficulty.AT_THE_BAR, Difficulty.STRETCH, Difficulty.WARM_UP),
    Role.PRESSURE: (Difficulty.STRETCH, Difficulty.AT_THE_BAR, Difficulty.WARM_UP),
}
"""What a round of a role looks for first. Warm-ups are passed over while the share doesn't allow one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the next round asks; `repeated` when the member has had everything that fits."""

    wording: Wording
    repeated: bool


def choose(
    bank: Sequence[Question],
    dimension_id: str,
    level: Level,
    role: Role,
    had: Sequence[str],
    rounds: Sequence[Round],
    rng: random.Random,
    *,
    twisted: bool = False,
) -> Chosen:
    """The question of the next round of a drill on a dimension at a level.

    `had`: the ids of everything the member was asked of this rubric, oldest first; `rounds`: this drill's so far. A
    member's own unasked questions come first, in their order. Then a wording they haven't had: of the wanted level
    before its neighbours, as hard as the role wants, of a question they had least often; for the last round the one
    least like this drill's others. When all were asked, the one asked longest ago. Nothing near-identical to this
    drill's while anything else is left, and nothing easier than the target that the share doesn't allow. `twisted`:
    every round looks for a stretch first, as the last one does.
    """
    fitting = [question for question in bank if dimension_id in question.exposes]
    easier = may_go_below(bank, had, level)
    hardness = _BY_ROLE[Role.PRESSURE if twisted else role]
    shelves = _shelves(fitting, level, hardness, easier=easier) or _shelves(fitting, level, hardness, easier=True)
    places = {asked_id: place for place, asked_id in enumerate(had)}
    drill = _ThisDrill(rounds)
    for wanted in (drill.is_apart, lambda _: True):
        for shelf in shelves:
            fresh = [wording for wording in shelf if wording.id not in places and wanted(wording)]
            if fresh:
                return Chosen(_pick(fresh, role, had, drill, rng), repeated=False)
        again = [wording for shelf in shelves for wording in shelf if wording.id in places and wanted(wording)]
        if again:
            return Chosen(min(again, key=lambda wording: places[wording.id]), repeated=True)
    raise LookupError(dimension_id)


def may_go_below(bank: Sequence[Question], had: Sequence[str], level: Level) -> bool:
    """Whether one easier question leaves the share of the last ten at the target or above where it has to be."""
    known = {question.id: question for question in bank}
    questions = [asked for asked in had if not asked.startswith(STAGE) and question_of(asked) in known]
    recent = questions[-(SHARE_OF - 1) :]
    below = sum(_was_below(known[question_of(asked)], asked, level) for asked in recent)
    return below + 1 <= MOST_BELOW * (len(recent) + 1)


def is_below(wording: Wording, level: Level) -> bool:
    """Whether a wording is easier than what a member at `level` aims for."""
    if wording.question.level is not level:
        return _place(wording.question.level) < _place(level)
    return wording.difficulty is Difficulty.WARM_UP


def _was_below(question: Question, asked_id: str, level: Level) -> bool:
    return any(wording.id == asked_id and is_below(wording, level) for wording in question.wordings())


def _shelves(
    fitting: Sequence[Question], level: Level, hardness: Sequence[Difficulty], *, easier: bool
) -> list[list[Wording]]:
    """What may be asked, in the order it is looked for: own questions one by one, then by level and difficulty."""
    shelves = [list(question.wordings()) for question in fitting if question.is_own]

    def far(question: Question) -> tuple[int, bool]:
        distance = _place(question.level) - _place(level)
        return abs(distance), distance < 0

    shared = sorted((question for question in fitting if not question.is_own), key=far)
    for _, group in groupby(shared, key=far):
        wordings = [wording for question in group for wording in question.wordings()]
        allowed = [wording for wording in wordings if easier or not is_below(wording, level)]
        shelves += [[wording for wording in allowed if wording.difficulty is each] for each in hardness]
    return [shelf for shelf in shelves if shelf]


class _ThisDrill:
    """What was asked in this drill already."""

    def __init__(self, rounds: Sequence[Round]) -> None:
        self._questions = {question_of(round_.question_id) for round_ in rounds}
        self._texts = [content_words(round_.question) for round_ in rounds]

    def likeness(self, wording: Wording) -> float:
        """How like the most similar one a wording is, 0 to 1."""
        own = content_words(wording.ask)
        return max((overlap(own, text) for text in self._texts), default=0.0)

    def is_apart(self, wording: Wording) -> bool:
        """Whether it is another question, and not near-identical to any."""
        return wording.question.id not in self._questions and self.likeness(wording) < TOO_SIMILAR


def _pick(fresh: Sequence[Wording], role: Role, had: Sequence[str], drill: _ThisDrill, rng: random.Random) -> Wording:
    """One of a shelf: of the questions had least often; under pressure the least like this drill's others."""
    times = Counter(map(question_of, had))
    least = min(times[wording.question.id] for wording in fresh)
    left = [wording for wording in fresh if times[wording.question.id] == least]
    if role is Role.PRESSURE:
        # In tenths: finer differences mean nothing.
        like = [round(drill.likeness(wording), 1) for wording in left]
        left = [wording for wording, each in zip(left, like, strict=True) if each == min(like)]
    question = rng.choice(list(dict.fromkeys(wording.question.id for wording in left)))
    return rng.choice([wording for wording in left if wording.question.id == question])


_PLACES = {level: place for place, level in enumerate(Level)}


def _place(level: Level) -> int:
    return _PLACES[level]
