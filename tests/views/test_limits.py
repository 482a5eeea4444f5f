"""Every view against Slack's limits, with the longest rubrics and with what somebody hostile might type."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.core.library import Library
from bot.journeys.see_home import PAST_DRILLS
from bot.views.drawn import Drawn
from playground.blocks import check_blocks, check_view
from tests.sample_rubric import sample_library
from tests.views.longest import longest_library
from tests.views.second_opinion import rebuild
from tests.views.showing import Shown, everything

LONG = 3000
"""Characters a person can type into one field of Slack's."""
LONGEST_TEXT = 4000
HEAVIEST_VIEW = 250_000
HOSTILE = {
    "plain": "Say what it costs before anyone asks",
    "everyone": "<!channel> <!here|here> <!everyone> <!subteam^S1> <@U123> <#C1|general> " * 50,
    "links": "<https://example.org|https://your-bank.example> http://example.org " * 60,
    "a fake date": "<!date^0^{date_long}|now> " * 120,
    "ampersands": "&" * LONG,
    "escaped already": "&lt;!channel&gt; " * 200,
    "a code fence left open": "```\n<!channel>\n" * 200,
    "emoji": "🧑‍🚒🪨" * 600,
    "right to left": "\u202e<!channel>\u202c שלום " * 150,
    "zero width": "<\u200b!channel>\u200d<!\u200bchannel>" * 100,
    "NUL": "\0<!channel>\0" * 200,
    "one long word": "w" * LONG,
    "many lines": "line\n" * 600,
    "markdown": "*_~`> 1. [x](http://example.org) " * 90,
}
LIBRARIES = {"a short rubric": sample_library(), "the longest rubric": longest_library()}
SLACK_OWN = re.compile(r"<!date\^\d+\^(?:\{time\}|\{date_short\}|\{date_short_pretty\}, \{time\})\|[^<>|]+>")
"""The only markup of Slack's own that our views write, beside"""
BY_ID = re.compile(r"<(?:@U|#C)0[A-Z0-9]+>")
"""a person or a channel by the id that Slack gave us (what somebody typed here names U123 and C1), and"""
QUOTE_MARK = re.compile(r"^>(?: |$)", re.MULTILINE)
"""what begins a quoted line."""

Surfaces = dict[str, Shown]


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest) -> Library:
    """Few words, or as many as a rubric file may hold."""
    return LIBRARIES[request.param]


@pytest.fixture(params=HOSTILE)
def surfaces(request: pytest.FixtureRequest, library: Library) -> Surfaces:
    """Everything the app can show when somebody wrote this wherever they could."""
    return everything(library, HOSTILE[request.param][:LONG])


def test_slack_takes_every_view(surfaces: Surfaces) -> None:
    assert _each(surfaces, _refused) == {}


def test_slackblocks_takes_every_view_too(surfaces: Surfaces) -> None:
    for shown in surfaces.values():
        rebuild(shown)


def test_what_a_person_wrote_calls_nobody_and_links_nowhere(surfaces: Surfaces) -> None:
    assert _each(surfaces, _live_markup) == {}


def test_every_message_has_a_text_that_a_screen_reader_can_say(surfaces: Surfaces) -> None:
    for each in (drawn for shown in surfaces.values() for drawn in _messages(shown)):
        assert each.text.strip()
        assert len(each.text) <= LONGEST_TEXT


def test_buttons_have_short_labels_and_one_at_most_is_primary(surfaces: Surfaces) -> None:
    for block in (block for shown in surfaces.values() for block in _blocks(shown)):
        buttons = [each for each in block.get("elements", ()) if each["type"] == "button"]
        assert all(len(each["text"]["text"]) <= 30 for each in buttons)
        assert len({each["action_id"] for each in buttons}) == len(buttons)
        assert sum(each.get("style") == "primary" for each in buttons) <= 1


def test_the_log_on_home_names_every_drill_however_long_the_fixes_are(surfaces: Surfaces) -> None:
    home = " ".join(_mrkdwn(surfaces["home_with_scores"]))
    assert len(SLACK_OWN.findall(home)) == PAST_DRILLS


def test_a_thread_has_buttons_on_its_newest_message_alone() -> None:
    threads = {name: shown for name, shown in everything(sample_library(), "").items() if name.startswith("thread_")}
    for shown in threads.values():
        rows = [[block["type"] for block in each.blocks].count("actions") for each in _messages(shown)]
        assert not any(rows[:-1])
        assert rows[-1] <= 1


def _each(surfaces: Surfaces, wrong: Callable[[Shown], list[str]]) -> dict[str, list[str]]:
    return {name: found for name, shown in surfaces.items() if (found := wrong(shown))}


def _refused(shown: Shown) -> list[str]:
    if not isinstance(shown, dict):
        return [line for each in shown if each.blocks for line in check_blocks(list(each.blocks), "message")]
    size = len(json.dumps(shown).encode())
    return check_view(shown) + ([f"weighs {size} bytes"] if size > HEAVIEST_VIEW else [])


def _live_markup(shown: Shown) -> list[str]:
    return [text for text in _mrkdwn(shown) if set("<>\0") & set(_without_ours(text))]


def _without_ours(text: str) -> str:
    return QUOTE_MARK.sub("", BY_ID.sub("", SLACK_OWN.sub("", text)))


def _messages(shown: Shown) -> Iterator[Drawn]:
    return iter(()) if isinstance(shown, dict) else iter(shown)


def _blocks(shown: Shown) -> list[dict[str, Any]]:
    return shown["blocks"] if isinstance(shown, dict) else [block for each in shown for block in each.blocks]


def _mrkdwn(shown: Shown) -> Iterator[str]:
    """Every text in which Slack would read markup: a message's own, and each mrkdwn object in its blocks."""
    yield from (each.text for each in _messages(shown))
    for block in _blocks(shown):
        yield from _mrkdwn_objects(block)


def _mrkdwn_objects(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _mrkdwn_objects(each)
    elif isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for each in value.values():
            yield from _mrkdwn_objects(each)
