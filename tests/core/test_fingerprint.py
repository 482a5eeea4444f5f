"""What is left of an answer whose words were not kept: what it tells apart, what it hides, and what counts as alike."""

import struct
from itertools import product
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.fingerprint import (
    Rehearsed,
    Remains,
    as_bytes,
    containment,
    fingerprint,
    from_bytes,
    longest_shared_run,
    rehearsed,
    remains_of,
)

SALT = b"of this workspace"
BRIDGE = "we closed the bridge for six weeks and told every driver why"
HASHES = st.lists(st.integers(0, 2**64 - 1), max_size=40)
REPETITIVE = st.lists(st.integers(0, 2), max_size=25)
"""Few different hashes, so that stretches are shared, overlap and come again."""


def hashed(text: str) -> tuple[int, ...]:
    return fingerprint(text, SALT)


def spoken(*numbers: int) -> str:
    """A text of numbered words; each number is a word of its own."""
    return " ".join(f"word{number}" for number in numbers)


def longest_by_trying(new: list[int], old: list[int]) -> int:
    """The longest stretch in both, each place of one against each place of the other."""
    longest = 0
    for i, j in product(range(len(new)), range(len(old))):
        length = 0
        while i + length < len(new) and j + length < len(old) and new[i + length] == old[j + length]:
            length += 1
        longest = max(longest, length)
    return longest


@pytest.mark.parametrize(("words", "hashes"), [(0, 0), (1, 0), (4, 0), (5, 1), (6, 2), (40, 36)])
def test_there_is_a_hash_for_each_run_of_five_words(words: int, hashes: int) -> None:
    assert len(set(hashed(spoken(*range(words))))) == hashes


def test_a_hash_is_the_keyed_one_of_its_five_words() -> None:
    """Worked out beside the code: what is stored must still compare after an update."""
    assert fingerprint("We closed the bridge early", b"salt") == (int("fdc313b021c93e8d", 16),)


def test_hashes_stand_in_the_order_of_the_words() -> None:
    whole = hashed(BRIDGE)
    words = BRIDGE.split()
    assert whole == tuple(hashed(" ".join(words[at : at + 5]))[0] for at in range(len(words) - 4))


@pytest.mark.parametrize(
    "same",
    [
        "WE CLOSED THE BRIDGE for six weeks, and told every driver why!",
        "“We closed the bridge — for six weeks…” and (told) *every* _driver_: why?",
        "  we closed\nthe bridge\tfor six weeks and told every driver why\n",
        "ｗｅ closed the bridge for six weeks and told every driver why",  # full width
        "we clo\u00adsed the bri\u200bdge for six weeks and told every driver why",  # soft hyphen, zero width
        "'we closed' the bridge for six weeks and told every driver why",
        "we closed the bridge for six-weeks and told every driver why",
    ],
)
def test_case_punctuation_and_width_make_no_difference(same: str) -> None:
    assert hashed(same) == hashed(BRIDGE)


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "＇"])
def test_any_apostrophe_stays_inside_its_word(apostrophe: str) -> None:
    assert hashed(f"they didn{apostrophe}t hear it coming") == hashed("they didnt hear it coming")


def test_an_accent_is_the_same_in_one_sign_or_two_and_differs_from_none() -> None:
    assert hashed("one cafe\u0301 in the town") == hashed("one caf\u00e9 in the town")
    assert hashed("one cafe in the town") != hashed("one caf\u00e9 in the town")


def test_vowel_signs_do_not_break_a_word() -> None:
    assert len(hashed("हिन्दी में पाँच शब्द हैं")) == 1


@pytest.mark.parametrize(
    "other", ["the closed we bridge early", "we closed the bridges early", "weclosed the b ridge early"]
)
def test_other_words_or_another_order_are_told_apart(other: str) -> None:
    assert hashed(other) != hashed("we closed the bridge early")


def test_another_salt_leaves_nothing_to_compare() -> None:
    assert containment(fingerprint(BRIDGE, b"one"), fingerprint(BRIDGE, b"another")) == 0


