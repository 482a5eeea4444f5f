"""views.*: opening, pushing, updating and publishing."""

from __future__ import annotations

import json
from typing import Any

from playground.api.call import Call, SlackError, method, with_messages
from playground.api.pictures import refused_pictures
from playground.api.places import user_named
from playground.blocks import check_view
from playground.forms import sent_values
from playground.shapes import view_shape
from playground.state.model import Json, View
from playground.triggers import Trigger, TriggerRefused

VIEW_BYTES = 250_000
STACK = 3


@method("views.open")
def open_view(call: Call) -> Json:
    """A first modal, by a person's gesture."""
    body = _body(call, "modal")
    trigger = _trigger(call)
    return _answer(call.workspace.views.open(trigger.user, body))


@method("views.push")
def push(call: Call) -> Json:
    """A modal on top of the one the gesture was made in; three at most."""
    body = _body(call, "modal")
    trigger = _trigger(call)
    views = call.workspace.views
    if trigger.view_id not in [view.id for view in views.stack(trigger.user)]:
        raise SlackError("not_found")
    if len(views.stack(trigger.user)) >= STACK:
        raise SlackError("push_limit_reached")
    return _answer(views.push(trigger.user, body))


@method("views.update")
def update(call: Call) -> Json:
    """Change an open view; with a hash, only while nobody else has."""
    views = call.workspace.views
    view = views.find(call.maybe("view_id"), call.maybe("external_id"))
    if view is None:
        raise SlackError("not_found")
    if call.maybe("hash") not in (None, view.hash):
        raise SlackError("hash_conflict")
    return _answer(views.update(view, _body(call, view.kind, known=view)))


@method("views.publish")
def publish(call: Call) -> Json:
    """A person's Home."""
    if not call.playground.manifest.home_tab:
        raise SlackError("not_enabled")
    user = user_named(call, "user_id")
    old = call.workspace.views.home(user.id)
    if old and call.maybe("hash") not in (None, old.hash):
        raise SlackError("hash_conflict")
    return _answer(call.workspace.views.publish(user.id, _body(call, "home", known=old)))


def refuse_view(body: Any, kind: str) -> None:
    """Raise what Slack answers to a view it doesn't take."""
    if not isinstance(body, dict):
        raise with_messages("invalid_arguments", ["view must be an object"])
    if len(json.dumps(body).encode()) > VIEW_BYTES:
        raise SlackError("view_too_large")
    problems = check_view(body)
    if body.get("type") != kind:
        problems = [f"view.type must be {kind} here", *problems]
    if problems:
        raise with_messages("invalid_arguments", problems)


def _body(call: Call, kind: str, known: View | None = None) -> Json:
    body = call.structure("view", "invalid_arguments")
    refuse_view(body, kind)
    if problems := refused_pictures(call.workspace, body["blocks"]):
        raise with_messages("invalid_arguments", problems)
    external_id = body.get("external_id")
    other = call.workspace.views.find(None, external_id) if external_id else None
    if other is not None and (known is None or other.id != known.id):
        raise SlackError("duplicate_external_id")
    checked: Json = body
    return checked


def _trigger(call: Call) -> Trigger:
    try:
        return call.playground.triggers.exchange(call.text("trigger_id"))
    except TriggerRefused as refused:
        raise SlackError(refused.args[0]) from None


def _answer(view: View) -> Json:
    return {"view": view_shape(view, sent_values(view.blocks, view.drafts))}
