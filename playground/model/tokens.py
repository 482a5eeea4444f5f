"""Token counts for `usage`: four characters are one token, and a prompt's known beginning counts as cached."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

CHARACTERS = 4
STEP = 128
"""Cached tokens come in steps of so many."""
MOST_KNOWN = 50_000
"""Beginnings remembered; beyond that all are forgotten at once."""


def tokens_of(text: str) -> int:
    """How many tokens a text has, rounded up."""
    return -(-len(text) // CHARACTERS)


class Counter:
    """Counts what requests use, and remembers how prompts began: as digests, in memory, never their words."""

    def __init__(self) -> None:
        self._known: set[bytes] = set()

    def usage(self, prompt: str, completion: str) -> dict[str, Any]:
        """The `usage` of one request; its prompt is known from now on."""
        sent, said = tokens_of(prompt), tokens_of(completion)
        return {
            "prompt_tokens": sent,
            "completion_tokens": said,
            "total_tokens": sent + said,
            "prompt_tokens_details": {"cached_tokens": self._cached(prompt)},
        }

    def _cached(self, prompt: str) -> int:
        beginnings = _beginnings(prompt)
        known = next((at for at, digest in enumerate(beginnings) if digest not in self._known), len(beginnings))
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        self._known.update(beginnings)
        return known * STEP


def _beginnings(prompt: str) -> list[bytes]:
    """A digest for each whole number of steps from the start."""
    width, running, found = STEP * CHARACTERS, sha256(), []
    for end in range(width, len(prompt) + 1, width):
        running.update(prompt[end - width : end].encode("utf-8", "surrogatepass"))
        found.append(running.digest())
    return found
