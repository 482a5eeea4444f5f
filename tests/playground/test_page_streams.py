"""The page while an agent works: its sign with Stop, a reply that grows before one's eyes, and feedback on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.page.routes import screen_html
from playground.server import running
from tests.playground.page_coach import MANIFEST, Coach, words
from tests.playground.page_tags import Tags

pytestmark = pytest.mark.asyncio(loop_scope="module")
AGENT = replace(
    MANIFEST,
    agent=True,
    scopes=(*MANIFEST.scopes, "assistant:write"),
    events=(*MANIFEST.events, "agent_session_stopped"),
)
FEEDBACK = {
    "type": "context_actions",
    "elements": [
        {
            "type": "feedback_buttons",
            "action_id": "done",
            "positive_button": {"text": words("Helpful"), "value": "up"},
            "negative_button": {"text": words("Not helpful"), "value": "down"},
        }
    ],
}


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread in Ana's conversation with the app, as the app writes into it."""

    client: AsyncWebClient
    channel: str
    ts: str

    async def status(self, status: str) -> None:
        await self.client.agents_sessions_setStatus(channel_id=self.channel, thread_ts=self.ts, status=status)

    async def begin(self, text: str) -> dict[str, Any]:
        started = await self.client.chat_startStream(channel=self.channel, thread_ts=self.ts, markdown_text=text)
        return {"channel": self.channel, "ts": started["ts"]}


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[Playground]:
    async with running(None, manifest=AGENT, ack_seconds=0.5) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def thread(page: Page, coach: Coach, playground: Playground) -> Thread:
    ana = playground.workspace.people.find("ana")
    assert ana is not None
    posted = await coach.client.chat_postMessage(channel=ana.id, text="What breaks first?")
    await page.goto(f"{playground.url}/?as=ana&in={posted['channel']}&thread={posted['ts']}")
    return Thread(coach.client, posted["channel"], posted["ts"])


def pane(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Thread")


def stop_in(page: Page) -> Locator:
    return pane(page).get_by_role("button", name="Stop")


async def test_the_sign_with_stop_comes_at_once_and_goes_with_the_next_message(page: Page, thread: Thread) -> None:
    await thread.status("processing")
    await expect(pane(page).get_by_role("status")).to_have_text("Coach is thinking…")
    await expect(stop_in(page)).to_be_visible()
    await thread.client.chat_postMessage(channel=thread.channel, thread_ts=thread.ts, text="The queue.")
    await expect(pane(page).get_by_role("status")).to_be_empty()
    await expect(stop_in(page)).to_have_count(0)


async def test_the_sign_goes_when_the_app_is_active_again(page: Page, thread: Thread) -> None:
    await thread.status("processing")
    await expect(stop_in(page)).to_be_visible()
    await thread.status("active")
    await expect(stop_in(page)).to_have_count(0)


async def test_stop_by_keyboard_ends_the_thinking_and_goes_on_in_the_composer(
    page: Page, thread: Thread, playground: Playground
) -> None:
    await thread.status("processing")
    stream = await thread.begin("The queue, be")
    await stop_in(page).focus()
    await stop_in(page).press("Enter")
    await expect(pane(page).get_by_role("status")).to_have_text("Coach is stopping…")
    await expect(stop_in(page)).to_have_count(0)
    await expect(pane(page).get_by_text("Stopped here.")).to_be_visible()
    await expect(pane(page).get_by_role("textbox", name="Reply in thread")).to_be_focused()
    stopped = playground.workspace.messages.get(stream["channel"], stream["ts"])
    assert stopped is not None
    assert stopped.streaming == "stopped"


async def test_a_reply_grows_while_one_types_and_is_busy_until_it_ends(page: Page, thread: Thread) -> None:
    stream = await thread.begin("The queue ")
    reply = pane(page).get_by_role("article").last
    writing = reply.get_by_role("img", name="Still writing")
    await expect(reply).to_contain_text("The queue")
    await expect(reply).to_have_attribute("aria-busy", "true")
    await expect(writing).to_be_visible()
    composer = pane(page).get_by_role("textbox", name="Reply in thread")
    await composer.press_sequentially("but ")
    await thread.client.chat_appendStream(**stream, markdown_text="**breaks** first")
    await expect(reply.locator("strong", has_text="breaks")).to_be_visible()
    await composer.press_sequentially("why?")
    await thread.client.chat_stopStream(**stream, markdown_text=".")
    await expect(reply).to_contain_text("The queue breaks first.")
    await expect(reply).not_to_have_attribute("aria-busy", "true")
    await expect(writing).to_have_count(0)
    await expect(composer).to_have_value("but why?")


async def test_the_feedback_button_one_pressed_looks_pressed(page: Page, thread: Thread, coach: Coach) -> None:
    stream = await thread.begin("The queue.")
    await thread.client.chat_stopStream(**stream, blocks=[FEEDBACK])
    helpful, other = (pane(page).get_by_role("button", name=name, exact=True) for name in ("Helpful", "Not helpful"))
    await helpful.click()
    await expect(helpful).to_have_attribute("aria-pressed", "true")
    await other.click()
    await expect(other).to_have_attribute("aria-pressed", "true")
    await expect(helpful).to_have_attribute("aria-pressed", "false")
    assert coach.pressed == ["done", "done"]


async def test_on_a_phone_stop_is_big_enough_for_a_thumb_and_nothing_sticks_out(
    browser: Browser, thread: Thread, playground: Playground
) -> None:
    await thread.status("processing")
    context = await browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    phone = await context.new_page()
    await phone.goto(f"{playground.url}/?as=ana&in={thread.channel}&thread={thread.ts}")
    await expect(stop_in(phone)).to_be_in_viewport(ratio=1)
    box = await stop_in(phone).bounding_box()
    assert box is not None
    assert box["height"] >= 36
    assert box["width"] >= 44
    assert await phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await stop_in(phone).tap()
    await expect(pane(phone).get_by_role("status")).to_have_text("Coach is stopping…")
    await context.close()


async def test_a_stream_nobody_ended_is_said_to_have_broken_off(thread: Thread, playground: Playground) -> None:
    place = {"as": "ana", "in": thread.channel, "thread": thread.ts}
    await thread.begin("The queue, be")
    assert "This reply broke off." not in screen_html(playground, place)
    playground.workspace.clock.forward(300)
    html = screen_html(playground, place)
    assert "This reply broke off." in html
    assert not [tag for tag, attributes in Tags(html).found if attributes.get("aria-busy")]


async def test_an_app_that_does_not_hear_of_stop_has_a_sign_without_it() -> None:
    async with running(None, manifest=replace(AGENT, events=MANIFEST.events)) as deaf:
        ana = deaf.workspace.people.find("ana")
        assert ana is not None
        client = AsyncWebClient(deaf.bot_token, base_url=f"{deaf.url}/api/")
        posted = await client.chat_postMessage(channel=ana.id, text="What breaks first?")
        await Thread(client, posted["channel"], posted["ts"]).status("processing")
        html = screen_html(deaf, {"as": "ana", "in": posted["channel"], "thread": posted["ts"]})
    assert "Coach is thinking…" in html
    assert "data-stop" not in html
