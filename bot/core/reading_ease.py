"""How hard a text is to read: LIX (C.-H. Björnsson, Läsbarhet, 1968), which needs no dictionary."""

import re

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?:;])[”\"')]*\s+")
LONG_WORD = 6
"""Letters; LIX counts the words that have more."""


def lix(text: str) -> float:
    """Words a sentence plus long words a hundred: below 30 very easy, 40 plain, 50 a newspaper, 60 an authority."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    long_words = sum(len(word) > LONG_WORD for word in words)
    return len(words) / len(sentences(text)) + 100 * long_words / len(words)


def longest_sentence(text: str) -> int:
    """Words in the longest sentence."""
    return max(len(_WORD.findall(sentence)) for sentence in sentences(text))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon and a semicolon end one too."""
    return _SENTENCE.split(text.strip())
