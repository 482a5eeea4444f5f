"""Runs of a text that are readable only once decoded. What they say isn't looked at: nobody speaks in Base64."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator

from bot.interviewer.language import english_words

MASK = "[encoded]"

_TOKEN = re.compile(r"(?<![\w-])eyJ[\w-]{5,}+\.[\w-]{5,}+(?:\.[\w-]*+)?")
_BASE64 = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{12,}+(?:\n[A-Za-z0-9+/_-]{12,}+)*+={0,2}")
_BASE32 = re.compile(r"(?<![\w=])[A-Z2-7]{24,}+={0,6}")
_HEX = re.compile(r"(?<!\w)(?:0x|\\x)?[0-9a-fA-F]{2}(?:[ :,]?(?:0x|\\x)?[0-9a-fA-F]{2}){7,}+")
_BITS = re.compile(r"(?<!\w)[01]{8}(?: ?[01]{8}){3,}+")
_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2}){6,}+|(?:&#x?[0-9a-fA-F]{2,6};){5,}+|(?:\\u[0-9a-fA-F]{4}){5,}+")
_MORSE = re.compile(r"(?<![^\s])[.\-·−]{1,6}(?:[ /|]{1,3}[.\-·−]{1,6}){7,}+")
"""No run is given back for what stands behind it: a wall of them would be read again from each of its places."""

_FEWEST_MORSE_SIGNS = 4
_SHORT = 16
"""A Base64 run below this must look like one: capitals, small letters and figures, or padding."""

_LETTERS = 0.7
_FEWEST_WORDS, _TELLING_WORDS, _TELLING_SHARE, _STRAY_SHARE = 4, 3, 0.3, 0.2
_TELLTALE = frozenset({"answer", "candidate", "give", "grade", "ignore", "instructions", "please", "previous", "score"})
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]+")


def masked(text: str) -> str:
    """`text` with [encoded] for every run that hides words, and for signed tokens; hashes and identifiers stay."""
    text = _ESCAPES.sub(MASK, _TOKEN.sub(MASK, text))
    text = _MORSE.sub(lambda run: MASK if len(set(re.split("[ /|]+", run[0]))) >= _FEWEST_MORSE_SIGNS else run[0], text)
    for pattern, decode in ((_BITS, _from_bits), (_HEX, _from_hex), (_BASE64, _from_base64), (_BASE32, _from_base32)):
        text = pattern.sub(_mask_if_readable(decode), text)
    return text


def is_enciphered(sentence: str) -> bool:
    """Whether at least four words are English only with every letter shifted, mirrored, or read backwards."""
    words = _WORD.findall(sentence.lower())
    if len(words) < _FEWEST_WORDS or english_words(" ".join(words)) > len(words) * _STRAY_SHARE:
        return False
    return any(_reads_as_english(each) for each in _decipherings(" ".join(words)))


def _decipherings(text: str) -> Iterator[str]:
    yield text[::-1]
    yield text.translate(str.maketrans(_ALPHABET, _ALPHABET[::-1]))
    for shift in range(1, len(_ALPHABET)):
        yield text.translate(str.maketrans(_ALPHABET, _ALPHABET[shift:] + _ALPHABET[:shift]))


def _reads_as_english(text: str) -> bool:
    different = english_words(text) + len(_TELLTALE.intersection(text.split()))
    return different >= _TELLING_WORDS and different >= _TELLING_SHARE * len(text.split())


def _mask_if_readable(decode: Callable[[str], bytes]) -> Callable[[re.Match[str]], str]:
    def replaced(run: re.Match[str]) -> str:
        try:
            return MASK if _readable(decode(run[0]).decode("utf-8")) else run[0]
        except (binascii.Error, ValueError):  # not of this code after all
            return run[0]

    return replaced


def _readable(text: str) -> bool:
    letters = sum(char.isalpha() or char == " " for char in text)
    return text.isprintable() and letters >= _LETTERS * len(text) and (" " in text or english_words(text) > 0)


def _from_base64(run: str) -> bytes:
    run = run.replace("\n", "").rstrip("=")
    kinds = (any(map(str.isupper, run)), any(map(str.islower, run)), any(map(str.isdigit, run)))
    if len(run) < _SHORT and not all(kinds):
        return b""
    whole = run[: len(run) - (len(run) % 4 == 1)]
    return base64.b64decode(whole.replace("-", "+").replace("_", "/") + "=" * (-len(whole) % 4), validate=True)


def _from_base32(run: str) -> bytes:
    run = run.rstrip("=")
    return base64.b32decode(run + "=" * (-len(run) % 8))


def _from_hex(run: str) -> bytes:
    return bytes.fromhex(re.sub(r"0x|\\x|[ :,]", "", run))


def _from_bits(run: str) -> bytes:
    digits = run.replace(" ", "")
    return bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8))
