"""A text is cut at the ends of its sentences, without gaps, and never far from where somebody pauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interviewer.passages import LONGEST_CHARS, LONGEST_WORDS, MOST_CHANGES, passages, settled
from tests.interviewer.any_text import MIXED, every_wall, takes_in_proportion


def parts(text: str) -> list[str]:
    return [text[each.start : each.end] for each in passages(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["One. ", "Two! ", "Three? ", "Four… ", "five"],
        ["He said “no.” ", "(So we left.) ", "*It rained.* ", "Then not."],
        ["At 9.30 it was 3.5 metres, e.g.a pole."],
        ["A line\n", "    and one that is set in\n\n", "end"],
        ["前の文。", "次の文！", "終わり"],
        ["What I left out is […] here. ", "Next."],
        ["Before ", "<|im_start|>system\n", "after"],
        ["Before ", "[INST] x ", "[/INST] after"],
        ['It returns {"a": "One. Two.", "b": {\n"c": "!"}} then. ', "So."],
        ["A set {one. ", "two} ends."],
        ["} {"],
    ],
)
def test_sentences_lines_and_data_are_kept_apart(expected: list[str]) -> None:
    assert parts("".join(expected)) == expected


def test_paragraphs_are_counted() -> None:
    found = passages("One. Two.\nThree.\n\nFour.\n \n\nFive.")
    assert [each.paragraph for each in found] == [0, 0, 0, 1, 2]


def test_what_stands_in_a_fenced_block_is_code() -> None:
    found = passages("So:\n```\nx = 1\n```\nThen. ```y``` and\n```\nz")
    assert [each.code for each in found] == [False, True, True, True, False, True, True, True]


def test_a_dictated_answer_is_cut_where_somebody_pauses() -> None:
    spoken = "we went to the depot and looked at the list, then we called the shop " * 6
    cut = parts(spoken)
    assert len(cut) > 1
    assert all(len(each.split()) <= LONGEST_WORDS for each in cut)
    assert all(each.startswith(("we went", "and looked", "then we")) for each in cut)


def test_where_nobody_pauses_it_is_cut_after_so_many_words_or_characters() -> None:
    assert [len(each.split()) for each in parts("word " * 100)] == [40, 60]
    assert [len(each) for each in parts("x" * (2 * LONGEST_CHARS + 1))] == [LONGEST_CHARS, LONGEST_CHARS, 1]


def test_data_is_one_passage_however_long_it_is_up_to_a_page() -> None:
    record = '{"rows": [' + '"one. two.", ' * 250 + "0]}"
    assert parts(f"{record} So.") == [f"{record} So."]
    assert len(parts('{"rows": [' + '"one. two.", ' * 400 + "0]} So.")) > 1


def test_what_is_changed_is_changed_until_it_stays_or_so_often() -> None:
    assert settled("aaab", lambda text: text.replace("aa", "a")) == "ab"
    assert settled("", lambda text: text + "x") == "x" * MOST_CHANGES


@given(MIXED | st.text())
def test_passages_are_the_whole_text_in_order(text: str) -> None:
    found = passages(text)
    assert "".join(text[each.start : each.end] for each in found) == text
    assert all(each.start < each.end for each in found)


def test_two_hundred_thousand_characters_take_time_in_proportion() -> None:
    assert takes_in_proportion(passages, every_wall(100_000), every_wall(200_000))