def test_without_a_salt_nothing_is_hashed() -> None:
    with pytest.raises(AssertionError):
        fingerprint(BRIDGE, b"")


def test_half_a_surrogate_pair_is_no_word() -> None:
    assert hashed(f"\ud800 {BRIDGE}") == hashed(BRIDGE)


@given(st.text(max_size=300))
def test_any_text_has_a_fingerprint_that_fits_eight_bytes_a_hash(text: str) -> None:
    found = hashed(text)
    assert all(0 <= each < 2**64 for each in found)
    assert from_bytes(as_bytes(found)) == found


@given(HASHES)
def test_what_is_stored_comes_back_as_it_was(hashes: list[int]) -> None:
    assert from_bytes(as_bytes(hashes)) == tuple(hashes)
    assert len(as_bytes(hashes)) == 8 * len(hashes)


def test_hashes_are_stored_big_end_first() -> None:
    assert as_bytes([1, 2**64 - 1]) == bytes(7) + b"\x01" + b"\xff" * 8


@pytest.mark.parametrize("length", [1, 7, 9])
def test_what_is_not_eight_bytes_a_hash_is_refused(length: int) -> None:
    with pytest.raises(struct.error):
        from_bytes(bytes(length))


def test_containment_is_the_share_of_the_new_ones_different_hashes() -> None:
    assert containment([1, 2, 3, 4], [3, 9]) == 0.25
    assert containment([3, 9], [1, 2, 3, 4]) == 0.5
    assert containment([1, 1, 1, 2], [1]) == 0.5
    assert containment([], [1]) == containment([1], []) == containment([], []) == 0


@given(HASHES, HASHES)
def test_containment_is_full_in_anything_that_holds_the_whole(new: list[int], more: list[int]) -> None:
    assert containment(new, [*more, *new]) == (1 if new else 0)
    assert 0 <= containment(new, more) <= 1


@pytest.mark.parametrize(
    ("new", "old", "words"),
    [
        ([], [], 0),
        ([1, 2, 3], [], 0),
        ([1, 2, 3], [4, 5, 6], 0),
        ([1, 2, 3], [3, 2, 1], 5),  # one hash is five words
        ([1, 2, 3], [0, 1, 2, 9], 6),
        ([1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8], 12),
        ([1, 2, 9, 3, 4, 5], [1, 2, 3, 4, 5], 7),  # the longest of several
        ([1, 1, 1, 1], [1, 1], 6),
    ],
)
def test_k_hashes_in_a_row_are_k_and_four_words(new: list[int], old: list[int], words: int) -> None:
    assert longest_shared_run(new, old) == words


@given(REPETITIVE, REPETITIVE)
@example([0] * 25, [0] * 17)
@example([0, 1] * 12, [1, 0] * 9)
def test_the_longest_run_is_what_trying_every_place_finds(new: list[int], old: list[int]) -> None:
    expected = longest_by_trying(new, old)
    assert longest_shared_run(new, old) == (expected + 4 if expected else 0)
    assert longest_shared_run(old, new) == longest_shared_run(new, old)


@given(HASHES, st.lists(st.integers(0, 2**64 - 1), min_size=1, max_size=20), HASHES)
def test_a_stretch_that_was_put_into_both_is_found(before: list[int], stretch: list[int], after: list[int]) -> None:
    assert longest_shared_run([*before, *stretch], [*stretch, *after]) >= len(stretch) + 4


@given(st.integers(5, 40), st.integers(0, 30), st.integers(0, 30))
def test_words_said_again_in_a_row_are_counted_exactly(shared: int, before: int, after: int) -> None:
    again = range(1000, 1000 + shared)
    new = spoken(*range(before), *again)
    old = spoken(*again, *range(2000, 2000 + after))
    assert longest_shared_run(hashed(new), hashed(old)) == shared


def test_long_answers_that_say_one_word_over_and_over_take_no_time() -> None:
    """Each place against each place would be a hundred million comparisons."""
    new, old = [7] * 10_000, [*[7] * 9_999, 8]
    began = perf_counter()
    assert longest_shared_run(new, old) == 9_999 + 4
    assert perf_counter() - began < 2


