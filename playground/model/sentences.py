"""What the stand-in sees in a text: sentences, figures, words that weigh, and phrases worth asking about.

All of it by plain patterns, so that anybody can tell beforehand what it will see. It understands nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

FEWEST_WORDS = 4
"""Of a sentence that counts."""
LONGEST_QUOTE = 40
LONGEST_PHRASE, LONGEST_FIGURE = 3, 4
STEM = 6
"""Two words with so many first letters in common count as one."""

_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+|(?<=[.?!…][\"”’)])\s+(?![a-z])|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FIGURE = re.compile(
    r"(?<![\w.])\d[\d.,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|twice|per cent|percent)\b",
    re.IGNORECASE,
)
_WEIGHING = re.compile(
    r"\b(?:instead|rather|costs?|give up|giving up|gave up|price|versus|although|even though|trade|worth|in exchange"
    r"|in return|slower|cheaper|at the expense|loses?|lost|wouldn['’]t|would not)\b",
    re.IGNORECASE,
)
_PAUSES = '.,;:?!)…”"'
_DOING = re.compile(r"(?:ed|ing)$")
_OF_MEASURES = ("a", "an", "of")
_PAUSE = re.compile(r"[^\w\s'’%-]+")
_DETERMINERS = frozenset(
    re.findall(r"\S+", "a an the my our your their his her its this that these those each every one another")
)
_SMALL = _DETERMINERS | frozenset(
    re.findall(
        r"\S+",
        """about after again against all also always am and any are as ask at back be because been before being between
        both but by can come could did do does doing don't done down er even fine first for from gave get gets give
        go goes going got had has have he hm how i i'd i'll i'm i've if in into is it it's just keep keeps know let
        like look make makes maybe me mean might more most much must need never no not now of off ok okay on once
        only or other out over per put really right said say says see send sends she should since so some something
        still such take takes tell than that's them then there there'd they they're thing things think times to too
        twice uh um under until up us use used uses very want was we we'd we'll we're well went were what when where
        whether which while who whose why will with within without would yes you""",
    )
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer, in the speaker's own spelling; `round_number` says of which round."""

    round_number: int
    text: str

    @property
    def has_figure(self) -> bool:
        """Whether it holds a number, in digits or words from two on."""
        return _FIGURE.search(self.text) is not None

    @property
    def weighs(self) -> bool:
        """Whether it holds a word that sets one thing against another."""
        return _WEIGHING.search(self.text) is not None

    @property
    def marks(self) -> int:
        """One for a figure, one for weighing."""
        return self.has_figure + self.weighs

    @property
    def quote(self) -> str:
        """Its words as they stand, cut after forty."""
        return " ".join(self.text.split()[:LONGEST_QUOTE])


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def parts(text: str) -> list[str]:
    """Its sentences, however short."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part.strip()]


def sentences(text: str, round_number: int = 1) -> list[Sentence]:
    """The sentences long enough to say something."""
    return [Sentence(round_number, part) for part in parts(text) if len(words(part)) >= FEWEST_WORDS]


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say what a text is about."""
    return frozenset(word.lower()[:STEM] for word in words(text) if len(word) > 2 and not _is_small(word))


def figures(text: str) -> list[str]:
    """Its numbers with the few words that say of what, as “400 writes a second”, in their order; no bare ones."""
    found = (_measure(text[match.start() :].split()) for match in _FIGURE.finditer(text))
    return [each for each in found if " " in each]


def phrases(text: str) -> list[str]:
    """What sounds like a thing, in two or three words: after “the”, “our” and the like first, then by length."""
    found = [each for part in parts(text) for each in _runs(part)]
    found.sort(key=lambda each: (not each[0], -len(each[1].split()), -len(each[1])))
    return list(dict.fromkeys(phrase for _, phrase in found))


def _measure(tokens: Sequence[str]) -> str:
    """The number and what follows in the same clause, up to a word that leads elsewhere."""
    kept: list[str] = []
    for token in tokens[:LONGEST_FIGURE]:
        bare = token.rstrip(_PAUSES)
        if kept and _is_small(bare) and bare not in _OF_MEASURES:
            break
        kept.append(bare)
        if bare != token:
            break
    while len(kept) > 1 and _is_small(kept[-1]):
        kept.pop()
    return " ".join(kept)


def _runs(sentence: str) -> Iterator[tuple[bool, str]]:
    """Two or three words with no small one and no pause between them, and whether a determiner leads in."""
    for clause in _PAUSE.split(sentence):
        led = False
        for small, tokens in groupby(clause.split(), key=_is_small):
            run = list(tokens)
            thing = list(takewhile(lambda word: not _DOING.search(word), run[1:LONGEST_PHRASE]))
            if not small and thing:
                yield led, " ".join((run[0], *thing))
            led = run[-1].lower() in _DETERMINERS


def _is_small(word: str) -> bool:
    lowered = word.lower().replace("’", "'")
    return lowered in _SMALL or lowered.endswith("n't")
