"""What can go wrong, in words a person can read."""

import re
from types import SimpleNamespace

import pytest

from bot.core import errors
from bot.core.errors import NoOpenDrill, WhetstoneError, slack_name, where

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WhetstoneError)]
MACHINE_WORDS = re.compile(r"\b(error|exception|invalid|failed|null|None|id|state|payload)\b", re.IGNORECASE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_errors_own_sentence_can_be_shown_as_it_is(kind: type[WhetstoneError]) -> None:
    sentence = kind().sentence
    assert re.fullmatch(r"[A-Z][^\n]{20,160}\.", sentence)
    assert not MACHINE_WORDS.search(sentence)


def test_no_two_errors_say_the_same() -> None:
    assert len({kind().sentence for kind in KINDS}) == len(KINDS)


def test_an_error_may_be_given_a_sentence_that_knows_more() -> None:
    error = NoOpenDrill("Your drill of Monday is closed.")
    assert str(error) == error.sentence == "Your drill of Monday is closed."


def test_a_place_in_the_code_is_told_without_what_a_person_wrote() -> None:
    written = " ".join(["my", "salary"])
    with pytest.raises(ValueError, match="my salary") as raised:
        int(written)
    assert "int(written)" in where(raised.value)
    assert "my salary" not in where(raised.value)


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (SimpleNamespace(data={"ok": False, "error": "ratelimited"}), "ratelimited"),
        ({"ok": False, "error": "channel_not_found"}, "channel_not_found"),
        ({"ok": False}, "unknown"),
        ("<html>Bad gateway, my salary</html>", "str"),  # a page that isn't Slack's is never quoted
        (SimpleNamespace(data=b"\x00"), "SimpleNamespace"),
    ],
)
def test_what_slack_refused_is_told_by_slacks_name_for_it(answer: object, name: str) -> None:
    assert slack_name(answer) == name
