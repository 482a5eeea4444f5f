"""What a model may be shown of a member's text, and the fences it stands in. What the text says isn't judged here."""

import random
import re
import unicodedata
from collections.abc import Iterable

LONGEST = 6_000
"""Characters of one text; a thousand words, more than five minutes of speech."""

_FENCE_DIGITS = 12
_MOST_MARKS = 3
"""Accents on one letter. Stacked Vietnamese or Thai marks need no more; towers of them only hide something."""

_LOWERED = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""Unlike `str.lower` it keeps every character in its place."""

_LINE_ENDS = dict.fromkeys(map(ord, "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by their category, yet drawn as nothing: joiners, Korean fillers, the empty Braille cell."""

_SELECTORS = ((0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0000, 0xE0FFF))
"""Variation selectors and tag characters: a second text can be written in them that nobody sees."""

_MARKDOWN_COMMENT = re.compile(r"^[ \t]{0,3}\[[^\]\n]{0,40}\]:[ \t]?(?:#|<>)[ \t]?[(\"'][^\n]*$", re.MULTILINE)
_UNSEEN_ELEMENT = re.compile(
    r"<!--|<(?P<tag>script|style|template|noscript)\b[^<>]{0,300}>"
    r"|<(?P<hidden>\w{1,12})\b(?=[^<>]{0,300}(?:display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0"
    r"|opacity\s?:\s?0\b|color\s?[:=][\s'\x22]?(?:white|transparent|#fff)|\shidden\b|aria-hidden))[^<>]{0,300}>",
    re.IGNORECASE,
)
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]{0,20}[A-Za-z]|\][^\x07\x1b]{0,300}(?:\x07|\x1b\\)?)")
_PERSON = re.compile(r"<@[UW][A-Z0-9]{1,20}(?:\|[^<>\n]{0,80})?>")
_GROUP = re.compile(r"<!(?:here|channel|everyone|subteam\^[A-Z0-9]{1,20})(?:\|[^<>\n]{0,80})?>")
_CHANNEL = re.compile(r"<#[CG][A-Z0-9]{1,20}(?:\|[^<>\n]{0,80})?>")
_GAP_IN_A_LINE = re.compile(r"(?<=\S)[ \t]{9,}+(?=\S)")
_LINE_END = re.compile(r"(?<![ \t])[ \t]++$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}+")
_FENCE_LIKE = re.compile(r"<{3,}+(?=[^<>\n]{0,80}>>>)")


class _Visible(dict[int, str | None]):
    """A table for `str.translate` that keeps what can be seen; it fills itself, one look-up a character."""

    def __missing__(self, point: int) -> str | None:
        kept = _shown(chr(point))
        self[point] = kept
        return kept


def _shown(char: str) -> str | None:
    if char in "\n\t":
        return char
    if char in _INVISIBLE_LETTERS or any(first <= ord(char) <= last for first, last in _SELECTORS):
        return None
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    return None if category[0] == "C" else char


_VISIBLE = _Visible(_LINE_ENDS)


def plain(text: str, longest: int = LONGEST) -> str:
    """`text` as a person sees it: NFKC, nothing invisible, no mentions, no comments, at most `longest` characters.

    Cut at a word's end where there is one. What a reader of the message would not have seen, a model doesn't see.
    """
    seen = visible(_without_markup(text.replace("\r\n", "\n")))
    seen = _without_markup(seen)  # markup written with full-width or interrupted brackets shows itself only now
    seen = _BLANK_LINES.sub("\n\n", _LINE_END.sub("", _GAP_IN_A_LINE.sub(" ", seen)))
    return _cut(seen.strip(), longest)


def visible(text: str) -> str:
    """NFKC without control, format, private-use and unassigned characters; every line end is a line feed."""
    shown = unicodedata.normalize("NFKC", _ESCAPE_SEQUENCE.sub("", text).translate(_VISIBLE))
    return unicodedata.normalize("NFKC", _without_towers(shown).translate(_VISIBLE))


def _without_towers(text: str) -> str:
    if text.isascii():
        return text
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) == "Mn" else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _without_markup(text: str) -> str:
    text = _MARKDOWN_COMMENT.sub(" ", _without_unseen_elements(text))
    return _CHANNEL.sub("a channel", _GROUP.sub("everyone", _PERSON.sub("someone", text)))


def _without_unseen_elements(text: str) -> str:
    """A space stands for each, so that what is left of two can't close up to a third. A tag left open is only talk."""
    kept, at, lowered = [], 0, text.translate(_LOWERED)
    never_closed: set[str] = set()
    while opening := _UNSEEN_ELEMENT.search(text, at):
        closing = _closing(opening)
        end = -1 if closing in never_closed else lowered.find(closing, opening.end())
        if end < 0:
            never_closed.add(closing)
        kept += [text[at : opening.start()], opening[0] if end < 0 and closing != "-->" else " "]
        at = opening.end() if end < 0 else end + len(closing)
    return "".join([*kept, text[at:]])


def _closing(opening: re.Match[str]) -> str:
    tag = opening["tag"] or opening["hidden"]
    return f"</{tag.lower()}>" if tag else "-->"


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    end = max(head.rfind(" "), head.rfind("\n"))
    return head[: end if end > 0 else longest].rstrip()


def new_fence(rng: random.Random, texts: Iterable[str] = ()) -> str:
    """Twelve hexadecimal digits that occur in none of `texts`: whoever wrote them can't have known the fence."""
    taken = "\n".join(texts).casefold()
    while True:
        fence = f"{rng.getrandbits(4 * _FENCE_DIGITS):0{_FENCE_DIGITS}x}"
        if fence not in taken:
            return fence


def fenced(label: str, text: str, fence: str) -> str:
    """`text` between an opening and a closing line that only this call knows; `label` is a word, perhaps with a number.

    The text can't close its fence: the fence is taken out of it, and whatever looks like another one is disarmed.
    """
    assert re.fullmatch(r"[a-z]+(?: \d+)?", label)
    assert re.fullmatch(rf"[0-9a-f]{{{_FENCE_DIGITS}}}", fence)
    harmless = _FENCE_LIKE.sub("«", re.sub(fence, "…", text, flags=re.IGNORECASE))
    return f"<<<{label} of {fence}>>>\n{harmless}\n<<<end of {fence}>>>"
