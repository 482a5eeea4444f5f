"""Hostile text in every field: stored as it was typed, shown as text, and nobody is called by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Column, select

from bot.store.tables import drills, messages, retros, signals
from playground.forms import Field, fields_of
from playground.page.place import find_place
from playground.page.rendering.mrkdwn import mrkdwn
from playground.page.screen import Screen
from tests.lasting.hostile import HOSTILE, kept
from tests.lasting.scene import Scene

START, SCORE, JOURNAL, FIX = "Start a drill", "Score · 1 of 3", "Journal · 2 of 3", "One fix · 3 of 3"

FIELDS: dict[tuple[str, str], Column[Any]] = {
    (START, "goal"): drills.c.goal,
    (JOURNAL, "hesitation"): signals.c.hesitation,
    (JOURNAL, "rehearsed"): signals.c.rehearsed,
    (JOURNAL, "surprise"): signals.c.surprise,
    (FIX, "well"): retros.c.well,
    (FIX, "wrong"): retros.c.wrong,
    (FIX, "fix"): retros.c.fix,
    (FIX, "own_practice"): retros.c.practice,
}
"""(form, beginning of the field's block id) → where it is stored. A new field is one line here."""

SPECIAL = re.compile(r"<(?!!date\^)[!@#a-z][^>]*>")
"""Slack's markup, but for the times that the app writes itself."""


@dataclass
class Typist:
    """Ana, who types the same text everywhere she may. `typed` is what each field took of it."""

    scene: Scene
    text: str
    typed: dict[tuple[str, str], str]

    async def fill_in(self, title: str, **more: str) -> None:
        """The form of this title, as often as it takes: some forms ask for a second look."""
        form = await self.scene.ana.wait_for_modal(title)
        fields = list(fields_of(form["body"]["blocks"]))
        values = {field.block_id: self._cut(field) for field in fields if _takes_text(field)}
        ours = [name for name in FIELDS if name[0] == title]
        for block, value in values.items():
            self.typed |= dict.fromkeys((name for name in ours if block.startswith(name[1])), value)
        await self.scene.tries(self.scene.ana.submit(values | more))
        again = await self.scene.ana.modal()
        if again is not None and again["body"]["title"]["text"] == title:
            await self.scene.ana.submit()

    def _cut(self, field: Field) -> str:
        return self.text[: field.element.get("max_length", 3000)].strip()


def _takes_text(field: Field) -> bool:
    return field.is_input and field.element["type"] == "plain_text_input"


@pytest.mark.parametrize("what", HOSTILE)
async def test_what_is_typed_is_stored_as_typed_and_calls_nobody(what: str, scene: Scene) -> None:
    ana, typist = scene.ana, Typist(scene, HOSTILE[what], {})
    await scene.workspace.knows(ana)
    await ana.shortcut("start_drill")
    await typist.fill_in(START, rounds="3")
    await ana.press("Start round 1")
    await ana.question(1)
    await ana.reply(typist.text)
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal(SCORE)
    await ana.submit({"opening": "2"})
    await typist.fill_in(JOURNAL)
    await typist.fill_in(FIX)
    await ana.wait_for("How you saw it")
    assert set(typist.typed) == set(FIELDS)
    assert {name: await stored(scene, column) for name, column in FIELDS.items()} == {
        name: [kept(typed)] for name, typed in typist.typed.items()
    }
    assert kept(typist.text) in await stored(scene, messages.c.text)
    assert await markup(scene) == []


@pytest.mark.parametrize("what", HOSTILE)
async def test_what_is_typed_outside_a_drill_calls_nobody(what: str, scene: Scene) -> None:
    await scene.ana.command(f"/drill {HOSTILE[what][:500]}")
    await scene.ana.say(HOSTILE[what])
    await scene.ana.heard()
    await scene.ana.wait_for("help")
    assert await stored(scene, messages.c.text) == [kept(HOSTILE[what])]
    assert await markup(scene) == []


async def test_a_form_that_is_opened_again_shows_what_was_typed(scene: Scene) -> None:
    text = kept(" ".join(HOSTILE[what] for what in ("a shout", "a link", "entities", "HTML", "zero width")))
    await scene.scoring()
    await scene.ana.press("Score it")
    await scene.ana.wait_for_modal(SCORE)
    await scene.ana.submit({"opening": "2"})
    await scene.ana.submit({"surprise": text})
    await scene.ana.wait_for_modal(FIX)
    await scene.ana.click("Back")
    form = await scene.ana.wait_for_modal(JOURNAL)
    assert text in [value for fields in form["values"].values() for value in fields.values()]


async def stored(scene: Scene, column: Column[Any]) -> list[str]:
    """Everything in this column, word by word, without places that are kept empty."""
    found = await scene.workspace.app.desk.background_read(lambda tx: list(tx.scalars(select(column))))
    return [text for text in found if text]


async def markup(scene: Scene) -> list[str]:
    """What in the app's messages Slack would take for a mention, a link or a command, or show as anything but text."""
    screen = Screen(scene.workspace.playground, find_place(scene.workspace.playground.workspace, {"as": "ana"}))
    me = await scene.ana.id()
    said = [each for each in await scene.ana.messages() if each["user"] != me]
    texts = [text for each in said for text in (each["text"], *mrkdwn_of(each["blocks"]))]
    shown = [str(mrkdwn(text, screen.reader())) for text in texts]
    raw = [found for text in texts for found in SPECIAL.findall(text)]
    return [*raw, *(html for html in shown if "mention" in html or "<a " in html or "<script" in html)]


def mrkdwn_of(value: Any) -> Iterator[str]:
    """Every text in which Slack reads markup."""
    if isinstance(value, list):
        for each in value:
            yield from mrkdwn_of(each)
    elif isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for each in value.values():
            yield from mrkdwn_of(each)
