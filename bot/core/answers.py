"""What a member wrote: undoing Slack's escapes, counting words, telling a question back from an answer."""

import re
from functools import lru_cache
from itertools import islice

_RUN = re.compile(r"[\w'’.%/+-]+")
_LINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>|]*)(?:\|([^<>]*))?>")
LONGEST_QUESTION_BACK = 60
"""Words. A longer message that ends in a question mark is an answer with a rhetorical question in it."""

TYPED_WORDS_PER_SECOND = 2.5
"""A spoken limit of n seconds reads as 2.5·n words when typed (PRODUCT.md 3.2)."""


def unescape(text: str) -> str:
    """As a member typed it: Slack sends &, < and > as entities, and puts addresses between < and >."""
    typed = _LINK.sub(_as_typed, without_unstorable(text))
    return typed.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _as_typed(link: re.Match[str]) -> str:
    target, label = link[1].removeprefix("mailto:").removeprefix("tel:"), link[2]
    if not label or label == target:
        return target
    return label if target.endswith(label) else f"{label} ({target})"


def without_unstorable(text: str) -> str:
    """Without NUL and halves of surrogate pairs, which no database takes and nobody can see."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def words(text: str) -> int:
    """How many words `text` holds; numbers and `p99`-like terms count as one."""
    return sum(any(map(str.isalnum, run)) for run in _RUN.findall(text))


def asks_back(text: str) -> bool:
    """Whether a message is a question to the interviewer: short, and its last sentence asks."""
    return text.rstrip(" \n\t\"'”’)*_").endswith("?") and words(text) <= LONGEST_QUESTION_BACK


def contains_any(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether any of `phrases` occurs in `text`, ignoring case and line breaks, from a word's start; `#` is any number.

    Of a very long text only the first part is looked at: LONGEST_LOOK characters.
    """
    return _any_of(phrases).search(text, 0, LONGEST_LOOK) is not None


LONGEST_LOOK = 20_000
"""Characters; three thousand words, more than anybody says in a round."""


@lru_cache(maxsize=2048)  # a rubric has a few hundred
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One search for all of them. Phones type curly apostrophes, rubrics have straight ones."""
    plain = (re.escape(phrase.replace("’", "'")) for phrase in phrases)
    wanted = (each.replace("'", "['’]").replace(r"\#", r"\d[\d.,]*").replace(r"\ ", r"\s+") for each in plain)
    return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})", re.IGNORECASE)


def at_least_words(text: str, n: int) -> bool:
    """Whether `text` holds `n` words; a long one isn't read to its end for that."""
    found = (run for run in _RUN.finditer(text) if any(map(str.isalnum, run.group())))
    return sum(1 for _ in islice(found, n)) == n
