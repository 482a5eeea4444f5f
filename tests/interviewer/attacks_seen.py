"""Whether a phrase can still be read in a text, however it was written: the most generous reader we can make."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from rapidfuzz.fuzz import partial_ratio, ratio

ALIKE = 88
"""Percent of a phrase's letters that are enough to understand it; a word cut out of a long demand changes little."""

BLACK = "qqqqqq"
FUZZY_FROM = 24
"""Letters; shorter phrases are looked for as they are, since they resemble too much."""

_LOOKALIKES = str.maketrans(
    "АВЕЗІЈКМНОРСТУХЅавезіјкмнорстухѕԁԛԝһӏпгΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβγεηικνορτυχωϲϳıɑɡʟɪʀᴇᴏ",
    "ABEEIJKMHOPCTYXSabeeijkmhopctyxsdqwhlnrABEZHIKMNOPTYXabyenikvoptuxwcjiaglireo",
)
"""Cyrillic, Greek and other letters → the Latin one they are taken for."""

_LEET = str.maketrans("310457@$!lL", "eioastasiii")
"""Figures and signs → the letter they are written for; 1 may be an i or an l, so all three count as one."""


def readable(phrase: str, text: str) -> bool:
    """True if a person or a strong model could still make out the phrase in the text."""
    return any(_within(wanted, reading) for wanted, reading in zip(_spellings(phrase), _readings(text), strict=True))


def _within(wanted: str, readings: tuple[str, ...]) -> bool:
    if not wanted:
        return False
    if any(wanted in reading for reading in readings):
        return True
    return len(wanted) >= FUZZY_FROM and any(_resembles(wanted, reading) for reading in readings)


def _resembles(wanted: str, reading: str) -> bool:
    """True if most of the phrase stands in the reading; one shorter than the phrase has to be most of it."""
    alike = partial_ratio if len(reading) >= len(wanted) else ratio
    return alike(wanted, reading, score_cutoff=ALIKE) > 0


@lru_cache(maxsize=4096)
def _spellings(phrase: str) -> tuple[str, str]:
    """The phrase as its letters and digits, and the same with figures read as letters."""
    return _letters(phrase), _letters(phrase.translate(_LEET))


@lru_cache(maxsize=256)
def _readings(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every way to read the text, as letters and digits alone; first as it is, then with figures read as letters.

    What is blacked out is a gap of that many letters, which nobody can read.
    """
    text = text.replace("[…]", BLACK)
    undone = {text, _tags(text), _selectors(text), html.unescape(text), unquote(text), _escapes(text)}
    undone |= {codecs.encode(text, "rot13"), _decoded(text), _decoded(_visible(text))}
    either_way = undone | {each[::-1] for each in undone}
    exact = {_letters(each) for each in either_way}
    leet = {_letters(each.translate(_LEET)) for each in either_way}
    return tuple(sorted(exact)), tuple(sorted(leet))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """Letters and digits only, accents off, lookalikes folded: what is left of a text when its looks are taken away."""
    folded = unicodedata.normalize("NFKD", text).translate(_LOOKALIKES).casefold()
    return "".join(each for each in folded if each.isalnum())


def _visible(text: str) -> str:
    """Without format characters (zero width, bidi, tags) and without marks that only change how a letter looks."""
    return "".join(each for each in text if unicodedata.category(each) not in {"Cf", "Mn", "Me"})


def _tags(text: str) -> str:
    """With Unicode tag characters read as the ASCII they carry."""
    return "".join(chr(ord(each) - 0xE0000) if 0xE0020 <= ord(each) <= 0xE007E else each for each in text)


def _selectors(text: str) -> str:
    """With variation selectors read as the bytes they carry: 1–16 stand in one block, 17–256 in another."""
    found = [ord(each) for each in text]
    low = [
        (point - 0xFE00) if 0xFE00 <= point <= 0xFE0F else point - 0xE0100 + 16 for point in found if _selects(point)
    ]
    return bytes(low).decode("utf-8", errors="replace") if low else ""


def _selects(point: int) -> bool:
    return 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF


def _escapes(text: str) -> str:
    r"""With \u0069 and \x69 read as the letters they stand for."""
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", lambda m: chr(int(m[1] or m[2], 16)), text)


def _decoded(text: str) -> str:
    """What the text's base64, base32, hexadecimal and binary parts say, one after the other."""
    coded = re.findall(r"[A-Za-z0-9+/_-]{16,}={0,6}", text)
    found = [_from_base64(each) for each in coded] + [_from_base32(each) for each in coded]
    lines = "".join(re.findall(r"^[A-Za-z0-9+/]{8,}={0,2}$", text, re.MULTILINE))
    found.append(_from_base64(lines))
    pairs = re.findall(r"(?:(?:\\x|0x)?[0-9a-fA-F]{2}[\s:,]?){8,}", text)
    found += [_from_hex(each) for each in pairs]
    octets = re.findall(r"(?:[01]{8}\s?){8,}", text)
    found += ["".join(chr(int(octet, 2)) for octet in re.findall(r"[01]{8}", each)) for each in octets]
    return " ".join(found)


def _from_base64(token: str) -> str:
    standard = token.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(standard + "=" * (-len(standard) % 4)).decode("utf-8", errors="ignore")
    except binascii.Error:
        return ""


def _from_base32(token: str) -> str:
    bare = token.rstrip("=").upper()
    try:
        return base64.b32decode(bare + "=" * (-len(bare) % 8)).decode("utf-8", errors="ignore")
    except binascii.Error:
        return ""


def _from_hex(pairs: str) -> str:
    digits = re.sub(r"\\x|0x|[\s:,]", "", pairs)
    return bytes.fromhex(digits).decode("utf-8", errors="ignore")
