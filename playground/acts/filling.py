"""Filling in modals: drafts, submitting, what the app's ack does to the stack, and closing."""

from __future__ import annotations

from typing import Any

from playground import events
from playground.acts.gesture import Gesture, Refused, Unanswered, merged
from playground.api.call import SlackError
from playground.api.views import STACK, refuse_view
from playground.file_shapes import file_shape
from playground.forms import State, fields_of, refusals, sent_values, shown_values
from playground.shapes import view_shape
from playground.state.model import Json, View


async def draft(gesture: Gesture) -> Json:
    """Keep what has been typed so far."""
    view = gesture.view()
    gesture.workspace.views.draft(view, merged(view.drafts, gesture.state()), view.errors)
    return {}


async def submit(gesture: Gesture) -> Json:
    """Submit the modal on top; errors keep it open with what was typed."""
    view = _top(gesture)
    drafts = merged(view.drafts, gesture.state())
    errors = refusals(view.blocks, drafts) | _unwanted_files(gesture, view, drafts)
    view = gesture.workspace.views.draft(view, drafts, errors)
    if errors:
        raise Refused("Please look at the marked fields.", errors)
    payload = gesture.interaction(
        "view_submission",
        trigger_id=gesture.playground.triggers.issue(gesture.user.id, view.id),
        view=view_shape(view, _values(gesture, view)),
        response_urls=[],
    )
    try:
        ack = await gesture.ask("interactive", payload)
    except Unanswered as silence:
        raise _trouble(silence.why) from None
    _apply(gesture, view, ack or {})
    return {}


async def close(gesture: Gesture) -> Json:
    """Close a modal, with `all` every one; the app hears of it when it asked to, without what was typed."""
    view = gesture.view()
    everything = bool(gesture.body.get("all") or view.body.get("clear_on_close"))
    closed = list(reversed(gesture.workspace.views.stack(gesture.user.id))) if everything else [view]
    for each in closed:
        gesture.workspace.views.close(each)
    for each in closed:
        if each.body.get("notify_on_close"):
            await _tell_closed(gesture, each, everything)
    return {}


async def open_home(gesture: Gesture) -> Json:
    """Look at the app's Home or Messages tab."""
    tab = gesture.text("tab")
    if tab == "home":
        events.home_opened(gesture.playground, gesture.user, "home")
    elif tab == "messages":
        events.home_opened(gesture.playground, gesture.user, "messages")
    else:
        raise Refused("tab must be home or messages.")
    return {}


def _unwanted_files(gesture: Gesture, view: View, drafts: State) -> dict[str, str]:
    """A sentence for each file field that holds a file of another type than the app asked for, going by its name."""
    shown = shown_values(view.blocks, drafts)
    said: dict[str, str] = {}
    for field in fields_of(view.blocks):
        wanted = field.element.get("filetypes")
        if field.element["type"] == "file_input" and wanted:
            chosen = map(gesture.workspace.files.get, shown[field.block_id][field.action_id] or ())
            names = [file.name for file in chosen if file]
            if any(name.rpartition(".")[2].lower() not in wanted for name in names):
                said[field.block_id] = f"Files of these types, please: {', '.join(wanted)}."
    return said


def _values(gesture: Gesture, view: View) -> State:
    values = sent_values(view.blocks, view.drafts)
    for field in fields_of(view.blocks):
        if field.element["type"] == "file_input":  # the form knows ids, the app gets the files
            sent = values[field.block_id][field.action_id]
            files = [gesture.workspace.files.get(each) for each in sent["files"]]
            sent["files"] = [file_shape(each, gesture.playground.url) for each in files if each]
    return values


async def _tell_closed(gesture: Gesture, view: View, cleared: bool) -> None:
    payload = gesture.interaction("view_closed", view=view_shape(view, {}), is_cleared=cleared)
    try:
        await gesture.ask("interactive", payload)
    except Unanswered:
        return  # the window is closed either way; Slack doesn't mention it


def _apply(gesture: Gesture, view: View, ack: Json) -> None:
    views = gesture.workspace.views
    match ack.get("response_action"):
        case None:
            views.close(view)
        case "clear":
            views.clear(gesture.user.id)
        case "errors":
            errors = _app_errors(gesture, view, ack.get("errors"))
            views.refuse(view, errors)
            raise Refused("Please look at the marked fields.", errors)
        case "update":
            views.update(view, _app_view(gesture, ack.get("view")))
        case "push" if len(views.stack(gesture.user.id)) < STACK:
            views.push(gesture.user.id, _app_view(gesture, ack.get("view")))
        case other:
            raise _trouble(f"{gesture.workspace.bot.real_name} answered with {other}, which can't be done here")


def _app_errors(gesture: Gesture, view: View, errors: Any) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    fits = isinstance(errors, dict) and errors and set(errors) <= inputs
    if not fits or not all(isinstance(each, str) and each for each in errors.values()):
        raise _trouble(f"{gesture.workspace.bot.real_name} sent errors for fields that aren't here")
    return dict(errors)


def _app_view(gesture: Gesture, body: Any) -> Json:
    try:
        refuse_view(body, "modal")
    except SlackError as refused:
        reasons = "; ".join(refused.more.get("errors", [refused.args[0]]))
        raise _trouble(f"{gesture.workspace.bot.real_name} sent a window that can't be shown ({reasons})") from None
    shown: Json = body
    return shown


def _top(gesture: Gesture) -> View:
    view = gesture.view()
    top = gesture.workspace.views.top(gesture.user.id)
    if top is None or top.id != view.id:
        raise Refused("Another window lies on top of this one.")
    return view


def _trouble(why: str) -> Refused:
    return Refused(f"There was some trouble connecting: {why}. What you typed is still here; try again.")
