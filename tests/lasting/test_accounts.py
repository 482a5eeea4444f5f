"""The account itself: it names what is missing and what is there twice, so that an empty one means something."""

import re
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select, update

from benchmarks.survival.audit import Account, audit
from benchmarks.survival.steady import Steady, way_on
from bot.core.drill import SayingKind
from bot.store.queues import outbox
from bot.store.tables import messages, retros, sayings
from playground.state.model import Message
from playground.workspace import TEAM_ID
from tests.lasting.aftermath import account_of
from tests.lasting.scene import Scene


async def account(scene: Scene) -> Account:
    """As things stand, without waiting for anything."""
    playground = scene.workspace.playground
    return await scene.workspace.app.desk.background_read(audit, playground, [scene.steady])


async def asked_in_round_2(scene: Scene) -> Message:
    """The question, as it stands in Slack."""
    question = await scene.ana.wait_for("Round 2 of 3")
    found = scene.workspace.playground.workspace.messages.get(await scene.ana.dm(), question["ts"])
    assert found is not None
    return found


def key_of(message: Message) -> str:
    """What the app knows it by."""
    assert message.metadata is not None
    return str(message.metadata["event_payload"]["key"])


def with_key(key: str) -> dict[str, Any]:
    return {"event_type": "whetstone_message", "event_payload": {"key": key}}


def keep_saying(scene: Scene, key: str, kind: SayingKind) -> None:
    """The database has a line of the interviewer's with this key."""
    _, drill_id, _, round_number, number = key.split(":")
    place = {"team_id": TEAM_ID, "drill_id": drill_id, "round_number": int(round_number), "number": int(number)}
    with scene.workspace.app.database.write() as tx:
        tx.execute(insert(sayings).values(**place, kind=kind.value, text="And then?"))


async def test_a_drill_without_trouble_has_an_empty_account(scene: Scene) -> None:
    await scene.steady.drill(seconds=30)
    assert await account_of(scene) == Account((), ())
    assert (scene.steady.finished, len(scene.steady.typed) >= 6, len(scene.steady.filled) >= 4) == (1, True, True)


async def test_an_answer_and_a_field_that_are_not_in_the_database_are_lost(scene: Scene) -> None:
    await scene.over()
    with scene.workspace.app.database.write() as tx:
        tx.execute(delete(messages).where(messages.c.text == scene.steady.typed[0]))
        tx.execute(update(retros).values(well="", fix="something else"))
    lost = (await account(scene)).lost
    assert [each.split(":")[0] for each in lost] == ["typed", "filled in", "filled in"]


async def test_a_message_that_was_never_posted_or_given_up_is_lost(scene: Scene) -> None:
    await scene.over()
    with scene.workspace.app.database.write() as tx:
        given_up = select(outbox.c.key).where(outbox.c.op == "post").limit(1).scalar_subquery()
        row = tx.execute(select(outbox).where(outbox.c.key == given_up)).one()
        tx.execute(insert(outbox).values({**row._mapping, "key": "given up", "ts": None, "failure": "not_in_channel"}))
    assert (await account(scene)).lost == ("never said: given up",)


async def test_a_message_that_stands_there_twice_is_doubled(scene: Scene) -> None:
    await scene.over()
    workspace, question = scene.workspace.playground.workspace, await asked_in_round_2(scene)
    workspace.messages.keep(replace(question, ts=workspace.clock.stamp()))
    doubled = (await account(scene)).doubled
    assert [each.split(":")[0] for each in doubled] == ["said 2 times", "asked twice"]


async def test_a_message_that_came_before_an_earlier_one_is_misplaced(scene: Scene) -> None:
    await scene.over()
    with scene.workspace.app.database.write() as tx:
        tx.execute(update(outbox).where(outbox.c.key.endswith(":question:2")).values(seq="0"))
    (misplaced,) = (await account(scene)).misplaced
    assert re.fullmatch("drill:.*:question:2 after drill:.*:card", misplaced)


async def test_an_answer_that_is_stored_twice_is_doubled(scene: Scene) -> None:
    await scene.over()
    with scene.workspace.app.database.write() as tx:
        row = tx.execute(select(messages).where(messages.c.text == scene.steady.typed[0])).one()
        tx.execute(insert(messages).values({**row._mapping, "ts": "1.000001"}))
    assert (await account(scene)).doubled == (f"typed: {scene.steady.typed[0][:40]}",)


async def test_a_drill_too_many_is_doubled(scene: Scene) -> None:
    await scene.over()
    scene.steady = Steady(scene.ana)
    assert "1 drills for 0 that were finished" in (await account(scene)).doubled


async def test_a_follow_up_to_no_answer_is_doubled(scene: Scene) -> None:
    await scene.over()
    question = await asked_in_round_2(scene)
    key = key_of(question).replace("question:2", "saying:2:1")
    at_once = f"{float(question.ts) + 0.000_001:.6f}"
    shown = replace(question, ts=at_once, text="And then?", metadata=with_key(key))
    scene.workspace.playground.workspace.messages.keep(shown)
    keep_saying(scene, key, SayingKind.PROBE)
    assert (await account(scene)).doubled == ("replied twice: And then?",)


async def test_a_stream_that_nobody_ended_is_lost_and_a_second_one_is_doubled(scene: Scene) -> None:
    await scene.over()
    question = await asked_in_round_2(scene)
    workspace = scene.workspace.playground.workspace
    for state in ("completed", "in_progress"):
        key = f"{state}:feedback"
        read = replace(question, ts=workspace.clock.stamp(), text=state, streaming=state, metadata=with_key(key))
        workspace.messages.keep(read)
    found = await account(scene)
    assert (found.lost, found.doubled) == (("broken off: in_progress",), ("read out twice: in_progress",))


async def test_a_drill_whose_ai_fell_silent_lost_it(scene: Scene) -> None:
    await scene.over()
    key = key_of(await asked_in_round_2(scene)).replace("question:2", "saying:2:1")
    keep_saying(scene, key, SayingKind.HANDOVER)
    assert (await account(scene)).lost == (f"the bank took over: {key.split(':')[1]}",)


def test_the_way_on_is_the_primary_button_or_else_the_first() -> None:
    def row(*styles: str | None) -> dict[str, Any]:
        buttons = [_button(number, style) for number, style in enumerate(styles)]
        return {"blocks": [{"type": "actions", "block_id": "b", "elements": buttons}]}

    assert way_on(row(None, "primary")) == "1"
    assert way_on(row(None, "danger")) == "0"


def _button(number: int, style: str | None) -> dict[str, Any]:
    drawn = {"type": "button", "action_id": f"a{number}", "text": {"type": "plain_text", "text": str(number)}}
    return drawn | ({"style": style} if style else {})
