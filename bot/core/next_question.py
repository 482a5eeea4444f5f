"""Which question comes next for a member: not had before, apart from this drill's, and hard enough. Pure and seeded."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.core.drill import STAGE, Role, Round
from bot.core.likeness import TOO_SIMILAR, content_words, overlap
from bot.core.members import Level
from bot.core.question import Difficulty, Question, Wording, difficulty_of, question_of

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
    hardness = _BY_ROLE[Role.PRESSURE if twisted else role]
    look = _Look(had, rounds, rng)
    find = look.strangest if role is Role.PRESSURE else look.any_fresh
    for easier in dict.fromkeys((may_go_below(bank, had, level), True)):  # easier ones anyway if there is nothing else
        for apart in (True, False):
            shelves = _shelves(fitting, level, hardness, easier=easier)
            fresh = next(filter(None, (find(shelf, apart) for shelf in shelves)), None)
            if fresh:
                return Chosen(fresh, repeated=False)
            again = look.longest_ago(_shelves(fitting, level, hardness, easier=easier), apart)
            if again:
                return Chosen(again, repeated=True)
    raise LookupError(dimension_id)


def may_go_below(bank: Sequence[Question], had: Sequence[str], level: Level) -> bool:
    """Whether one easier question leaves the share of the last ten at the target or above where it has to be."""
    known = {question.id: question for question in bank}
    questions = [asked for asked in had if not asked.startswith(STAGE) and question_of(asked) in known]
    recent = questions[-(SHARE_OF - 1) :]
    below = sum(is_below(known[question_of(asked)].level, difficulty_of(asked), level) for asked in recent)
    return below + 1 <= MOST_BELOW * (len(recent) + 1)


def is_below(asked: Level, difficulty: Difficulty, level: Level) -> bool:
    """Whether a question of one level, asked this hard, is easier than what a member at `level` aims for."""
    if asked is not level:
        return _place(asked) < _place(level)
    return difficulty is Difficulty.WARM_UP


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Questions among which nothing but use and chance decides, asked this hard."""

    questions: Sequence[Question]
    difficulty: Difficulty


def _shelves(
    fitting: Sequence[Question], level: Level, hardness: Sequence[Difficulty], *, easier: bool
) -> Iterator[_Shelf]:
    """What may be asked, in the order it is looked for: own questions one by one, then by level and difficulty."""
    yield from (_Shelf([question], Difficulty.AT_THE_BAR) for question in fitting if question.is_own)

    def far(question: Question) -> tuple[int, bool]:
        distance = _place(question.level) - _place(level)
        return abs(distance), distance < 0

    shared = sorted((question for question in fitting if not question.is_own), key=far)
    for _, group in groupby(shared, key=far):
        questions = list(group)
        for difficulty in hardness:
            if easier or not is_below(questions[0].level, difficulty, level):
                yield _Shelf(questions, difficulty)


class _Look:
    """Looks through shelves for one member: what they had, and what this drill asked already.

    A question nobody asked them has no wording they had; so texts and digests are made for few of the thousands.
    """

    def __init__(self, had: Sequence[str], rounds: Sequence[Round], rng: random.Random) -> None:
        self._places = {asked_id: place for place, asked_id in enumerate(had)}
        self._times = Counter(map(question_of, had))
        self._here = {question_of(round_.question_id) for round_ in rounds}
        self._texts = [content_words(round_.question) for round_ in rounds]
        self._rng = rng

    def any_fresh(self, shelf: _Shelf, apart: bool) -> Wording | None:
        """Any wording they haven't had, of the questions they had least often."""
        found = (self._fresh(question, shelf.difficulty, apart) for question in self._least_often(shelf))
        return next(filter(None, found), None)

    def strangest(self, shelf: _Shelf, apart: bool) -> Wording | None:
        """Like any_fresh; of one wording for each question had as often, the least like this drill's others."""
        for _, questions in groupby(self._least_often(shelf), key=lambda question: self._times[question.id]):
            found = [self._fresh(question, shelf.difficulty, apart) for question in questions]
            # In tenths: finer differences mean nothing.
            wordings = [wording for wording in found if wording]
            if wordings:
                return min(wordings, key=lambda wording: round(self._likeness(wording), 1))
        return None

    def longest_ago(self, shelves: Iterable[_Shelf], apart: bool) -> Wording | None:
        """Of everything they had, what they had longest ago."""
        everything = (
            each for shelf in shelves for question in shelf.questions for each in question.worded(shelf.difficulty)
        )
        had = [wording for wording in everything if wording.id in self._places]
        fitting = [wording for wording in had if self._is_apart(wording)] if apart else had
        return min(fitting, key=lambda wording: self._places[wording.id], default=None)

    def _least_often(self, shelf: _Shelf) -> list[Question]:
        shuffled = self._rng.sample(shelf.questions, len(shelf.questions))
        return sorted(shuffled, key=lambda question: self._times[question.id])

    def _fresh(self, question: Question, difficulty: Difficulty, apart: bool) -> Wording | None:
        if apart and question.id in self._here:
            return None
        wordings = list(question.worded(difficulty))
        if self._times[question.id]:
            wordings = [wording for wording in wordings if wording.id not in self._places]
        self._rng.shuffle(wordings)
        return next((wording for wording in wordings if not apart or self._is_apart(wording)), None)

    def _is_apart(self, wording: Wording) -> bool:
        """Whether it is another question than this drill's, and near-identical to none."""
        return wording.question.id not in self._here and self._likeness(wording) < TOO_SIMILAR

    def _likeness(self, wording: Wording) -> float:
        """How like the most similar one of this drill a wording is, 0 to 1."""
        own = content_words(wording.ask) if self._texts else frozenset()
        return max((overlap(own, text) for text in self._texts), default=0.0)


_PLACES = {level: place for place, level in enumerate(Level)}


def _place(level: Level) -> int:
    return _PLACES[level]
