"""Pressing buttons and choosing in menus, in a message, a modal or the Home."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from playground.acts.gesture import Gesture, Refused, Unanswered, merged
from playground.forms import option_with, sent_value, sent_values
from playground.shapes import message_shape, view_shape
from playground.state.model import Json, Message, View


@dataclass(frozen=True, slots=True)
class Control:
    """An interactive element, the block it stands in, and whether a gesture on it is sent at once."""

    block_id: str
    element: Json
    sends: bool


def controls_of(blocks: Iterable[Json]) -> Iterator[Control]:
    """Every element with an action_id, in reading order."""
    for block in blocks:
        block_id = block["block_id"]
        if block["type"] == "input":
            yield Control(block_id, block["element"], bool(block.get("dispatch_action")))
        if block["type"] == "carousel":
            yield from controls_of(block["elements"])
        inner = (*block.get("elements", ()), block.get("accessory"), *block.get("actions", ()))
        for element in inner:
            if isinstance(element, dict) and "action_id" in element:
                yield Control(block_id, element, True)
        yield from controls_of(block.get("child_blocks", ()))


async def click(gesture: Gesture) -> Json:
    """Press a button or choose a value; the app's ack ends it."""
    payload = _view_click(gesture) if gesture.maybe("view_id") else _message_click(gesture)
    try:
        await gesture.ask("interactive", payload)
    except Unanswered as silence:
        raise Refused(f"That didn't work: {silence.why}. Try again in a moment.") from None
    for action in payload["actions"]:
        if action["type"] == "feedback_buttons":
            _show_pressed(gesture, action)
    return {}


def _show_pressed(gesture: Gesture, action: Json) -> None:
    """Mark what the person chose, unless the app has put other blocks in its place meanwhile."""
    message = gesture.workspace.messages.get(gesture.channel().id, gesture.text("ts"))
    named = (action["block_id"], action["action_id"])
    here = [(each.block_id, each.element["action_id"]) for each in controls_of(message.blocks if message else ())]
    if message is not None and named in here:
        gesture.workspace.messages.keep(message.with_feedback(gesture.user.id, *named, action["value"]))


def _message_click(gesture: Gesture) -> Json:
    message, channel = gesture.message(), gesture.channel()
    control = _control(gesture, message.blocks)
    state = _with_value(gesture, control, gesture.state())
    key = gesture.playground.answers.issue(gesture.user.id, channel.id, message.ts, message.thread_ts)
    container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
    return gesture.interaction(
        "block_actions",
        container={**container, "is_ephemeral": message.only_for is not None, **_thread(message)},
        trigger_id=gesture.playground.triggers.issue(gesture.user.id),
        channel={"id": channel.id, "name": channel.told_as},
        state={"values": sent_values(message.blocks, state)},
        response_url=f"{gesture.playground.url}/response/{key}",
        actions=[_action(gesture, control)],
        # An ephemeral isn't stored, so Slack has no message to send along.
        **({} if message.only_for else {"message": message_shape(gesture.workspace, message, gesture.playground.url)}),
    )


def _view_click(gesture: Gesture) -> Json:
    view = gesture.view()
    control = _control(gesture, view.blocks)
    drafts = _with_value(gesture, control, merged(view.drafts, gesture.state()))
    view = gesture.workspace.views.draft(view, drafts, view.errors)
    values = sent_values(view.blocks, view.drafts)
    return gesture.interaction(
        "block_actions",
        container={"type": "view", "view_id": view.id},
        trigger_id=gesture.playground.triggers.issue(gesture.user.id, _modal_id(view)),
        view=view_shape(view, values),
        state={"values": values},
        actions=[_action(gesture, control)],
    )


def _modal_id(view: View) -> str | None:
    return view.id if view.kind == "modal" else None


def _thread(message: Message) -> Json:
    return {"thread_ts": message.thread_ts} if message.thread_ts else {}


def _control(gesture: Gesture, blocks: Iterable[Json]) -> Control:
    """The one pressed. Where blocks without an id of their own were published again meanwhile, it has another one."""
    action_id, block_id = gesture.text("action_id"), gesture.maybe("block_id")
    named = [control for control in controls_of(blocks) if control.element["action_id"] == action_id]
    exact = [control for control in named if block_id in (None, control.block_id)]
    if not exact and len(named) != 1:
        raise Refused("That button is gone.")
    control = (exact or named)[0]
    if not control.sends:
        raise Refused("That field is sent with the whole form.")
    return control


def _with_value(gesture: Gesture, control: Control, state: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    if "value" not in gesture.body:
        return state
    return merged(state, {control.block_id: {control.element["action_id"]: gesture.body["value"]}})


def _action(gesture: Gesture, control: Control) -> Json:
    element, value = control.element, gesture.body.get("value")
    action: Json = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": control.block_id,
        "action_ts": gesture.workspace.clock.stamp(),
    }
    if element["type"] in ("button", "icon_button"):
        kept = {name: element[name] for name in ("text", "value", "style", "url", "icon") if name in element}
        return action | kept
    if element["type"] == "overflow":
        return action | {"selected_option": _chosen(option_with(element, value))}
    if element["type"] == "feedback_buttons":
        sides = (element["positive_button"], element["negative_button"])
        pressed = _chosen(next((side for side in sides if side["value"] == value), None))
        return action | {"text": pressed["text"], "value": pressed["value"]}
    if "placeholder" in element:
        action["placeholder"] = element["placeholder"]
    return action | sent_value(element, value)


def _chosen(found: Json | None) -> Json:
    if found is None:
        raise Refused("That choice is gone.")
    return found
