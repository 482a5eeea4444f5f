"""Every act by name, and the one way to perform it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playground.acts import commanding, filling, governing, moving, pressing, sending, speaking, stopping
from playground.acts.gesture import Gesture, Refused
from playground.desk import Playground
from playground.state.model import Json

ACTS: dict[str, Callable[[Gesture], Awaitable[Json]]] = {
    "message": speaking.message,
    "edit": speaking.edit,
    "delete": speaking.delete,
    "react": speaking.react,
    "upload": sending.upload,
    "snippet": sending.snippet,
    "clip": sending.clip,
    "command": commanding.command,
    "shortcut": commanding.shortcut,
    "message_shortcut": commanding.message_shortcut,
    "click": pressing.click,
    "stop": stopping.stop,
    "draft": filling.draft,
    "submit": filling.submit,
    "close": filling.close,
    "open_home": filling.open_home,
    "join": moving.join,
    "leave": moving.leave,
    "invite_app": moving.invite_app,
    "remove_app": moving.remove_app,
    "archive": governing.archive,
    "unarchive": governing.unarchive,
    "deactivate": governing.deactivate,
    "reactivate": governing.reactivate,
    "uninstall": governing.uninstall,
    "reinstall": governing.reinstall,
    "dm": moving.dm,
    "read": moving.read,
    "zone": moving.zone,
    "clock": moving.clock,
}


async def perform(playground: Playground, name: str, body: Json) -> Json:
    """Do what a person does; `{"ok": true, …}`, or `{"ok": false, "said": …}` with the sentence they would see."""
    act = ACTS.get(name)
    user = playground.workspace.people.find(str(body.get("user", "")))
    if act is None or user is None or user not in playground.workspace.people.humans():
        return {"ok": False, "said": f"There is no act {name}." if act is None else "Nobody of that name is here."}
    try:
        return {"ok": True, **await act(Gesture(playground, user, body))}
    except Refused as refused:
        errors = {"errors": refused.errors} if refused.errors else {}
        return {"ok": False, "said": refused.said, **errors, **({"shown": True} if refused.shown else {})}
