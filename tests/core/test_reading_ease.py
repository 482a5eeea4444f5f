"""How hard a text is to read."""

import pytest

from bot.core.reading_ease import lix, longest_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("The cat sat.", 3),  # three words a sentence, none of them long
        ("The cat sat. It slept.", 2.5),
        ("Seventy kittens slept: twelve of them soundly.", 3.5 + 100 * 3 / 7),  # a colon ends a sentence too
        ("Six-letter words: kitten, kettle.", 2 + 100 * 1 / 4),  # more than six letters; a hyphen is one of them
        ("It costs 1,000 a day.", 5),  # a number is one word
        ("“Who goes?” she asked.", 2),
    ],
)
def test_lix_is_words_a_sentence_and_long_words_a_hundred(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected)


def test_a_full_stop_inside_a_number_ends_nothing() -> None:
    assert longest_sentence("Refunds fell from 4.5 to 0.5 per cent. Good.") == 8