NEW = list(range(100))


@pytest.mark.parametrize(
    ("old", "found"),
    [
        (NEW[0:16:2], Rehearsed.YES),  # contained .08, in single hashes
        (NEW[0:14:2], Rehearsed.CHECK),  # .07
        (NEW[0:8:2], Rehearsed.CHECK),  # .04
        (NEW[0:6:2], Rehearsed.NO),  # .03
        ([], Rehearsed.NO),
    ],
)
def test_what_is_contained_decides(old: list[int], found: Rehearsed) -> None:
    assert rehearsed(NEW, old, 104, 104) is found


@pytest.mark.parametrize(
    ("words", "found"),
    [(8, Rehearsed.NO), (9, Rehearsed.CHECK), (11, Rehearsed.CHECK), (12, Rehearsed.YES)],
)
def test_a_shared_run_decides_where_little_else_is_shared(words: int, found: Rehearsed) -> None:
    long_answer = list(range(1000))
    old = long_answer[500 : 500 + words - 4]
    assert containment(long_answer, old) < 0.04
    assert rehearsed(long_answer, old, 1004, 60) is found


@pytest.mark.parametrize(("new_words", "old_words"), [(39, 400), (400, 39), (39, 39), (0, 0)])
def test_below_forty_words_in_either_nothing_is_called_rehearsed(new_words: int, old_words: int) -> None:
    assert rehearsed(NEW, NEW, new_words, old_words) is Rehearsed.NO
    assert rehearsed(NEW, NEW, 40, 40) is Rehearsed.YES


def test_the_same_opening_said_again_is_found_from_the_hashes_alone() -> None:
    told = f"So {BRIDGE}. " + spoken(*range(60))
    again = f"{BRIDGE.upper()}, and " + spoken(*range(100, 160))
    fresh = "A bridge is closed, six weeks, drivers hear why. " + spoken(*range(200, 260))
    assert rehearsed(hashed(again), hashed(told), 73, 73) is Rehearsed.YES
    assert rehearsed(hashed(fresh), hashed(told), 69, 73) is Rehearsed.NO


def test_what_is_left_of_an_answer_is_its_length_and_its_fingerprint() -> None:
    assert remains_of(BRIDGE, SALT) == Remains(12, hashed(BRIDGE))
    assert remains_of("too short for one", SALT) == Remains(4, ())


def test_words_that_come_later_are_added_to_what_is_left() -> None:
    first, later = remains_of(spoken(*range(9)), SALT), remains_of(spoken(*range(20, 30)), SALT)
    assert first.and_later(later) == Remains(19, first.hashes + later.hashes)
    assert first.and_later(remains_of("only four words here", SALT)) == Remains(13, first.hashes)


def test_the_same_words_again_or_fewer_of_them_change_nothing() -> None:
    first = remains_of(spoken(*range(20)), SALT)
    for edited in (range(20), range(15), range(5, 20)):
        assert first.and_later(remains_of(spoken(*edited), SALT)) == first


@pytest.mark.parametrize("added", [1, 2, 30])
def test_a_sentence_put_into_an_answer_counts_once_give_or_take_eight_words(added: int) -> None:
    new = range(100, 100 + added)
    first = remains_of(spoken(*range(40)), SALT)
    edited = remains_of(spoken(*range(20), *new, *range(20, 40)), SALT)
    left = first.and_later(edited)
    assert 40 + added <= left.words <= 40 + added + 8


@given(st.lists(st.integers(0, 30), max_size=60), st.lists(st.integers(0, 30), max_size=60))
def test_nothing_of_either_is_lost_when_they_are_joined(first: list[int], later: list[int]) -> None:
    one, other = remains_of(spoken(*first), SALT), remains_of(spoken(*later), SALT)
    left = one.and_later(other)
    for part in (one, other):
        assert not part.hashes or containment(part.hashes, left.hashes) == 1
    assert longest_shared_run(one.hashes, left.hashes) == (one.words if one.hashes else 0)
    assert one.words <= left.words <= one.words + other.words
