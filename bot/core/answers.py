"""What a member wrote: undoing Slack's escapes, counting words, telling a question back from an answer."""

import re

_RUN = re.compile(r"[\w'’.%/+-]+")
LONGEST_QUESTION_BACK = 60
"""Words. A longer message that ends in a question mark is an answer with a rhetorical question in it."""

TYPED_WORDS_PER_SECOND = 2.5
"""A spoken limit of n seconds reads as 2.5·n words when typed (PRODUCT.md 3.2)."""


def unescape(text: str) -> str:
    """Slack sends &, < and > as entities; a member typed the characters. NUL, which no database takes, is dropped."""
    return text.replace("\0", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def words(text: str) -> int:
    """How many words `text` holds; numbers and `p99`-like terms count as one."""
    return sum(any(map(str.isalnum, run)) for run in _RUN.findall(text))


def asks_back(text: str) -> bool:
    """Whether a message is a question to the interviewer: short, and its last sentence asks."""
    return text.rstrip(" \n\t\"'”’)*_").endswith("?") and words(text) <= LONGEST_QUESTION_BACK


def contains_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` occurs in `text`, ignoring case and line breaks, from a word's start; `#` is any number."""
    wanted = re.escape(_straight(phrase)).replace(r"\#", r"\d[\d.,]*").replace(r"\ ", r"\s+")
    return re.search(rf"(?<!\w){wanted}", _straight(text), re.IGNORECASE) is not None


def _straight(text: str) -> str:
    """Phones type curly apostrophes; rubrics are written with straight ones."""
    return text.replace("’", "'")
