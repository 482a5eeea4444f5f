"""The page's HTML for every block and place, without a browser: what is in it, what is not, and who sees it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from playground.blocks.naming import fill_ids
from playground.desk import Playground
from playground.manifest import Manifest, parse_manifest
from playground.page.rendering import charts
from playground.page.routes import screen_html
from playground.server import running
from playground.state.model import Message, User
from tests.playground.page_samples import blocks, chart, element, inputs, words
from tests.playground.page_tags import Tags

HOSTILE = "</textarea></script><img src=x onerror=alert(1)>'\" \x00"


@pytest.fixture
def playground() -> Iterator[Playground]:
    made = Playground(describe(HOSTILE), None)
    yield made
    made.workspace.close()


def describe(text: str) -> Manifest:
    return parse_manifest(
        {
            "display_information": {"name": "Coach", "description": text},
            "features": {
                "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
                "slash_commands": [{"command": "/coach", "description": text, "usage_hint": text}],
                "shortcuts": [
                    {"name": text, "type": "global", "callback_id": "one", "description": text},
                    {"name": text, "type": "message", "callback_id": "two", "description": text},
                ],
            },
        }
    )


def person(playground: Playground, name: str = "ana") -> User:
    found = playground.workspace.people.find(name)
    assert found is not None
    return found


def post(playground: Playground, text: str, by: User | None = None, **more: Any) -> Message:
    workspace = playground.workspace
    author = by or workspace.bot
    channel = more.pop("channel", None) or workspace.app_dm(person(playground)).id
    blocks = tuple(fill_ids(more.pop("blocks", ())))
    ts = more.pop("ts", None) or workspace.clock.stamp()
    return workspace.messages.keep(Message(channel, ts, author.id, text, blocks, bot_id=author.bot_id, **more))


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def assert_nothing_runs(html: str) -> None:
    tags = Tags(html).found
    assert [attributes["src"] for tag, attributes in tags if tag == "script"] == ["/static/page.js"]
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert not [tag for tag, attributes in tags if tag == "img" and attributes.get("src") == "x"]
    assert not [a for _, a in tags for link in ("href", "src") if (a.get(link) or "").startswith("javascript:")]
    assert "\x00" not in html


def test_every_block_is_drawn_in_a_message(playground: Playground) -> None:
    post(playground, "", blocks=blocks("Trade-offs")[:-1])
    html = screen_html(playground, {})
    assert "does not draw" not in html
    kinds = {attributes.get("class", "") for _, attributes in Tags(html).found}
    for kind in (
        "section",
        "header",
        "divider",
        "context",
        "image",
        "markdown",
        "rich",
        "table",
        "card",
        "task",
        "plan",
    ):
        assert any(f"block {kind}" in (each or "") for each in kinds), kind


def test_an_unknown_block_is_named_rather_than_hidden(playground: Playground) -> None:
    post(playground, "", blocks=[{"type": "hologram"}])
    assert "A “hologram” block, which this page does not draw." in screen_html(playground, {})


def test_hostile_text_runs_nowhere(playground: Playground) -> None:
    workspace, ana = playground.workspace, person(playground)
    post(playground, HOSTILE, blocks=blocks(HOSTILE))
    post(playground, HOSTILE)
    root = post(playground, HOSTILE, by=ana, reactions={HOSTILE: (ana.id,)})
    post(playground, HOSTILE, by=ana, thread_ts=root.ts)
    file = workspace.files.write(workspace.files.reserve(f"{HOSTILE}.html", ana.id, 1), b"x")
    post(playground, "", by=ana, files=(file.id,))
    workspace.signs.set_sign(root.channel, root.ts, HOSTILE)
    workspace.signs.set_title(root.channel, root.ts, HOSTILE)
    workspace.views.publish(ana.id, {"type": "home", "blocks": blocks(HOSTILE)})
    modal = {"type": "modal", "title": words(HOSTILE), "submit": words(HOSTILE), "blocks": inputs(HOSTILE)}
    view = workspace.views.open(ana.id, modal)
    workspace.views.draft(view, {}, {block["block_id"]: HOSTILE for block in view.blocks})
    assert_nothing_runs(screen_html(playground, {"thread": root.ts, "as": HOSTILE, "in": HOSTILE}))
    assert_nothing_runs(screen_html(playground, {"tab": "home"}))


def test_a_modal_shows_labels_hints_marks_and_errors_at_their_fields(playground: Playground) -> None:
    workspace, ana = playground.workspace, person(playground)
    view = workspace.views.open(ana.id, {"type": "modal", "title": words("Score"), "blocks": inputs("Fix")})
    workspace.views.draft(view, {"1": {"plain_text_input": "typed\nbefore"}}, {"0": "Say it."})
    html = screen_html(playground, {})
    assert 'Fix <span class="optional">(optional)</span>' in html
    assert "typed\nbefore</textarea>" in html
    (wrong,) = [attributes for _, attributes in Tags(html).found if attributes.get("aria-invalid") == "true"]
    assert wrong["data-block"] == "0"
    for described in (wrong["aria-describedby"] or "").split():
        assert f'id="{described}"' in html
    assert "Close</button>" in html  # nothing to submit, so nothing to cancel


def test_labels_reach_their_controls_whatever_ids_the_app_chose(playground: Playground) -> None:
    odd = element("plain_text_input") | {"action_id": "my action / é"}
    block = {"type": "input", "block_id": 'one two"three', "label": words("Fix"), "element": odd}
    playground.workspace.views.open(person(playground).id, {"type": "modal", "title": words("T"), "blocks": [block]})
    tags = Tags(screen_html(playground, {})).found
    labelled = [attributes.get("for") for tag, attributes in tags if tag == "label"]
    (control,) = [attributes for _, attributes in tags if attributes.get("data-action") == "my action / é"]
    assert control["id"] in labelled
    assert control["data-block"] == 'one two"three'


def test_a_new_workspace_says_what_to_type(playground: Playground) -> None:
    shown = text_of(screen_html(playground, {}))
    assert "Type / to see what it understands." in shown
    assert "Coach is not running" in shown


def test_days_are_separated_and_moments_later_needs_no_second_name(playground: Playground) -> None:
    ana, noon = person(playground), datetime(2026, 11, 20, 12, tzinfo=UTC)
    for minutes in (2 * 24 * 60, 3, 1):
        post(playground, "thought", by=ana, ts=f"{(noon - timedelta(minutes=minutes)).timestamp():.6f}")
    articles = [a for tag, a in Tags(screen_html(playground, {})).found if tag == "article"]
    assert ["follows" in (a["class"] or "") for a in articles] == [False, False, True]
    days = [a for tag, a in Tags(screen_html(playground, {})).found if tag == "h3"]
    assert len(days) == 2


def test_unread_messages_are_counted_until_they_are_read(playground: Playground) -> None:
    workspace, ana = playground.workspace, person(playground)
    dm = workspace.conversations.im(ana.id, person(playground, "mia").id)
    message = post(playground, "Thursday?", by=person(playground, "mia"), channel=dm.id)
    assert "Mia Okafor 1 unread" in text_of(screen_html(playground, {}))
    workspace.conversations.mark_read(ana.id, dm.id, message.ts)
    assert "unread" not in text_of(screen_html(playground, {}))


def test_another_persons_conversations_stay_closed(playground: Playground) -> None:
    post(playground, "for Ana alone")
    dm = playground.workspace.app_dm(person(playground))
    assert "for Ana alone" not in screen_html(playground, {"as": "mia", "in": dm.id})
    assert "for Ana alone" in screen_html(playground, {"as": "ana", "in": dm.id})


def test_an_address_that_means_nothing_leads_to_the_app(playground: Playground) -> None:
    html = screen_html(playground, {"as": "nobody", "in": "C0", "thread": "1.2", "tab": "attic", "with": "U0"})
    assert "You are Ana" in html
    assert 'aria-label="Message Coach"' in html


def test_a_person_one_never_wrote_to_can_be_written_to(playground: Playground) -> None:
    html = screen_html(playground, {"with": person(playground, "tom").id})
    assert 'aria-label="Message Tom Lindqvist"' in html


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("bar", "Bar chart, Drills: You: W1 3, W2 -1.5"),
        ("pie", "Pie chart, Drills: W1 3, b 1"),
    ],
)
def test_a_chart_says_its_numbers_to_those_who_cannot_see_it(playground: Playground, kind: str, words: str) -> None:
    drawn = chart(kind, "W1")
    if kind == "bar":
        drawn["series"][0]["name"] = "You"
    post(playground, "", blocks=[{"type": "data_visualization", "title": "Drills", "chart": drawn}])
    assert f'aria-label="{words}"' in screen_html(playground, {})


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((0, 14), ["0", "5", "10", "15"]),
        ((0.4, 1), ["0", "0.5", "1"]),
        ((-1.5, 3), ["-2", "0", "2", "4"]),
        ((0, 0), ["0", "0.5", "1"]),
        ((0, 2_500_000), ["0", "1,000,000", "2,000,000", "3,000,000"]),
    ],
)
def test_an_axis_has_round_numbers_and_includes_zero(values: tuple[float, float], ticks: list[str]) -> None:
    data = [{"label": str(n), "value": value} for n, value in enumerate(values)]
    block = {
        "chart": {"type": "line", "series": [{"name": "a", "data": data}], "axis_config": {"categories": ["0", "1"]}}
    }
    assert [tick.text for tick in charts.chart(block).ticks] == ticks


def test_a_chart_names_its_axes_and_lists_its_numbers(playground: Playground) -> None:
    drawn = chart("bar", "W1")
    drawn["axis_config"] |= {"x_label": "Week beginning", "y_label": "Drills done"}
    post(playground, "", blocks=[{"type": "data_visualization", "title": "Drills", "chart": drawn}])
    shown = text_of(screen_html(playground, {}))
    assert "Drills done" in shown
    assert "Week beginning" in shown
    assert "Numbers W1 W1 3 W2 -1.5" in shown


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["W1", "W2", "W3"], ["W1", "W2", "W3"]),
        ([f"{day} Nov" for day in range(10, 22)], ["10 Nov", "12 Nov", "14 Nov", "16 Nov", "18 Nov", "20 Nov"]),
        (["Trade-offs and more", "Capacity"], ["Trade-offs and more", "Capacity"]),
        (["Trade-offs and more", *"bcdef"], ["Trade-offs and…", "c", "e"]),
    ],
)
def test_labels_of_an_axis_never_run_into_each_other(names: list[str], labels: list[str]) -> None:
    data = [{"label": name, "value": 1} for name in names]
    content = {"type": "line", "series": [{"name": "a", "data": data}], "axis_config": {"categories": names}}
    assert [label.text for label in charts.chart({"chart": content}).labels] == labels


@pytest.fixture
async def served() -> AsyncIterator[Playground]:
    async with running(None, manifest=describe("")) as started:
        yield started


@pytest.mark.parametrize(
    ("name", "mimetype", "disposition"),
    [
        ("page.html", "text/html", "attachment"),
        ("drawing.svg", "image/svg+xml", "attachment"),
        ("photo.png", "image/png", "inline"),
        ("clip.mp3", "audio/mpeg", "inline"),
    ],
)
async def test_only_pictures_and_sound_open_in_the_browser(
    served: Playground, name: str, mimetype: str, disposition: str
) -> None:
    files = served.workspace.files
    file = files.write(files.reserve(name, person(served).id, 4), b"data")
    async with aiohttp.ClientSession() as web, web.get(f"{served.url}/ui/files/{file.id}") as response:
        assert await response.read() == b"data"
        assert response.content_type == mimetype
        assert response.headers["Content-Security-Policy"] == "sandbox"
        assert response.headers["Content-Disposition"].startswith(f"{disposition};")


async def test_a_file_that_is_not_there_is_not_found(served: Playground) -> None:
    async with aiohttp.ClientSession() as web, web.get(f"{served.url}/ui/files/F0") as response:
        assert response.status == 404


async def test_pages_allow_only_their_own_scripts(served: Playground) -> None:
    async with aiohttp.ClientSession() as web, web.get(served.url) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert response.status == 200


async def test_changes_are_told_only_to_those_who_see_them(served: Playground) -> None:
    mia = person(served, "mia")
    async with aiohttp.ClientSession() as web, web.get(f"{served.url}/ui/events?as=ana") as stream:
        assert await stream.content.readline() == b"retry: 500\n"
        served.workspace.views.publish(mia.id, {"type": "home", "blocks": []})
        post(served, "hello")
        await stream.content.readline()
        told = await stream.content.readline()
    assert told.startswith(b'data: {"kind": "message"')
