"""How alike two questions are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.likeness import TOO_SIMILAR, similarity

BRIDGE = "A bridge carries 900 cars and closes for six weeks. What do drivers hear first?"
SAME_BRIDGE = "A bridge carries 700 cars and closes for six weeks. What do drivers hear first?"
ORCHARD = "Frost took half the apples. What do the buyers hear?"


@given(st.text(), st.text())
def test_similarity_is_the_same_both_ways_and_full_with_itself(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == 1


def test_similarity_counts_content_words_only() -> None:
    assert similarity("Tell me about the bridge", "What of your bridge?") == 1
    assert similarity("bridge closed", "bridge open") == pytest.approx(1 / 3)
    assert similarity("bridge", "orchard") == 0
    assert similarity(BRIDGE, SAME_BRIDGE) >= TOO_SIMILAR > similarity(BRIDGE, ORCHARD)
