"""Where a text's sentences begin and end. What they say is not looked at, except for the marks of a chat or of data."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST_WORDS, LONGEST_CHARS = 60, 600
"""A dictated answer has no full stops; past this length it is cut at a comma or a small word, so that not all of it
goes for one bad half-sentence."""

MOST_CHANGES = 4
_FENCE = "```"
_NEW_LINE = r"\n(?:[ \t]*+\n)*+"
_END = re.compile(
    rf"(?<![.!?…\[])[.!?…]++[\"'”’)\]*_]*+(?:[ \t]*+{_NEW_LINE}|[ \t]++)"  # a sentence's end and what closes after it
    rf"|[。！？]\s*+|{_NEW_LINE}"
    r"|(?=<\|[a-z_]{2,20}\|>|\[/?INST\]|<</?SYS>>|</?(?:start|end)_of_turn>|</?(?:system|assistant|answer|user)>)"
)
"""An indentation belongs to the line it opens, and […] to the sentence in which something was left out."""

_BRACE = re.compile(r"[{}]")
_OBJECT = re.compile(r"\{\s*[\"'“]")
_LONGEST_OBJECT = 4_000
_PAUSE = re.compile(r"[,;:]\s+|\s(?=(?:and|so|but|then|because|or|please|now)\s)")
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence or line of a text, from `start` to `end`, its trailing white space included.

    `paragraph` counts them from 0; `code`: it stands in a fenced block.
    """

    start: int
    end: int
    paragraph: int
    code: bool = False


def passages(text: str) -> list[Passage]:
    """All of `text`, in order and without gaps."""
    found: list[Passage] = []
    paragraph, code = 0, False
    for start, end in _sentences(text):
        sentence = text[start:end]
        fence = sentence.lstrip().startswith(_FENCE)
        inside = code or fence
        if fence and sentence.count(_FENCE) % 2:
            code = not code
        found += [Passage(*cut, paragraph, inside) for cut in _short_enough(text, start, end)]
        gap = sentence[len(sentence.rstrip()) :]
        paragraph += gap.count("\n") > 1
    return found


def settled(text: str, change: Callable[[str], str]) -> str:
    """`text` changed until it stays as it is, or as often as is worth it.

    What is changed may make sentences of what was none. A wall of words without an end is cut elsewhere each time.
    """
    for _ in range(MOST_CHANGES):
        before, text = text, change(text)
        if text == before:
            break
    return text


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    objects = _objects(text)
    ends = [match.end() for match in _END.finditer(text) if match.end() > 0]
    inside = 0
    kept = [0]
    for end in ends:
        while inside < len(objects) and objects[inside][1] < end:
            inside += 1
        if inside == len(objects) or not objects[inside][0] < end < objects[inside][1]:
            kept.append(end)
    return ((start, end) for start, end in pairwise([*kept, len(text)]) if end > start)


def _objects(text: str) -> list[tuple[int, int]]:
    """Outermost `{"…": …}` of data; they are one passage each, however many lines they take."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            open_at.append(brace.start())
        elif open_at:
            start, end = open_at.pop(), brace.end()
            if end - start <= _LONGEST_OBJECT and _OBJECT.match(text, start):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, end))
    return found


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_CHARS or len(text[start:end].split()) > LONGEST_WORDS:
        if _OBJECT.match(text, start) and end - start <= _LONGEST_OBJECT:
            break
        cut = _cut(text, start, min(end, start + LONGEST_CHARS))
        yield start, cut
        start = cut
    yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """After the last pause among the first words; where nobody pauses, after as many words as are allowed."""
    words = list(_WORD.finditer(text, start, end))[: LONGEST_WORDS - 20]
    limit = words[-1].end() if words else end
    pauses = [match.end() for match in _PAUSE.finditer(text, start + 1, limit)]
    return max((cut for cut in pauses if cut - start > (limit - start) // 3), default=limit)
