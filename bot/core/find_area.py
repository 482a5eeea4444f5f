"""Finds the rubric or the area somebody typed the name of, spelling forgiven. Says nothing; suggests when unsure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.core.rubric import Dimension, Rubric


@dataclass(frozen=True, slots=True)
class WholeRubric:
    """A rubric was named, and none of its dimensions."""

    rubric: Rubric


@dataclass(frozen=True, slots=True)
class Area:
    """One dimension of one rubric was named."""

    rubric: Rubric
    dimension: Dimension


Place = WholeRubric | Area


@dataclass(frozen=True, slots=True)
class Suggestions:
    """It could be one of these, at most four, the likeliest first; none when nothing is like it."""

    places: tuple[Place, ...] = ()


Found = WholeRubric | Area | Suggestions

MOST_SUGGESTIONS = 4

_SURE = 0.8
"""Likenesses go from 0 to 1; one typo in a word of six letters still reaches this."""

_CLEARLY = 0.1
"""By how much the likeliest has to lead to be taken without asking."""

_SUGGESTED = 0.6
_MISSPELT = 0.65
"""Letters two spellings share at the least; “modelling” is not “coding” mistyped."""

_SHORTENED = 0.95
"""A word's first letters, as in “sys design”: a name that is spelled out goes before it."""

_BEGUN = 0.92
"""The first words of a name, as in “capacity” for “Capacity estimation”."""

_PARTLY = 0.9
"""A word on one side found none on the other: as much less sure, whatever its length."""

_AMID = 0.75
"""A name amid other words, “capacity planning”, or a word from the middle of one: worth a suggestion."""

_FEWEST_LETTERS = 3
"""Of a shortened word; “a” begins too many."""

_MOST_WORDS, _MOST_LETTERS = 8, 40
"""Of what was typed: more is nobody's name for anything."""

_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """
        a an and area d do drill for go i in interview like my of on please practice practise question questions round
        rubric s start the to try want with
        """,
    )
)


def find(text: str, library: Iterable[Rubric], target_id: str | None = None) -> Found:
    """The rubric or area that `text` names if one is clearly meant, else suggestions.

    `target_id` is the rubric the member practises with: where names clash, it is the one meant.
    """
    typed = _words(text)[:_MOST_WORDS]
    like_it = [rated for rated in _rated(typed, tuple(library)) if rated[0] >= _SUGGESTED]
    if not like_it:
        return Suggestions()
    ranked = sorted(like_it, key=lambda rated: (-rated[0], rated[1].rubric.id != target_id))
    best, _ = ranked[0]
    rivals = [rated for rated in ranked if rated[0] > best - _CLEARLY]
    at_home = [rated for rated in rivals if rated[1].rubric.id == target_id]
    likeness, meant = at_home[0] if len(at_home) == 1 else rivals[0]
    if likeness >= _SURE and 1 in (len(at_home), len(rivals)):
        return meant
    return Suggestions(tuple(place for _, place in ranked[:MOST_SUGGESTIONS]))


def _rated(typed: Sequence[str], rubrics: Sequence[Rubric]) -> Iterator[tuple[float, Place]]:
    """Every rubric and area, and how like its name is to what was typed."""
    for rubric in rubrics:
        yield _likeness(typed, rubric), WholeRubric(rubric)
        beside = list(_beside(typed, rubric))
        for dimension in rubric.dimensions:
            narrowed = [(named + _likeness(rest, dimension)) / 2 for named, rest in beside]
            yield max([_likeness(typed, dimension), *narrowed]), Area(rubric, dimension)


def _beside(typed: Sequence[str], rubric: Rubric) -> Iterator[tuple[float, Sequence[str]]]:
    """Where the first or the last words surely name the rubric: how surely, and the other words, “… api”."""
    for cut in range(1, len(typed)):
        for part, rest in ((typed[:cut], typed[cut:]), (typed[cut:], typed[:cut])):
            likeness = _likeness(part, rubric)
            if likeness >= _SURE:
                yield likeness, rest


def _likeness(typed: Sequence[str], named: Rubric | Dimension) -> float:
    """By its name or by its id, whichever is closer."""
    return max(_alike(typed, _words(name)) for name in (named.name, named.id))


def _alike(typed: Sequence[str], name: Sequence[str]) -> float:
    """Letter by letter, word by word in any order, or as the beginning of the name."""
    begun = _BEGUN * _word_by_word(typed, name[: len(typed)]) if len(typed) < len(name) else 0.0
    amid = _AMID * max(_amid(typed, name), _amid(name, typed))
    return max(_similar("".join(typed), "".join(name)), _word_by_word(typed, name), begun, amid)


def _amid(few: Sequence[str], many: Sequence[str]) -> float:
    """How like the few words are to some of the many that stand together."""
    starts = range(len(many) - len(few) + 1) if len(few) < len(many) else ()
    return max((_word_by_word(few, many[start : start + len(few)]) for start in starts), default=0.0)


def _word_by_word(typed: Sequence[str], name: Sequence[str]) -> float:
    """Each word typed takes the likest word of the name that is left; long words count for more than short ones."""
    left = list(name)
    covered_typed = covered_name = 0.0
    for word in typed:
        likest = max(left, key=lambda other: _same_word(word, other), default="")
        likeness = _same_word(word, likest)
        if likeness:
            left.remove(likest)
            covered_typed += likeness * len(word)
            covered_name += likeness * len(likest)
    if not covered_typed:
        return 0.0
    precision, recall = covered_typed / len("".join(typed)), covered_name / len("".join(name))
    complete = not left and len(typed) == len(name)
    return 2 * precision * recall / (precision + recall) * (1 if complete else _PARTLY)


def _same_word(typed: str, name: str) -> float:
    shortened = typed != name and len(typed) >= _FEWEST_LETTERS and name.startswith(typed)
    return _SHORTENED if shortened else _similar(typed, name)


def _similar(one: str, other: str) -> float:
    """1 less the share of letters that were dropped, added, changed or swapped with their neighbour; 0 if unlike."""
    longer = max(len(one), len(other), 1)
    if min(len(one), len(other)) < _MISSPELT * longer or longer > _MOST_LETTERS * 2:
        return 0.0
    similar = 1 - _edits(one, other) / longer
    return similar if similar >= _MISSPELT else 0.0


def _edits(one: str, other: str) -> int:
    """The distance of Damerau and Levenshtein, no letter touched twice; row by row, two rows kept."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        row = [i + 1]
        for j, wanted in enumerate(other):
            cost = min(last[j] + (letter != wanted), last[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                cost = min(cost, before_last[j - 1] + 1)
            row.append(cost)
        before_last, last = last, row
    return last[-1]


def _words(text: str) -> list[str]:
    """The words in one spelling: lower case, no accents, American, singular; without fillers unless that is all."""
    decomposed = unicodedata.normalize("NFKD", text[: _MOST_LETTERS * _MOST_WORDS].casefold())
    plain = "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Cf"))
    words = [word[:_MOST_LETTERS] for word in re.findall(r"[^\W_]+", plain)]
    return [_one_spelling(word) for word in [word for word in words if word not in _FILLERS] or words]


def _one_spelling(word: str) -> str:
    american = re.sub(r"our(?=al|s?$)", "or", word)
    american = re.sub(r"is(?=(?:e[ds]?|ing|ations?)$)", "iz", american)
    american = re.sub(r"ll(?=(?:ing|ed)$)", "l", american)
    return american[:-1] if len(american) > _FEWEST_LETTERS and re.search(r"[^s]s$", american) else american
