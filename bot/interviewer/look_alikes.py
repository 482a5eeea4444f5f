"""The plain spelling behind a disguised one, for detection only: nobody is shown or quoted a folded text."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from bot.interviewer.plain_text import visible

_DRAWN_ALIKE = {
    "a": "аαɑᴀ",
    "b": "ьвʙβ",
    "c": "сϲᴄ",
    "d": "ԁɗᴅժ",
    "e": "еҽεᴇ℮є",
    "f": "ғꜰքƒ",
    "g": "ɡɢցԍ",
    "h": "һʜн",
    "i": "іıɪι",
    "j": "јϳᴊյ",
    "k": "кκᴋ",
    "l": "ʟӏ",
    "m": "мᴍ",
    "n": "ոηɴռ",
    "o": "оοօᴏσ",
    "p": "рρᴘ",
    "q": "ԛզ",
    "r": "ʀгᴦ",
    "s": "ѕꜱʂ",
    "t": "тτᴛ",
    "u": "υսᴜ",
    "v": "ѵνᴠ",
    "w": "ԝѡωᴡա",
    "x": "хχ",
    "y": "уүγʏ",
    "z": "ᴢζ",
}
"""Letters of Cyrillic, Greek, Armenian and phonetic alphabets that look like a Latin one, small forms."""

_PLAIN = str.maketrans(
    {odd: letter for letter, all_odd in _DRAWN_ALIKE.items() for odd in all_odd}
    | {chr(0x1F1E6 + place): chr(ord("a") + place) for place in range(26)}  # flags are pairs of these
    | {chr(start + place): chr(ord("a") + place) for start in (0x1F130, 0x1F150, 0x1F170) for place in range(26)}
    | dict.fromkeys("'’‘ʼ`´*~", "")
    | {"_": " "}
)
_INLINE_TAG = re.compile(r"</?(?:a|b|big|code|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)\b[^<>\n]{0,80}>", re.I)
_TAG = re.compile(r"</?[a-z][^<>\n]{0,80}>", re.IGNORECASE)
_SPACED_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .\-_*/·|][^\W\d_](?![^\W_])){3,}+")
_BETWEEN_LETTERS = re.compile(r"[ .\-_*/·|]")
_WORD = re.compile(r"[a-z]{4,}")
_SPACES = re.compile(r"\s+")
_MIXED = re.compile(r"[a-z0-9@$!]*(?:[a-z][0-9@$!]|[0-9@$][a-z])[a-z0-9@$!]*")


def _slips(word: str) -> Iterator[str]:
    """`word` with two neighbours swapped, or one letter left out; the first letter is seldom wrong."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


_TELLTALE = "disregard ignore instructions rubric candidate assistant evaluate"
_SLIPS = {slip: word for word in _TELLTALE.split() for slip in _slips(word)} | {"instruction": "instruction"}
"""Mistyped words that rules look for; “ignor” and “previuos” say what was meant."""


def readings(text: str) -> tuple[str, ...]:
    """What `text` may be read as, each in small Latin letters: as it stands, and with figures read as letters."""
    read = _WORD.sub(lambda word: _SLIPS.get(word[0], word[0]), folded(text))
    if not _MIXED.search(read):
        return (read,)
    return tuple(dict.fromkeys((read, *(_MIXED.sub(_as_letters(one), read) for one in "il"))))


def folded(text: str) -> str:
    """`text` in small letters without accents, look-alikes, markup, apostrophes, escapes, and gaps between letters."""
    seen = visible(_TAG.sub(" ", _INLINE_TAG.sub("", unquote(html.unescape(text)))))
    without_accents = "".join(c for c in unicodedata.normalize("NFD", seen) if unicodedata.category(c) != "Mn")
    spelled = _SPACED_OUT.sub(lambda run: _BETWEEN_LETTERS.sub("", run[0]), without_accents)
    return _SPACES.sub(" ", spelled.casefold().translate(_PLAIN)).strip()


def with_tags(text: str) -> str:
    """`text` in small letters with everything between < and > left in."""
    return _SPACES.sub(" ", visible(html.unescape(text)).casefold()).strip()


def _as_letters(one: str) -> Callable[[re.Match[str]], str]:
    """Figures as the letters they look like; a 1 may stand for two of them."""
    table = str.maketrans("01345789@$!", f"o{one}eastbgasi")
    return lambda run: run[0].replace("11", "ll").translate(table)
