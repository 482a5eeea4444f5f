"""The bytes of a file somebody brings: the encodings that are read, and the line where another one shows."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attachments import MOST_BYTES
from bot.core.import_log.problem import Problem
from bot.core.import_log.text import text_of

WORDS = "date,kind\n2027-01-12,mock — “Zoë”\n"


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
    ],
)
def test_what_spreadsheets_save_is_read(content: bytes) -> None:
    assert text_of(content) == WORDS


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_an_older_encoding_is_told_by_its_first_line_that_shows_it(ending: str) -> None:
    found = text_of(ending.join(["date,kind,fix", "2027-01-12,mock,plain", "2027-01-13,mock,Zoë"]).encode("latin-1"))
    assert isinstance(found, Problem)
    assert found.line == 3
    assert "“CSV UTF-8”" in found.sentence


def test_utf_16_that_breaks_off_is_told_too() -> None:
    found = text_of(codecs.BOM_UTF16_LE + b"d\x00a")
    assert isinstance(found, Problem)
    assert found.sentence.startswith("The file breaks off")


def test_a_megabyte_is_the_most() -> None:
    assert text_of(b"x" * MOST_BYTES) == "x" * MOST_BYTES
    found = text_of(b"x" * (MOST_BYTES + 1))
    assert isinstance(found, Problem)
    assert found == Problem(1, None, "The file is longer than 1 MB. Make two of it.")


@given(st.binary())
def test_any_bytes_are_a_text_or_told_where_they_are_none(content: bytes) -> None:
    found = text_of(content)
    assert isinstance(found, str) or found.line <= content.count(b"\n") + content.count(b"\r") + 1
