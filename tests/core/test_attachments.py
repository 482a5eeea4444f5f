"""Files of a message: what they count as, how long they are waited for, and the words in a transcript."""

from datetime import timedelta
from itertools import count as count_from
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.attachments import CUT, MOST_BYTES, UNHEARD, Attached, FileKind, next_look, spoken_in, text_in

AS_SLACK_SENDS_IT = (
    "\ufeffWEBVTT \n\n00:00:00.480 --> 00:00:04.100\n- I'd ask how many people\n\n"
    "00:00:04.100 --> 00:00:05.900\nuse it at once.\n\n\n"
)
WITH_ALL_THE_FORMAT_ALLOWS = """WEBVTT - an interview
Kind: captions

STYLE
::cue { color: red }

NOTE
nobody said this

opening
00:01.000 --> 00:02.000 align:start position:0%
<v.loud Ana Lima>So &amp; so,</v> <00:01.500><c>then</c>
- And  you?

2
00:02.000 --> 00:03.000
It's p99 &lt; 20&nbsp;ms.
"""


@pytest.mark.parametrize(
    ("kind", "preview", "text"),
    [
        (FileKind.CLIP, "", UNHEARD),
        (FileKind.SNIPPET, "def f():", "def f():"),
        (FileKind.SNIPPET, "", "[notes.txt]"),  # a text Slack shows nothing of
        (FileKind.FILE, "", "[notes.txt]"),
    ],
)
def test_a_file_counts_as_what_its_message_tells_of_it(kind: FileKind, preview: str, text: str) -> None:
    attached = Attached("F1", kind, "notes.txt", preview)
    assert (attached.text, attached.holds_words) == (text, kind is not FileKind.FILE)


def test_it_is_looked_for_soon_then_less_often_and_ten_minutes_in_all() -> None:
    waits = list(takewhile(lambda wait: wait is not None, map(next_look, count_from())))
    assert waits[:5] == [timedelta(seconds=seconds) for seconds in (5, 10, 20, 40, 60)]
    assert max(waits[5:]) == timedelta(minutes=1)
    assert timedelta(minutes=9) < sum(waits, timedelta()) <= timedelta(minutes=10)


def test_a_transcript_reads_as_one_line_of_what_was_said() -> None:
    assert spoken_in(AS_SLACK_SENDS_IT) == "I'd ask how many people use it at once."


def test_times_speakers_styles_and_notes_are_not_words() -> None:
    assert spoken_in(WITH_ALL_THE_FORMAT_ALLOWS) == "So & so, then And you? It's p99 < 20 ms."


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_may_end_as_elsewhere(newline: str) -> None:
    assert spoken_in(AS_SLACK_SENDS_IT.replace("\n", newline)) == spoken_in(AS_SLACK_SENDS_IT)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "\ufeff",
        "WEBVTT",
        "WEBVTT\n\n",
        "WEBVTT\n\n00:00.000 --> 00:01.000\n\n",
        "WEBVTT\n\nno cue at all",
        "<!doctype html><title>Sign in</title>",
        "1\n00:00:01,000 --> 00:00:02,000\nanother format\n",
    ],
)
def test_where_nothing_was_said_there_are_no_words(broken: str) -> None:
    assert spoken_in(broken) == ""


def test_tags_that_never_close_stay_and_take_no_time() -> None:
    said = spoken_in(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{'<v ' * 300_000}\0end")
    assert said.endswith("<v end")


@given(st.text())
def test_whatever_a_cue_holds_becomes_one_line_without_nul(payload: str) -> None:
    said = spoken_in(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{payload}")
    assert "\0" not in said
    assert len(said.splitlines()) <= 1


@given(st.binary())
def test_any_bytes_can_be_read_as_text(content: bytes) -> None:
    assert "\0" not in text_in(content)


def test_a_text_file_is_its_text() -> None:
    assert text_in("def f():\r\n\treturn 'ü'\n".encode()) == "def f():\r\n\treturn 'ü'\n"


def test_a_byte_order_mark_and_nul_are_not_text() -> None:
    assert text_in(b"\xef\xbb\xbfa\0b") == "ab"


def test_a_transcript_sent_as_a_file_is_what_was_said() -> None:
    assert text_in(AS_SLACK_SENDS_IT.encode()) == "I'd ask how many people use it at once."


def test_more_than_a_megabyte_is_cut_between_two_characters_and_says_so() -> None:
    whole = "ü" * (MOST_BYTES // 2)
    assert text_in(whole.encode()) == whole
    assert text_in(f"a{whole}".encode()) == f"a{whole[:-1]}\n{CUT}"
