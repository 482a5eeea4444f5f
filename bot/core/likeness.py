"""How alike two questions are, by the words they share."""

import re

TOO_SIMILAR = 0.5
"""Share of content words two questions of one drill may have in common (Jaccard)."""

_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about after and are as at be by can do does for from had has have how i in is it its me of on one or our
        so tell that the their them then there they this time to two us was we were what when which who why with you
        your""",
    )
)


def similarity(one: str, other: str) -> float:
    """Share of content words in common, 0 to 1."""
    return overlap(content_words(one), content_words(other))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about."""
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _SMALL_WORDS


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """`similarity`, of content words found before."""
    return len(one & other) / len(one | other) if one | other else 1.0
