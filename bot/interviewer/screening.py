"""An answer as a scorer may see it: without what is certainly no answer, whatever it says.

Out goes what is readable only once decoded, what is in another language or alphabet than the rest, what pastes the
rubric, what was said before, and lines that say nothing. Sentences that seem to speak to the scorer: see suspicion.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.interviewer.encoded import is_enciphered, masked
from bot.interviewer.language import is_english, is_foreign
from bot.interviewer.look_alikes import folded
from bot.interviewer.passages import passages, settled

ECHO_WORDS = 5
"""So many words of an anchor in a row, endings aside, are pasted and not said; articles and pronouns may differ."""
REPEATED_SHARE = 0.6
"""A sentence of which so much was said before says nothing new."""
REPEATED_WORDS = 6
"""Shorter sentences are said twice by honest people."""
CHANTED = 3
"""Said so often, even a short one is no answer at all."""
_RUN = 5
Gram = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = frozenset(_WORD.findall("a an the i me my we u our you your he him hi she her they them their it"))
_HOLLOW = re.compile(
    r"(?:(?:my |the |final )?(?:solution|answer|thoughts?(?: process)?|reasoning|explanation|conclusion)"
    r"|lets (?:solve|think|go through|take) (?:this|it|about it)?[a-z ]*step by step)\W*"
)
"""What opens an answer and isn't one."""

_MARKS_ALONE = re.compile(r"(?:[^\w`{}()\[\]]|_)*")
"""Lines of nothing but stops and dashes. Fences and brackets are lines of code."""


def screened(text: str, anchors: Sequence[str] = ()) -> str:
    """`text`, less what can't be an answer. `anchors` are the rubric's words, which nobody may paste.

    Encoded runs become “[encoded]” and cost nothing else. What is left stands as it was written, and screened again it
    stays so.
    """
    echo = frozenset(gram for each in anchors for gram in _grams(each))
    return settled(text, lambda text: _read_once(text, echo))


def _read_once(text: str, echo: frozenset[Gram]) -> str:
    text = masked(text)
    all_passages = passages(text)
    said = [text[each.start : each.end] for each in all_passages]
    taken = _repeated(said) | {at for at, words in enumerate(said) if not echo.isdisjoint(_grams(words))}
    taken |= {at for at, words in enumerate(said) if _MARKS_ALONE.fullmatch(words) or _HOLLOW.fullmatch(folded(words))}
    if is_english(text):
        prose = (at for at, each in enumerate(all_passages) if not each.code)
        taken |= {at for at in prose if is_foreign(said[at]) or is_enciphered(said[at])}
    return _without(said, taken)


def _repeated(said: list[str]) -> set[int]:
    """Sentences said before, in whole or for the most part; and each of those said again and again."""
    all_words = [tuple(_WORD.findall(words.casefold())) for words in said]
    times = Counter(words for words in all_words if words)
    seen: set[Gram] = set()
    taken: set[int] = set()
    for at, words in enumerate(all_words):
        runs = [words[start : start + _RUN] for start in range(len(words) - _RUN + 1)]
        again = sum(run in seen for run in runs) >= REPEATED_SHARE * len(runs)
        chanted = 0 < len(words) < REPEATED_WORDS * 2 and times[words] >= CHANTED
        if chanted or (len(words) >= REPEATED_WORDS and again):
            taken.add(at)
        seen.update(runs)
    return taken


def _grams(text: str) -> Iterator[Gram]:
    """Runs of ECHO_WORDS words less a final s, with and without articles and pronouns.

    So that “Names its real alternative” is “I name the real alternative”.
    """
    all_words = [word.removesuffix("s") for word in _WORD.findall(folded(text))]
    for words in (all_words, [word for word in all_words if word not in _SMALL_WORDS]):
        yield from (tuple(words[at : at + ECHO_WORDS]) for at in range(len(words) - ECHO_WORDS + 1))


def _without(said: list[str], taken: set[int]) -> str:
    """The passages that stay. A line's end goes on parting what it parted."""
    kept = [""]
    for at, words in enumerate(said):
        if at not in taken:
            kept.append(words)
            continue
        parted = _line_ends(words) - _line_ends(kept[-1])
        if parted > 0:
            kept[-1] = kept[-1].rstrip(" \t") + "\n" * parted
    return "".join(kept).strip() if taken else "".join(said)


def _line_ends(words: str) -> int:
    return words[len(words.rstrip()) :].count("\n")
