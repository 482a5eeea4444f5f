"""agents.sessions.* and assistant.threads.*: the typing sign, suggested prompts and titles; and blocks.validate."""

from __future__ import annotations

from typing import get_args

from playground.api.call import Call, SlackError, method, with_messages
from playground.api.places import channel_named, thread_named
from playground.blocks import Surface, check_blocks
from playground.state.model import Channel, Json
from playground.state.signs import THINKING

_SESSION_SIGNS = {"processing": THINKING, "suspended": "", "active": "", "closed": ""}
_STOP_EVENT_MISSING = "missing_agent_session_stopped_event_subscription"
_TITLE_LIMIT = 200
PROMPTS = 4


@method("agents.sessions.setStatus", "assistant:write")
def set_session_status(call: Call) -> Json:
    """Show whether the app is at work in a thread, warning an app that can't hear when a person presses Stop.

    A title names the thread only where it has none yet.
    """
    channel = _agent_channel(call)
    signs, thread_ts, status = call.workspace.signs, _session_thread(call, channel), call.text("status")
    sign, title = session_sign(status), signs.title(channel.id, thread_ts) or _title(call, "")
    signs.set_sign(channel.id, thread_ts, sign, session=True)
    signs.set_title(channel.id, thread_ts, title)
    answer = {"status": status, "agent_status": status, "title": title}
    if call.playground.manifest.hears_stop:
        return answer
    messages = ["[WARN] Without the event agent_session_stopped nobody can stop this agent."]
    metadata = {"warnings": [_STOP_EVENT_MISSING], "messages": messages}
    return {**answer, "warning": _STOP_EVENT_MISSING, "response_metadata": metadata}


@method("agents.sessions.rename", "assistant:write")
def rename_session(call: Call) -> Json:
    """Name a thread."""
    channel = _agent_channel(call)
    title = _title(call)
    call.workspace.signs.set_title(channel.id, _session_thread(call, channel), title)
    return {"title": title}


@method("assistant.threads.setStatus", "assistant:write", "chat:write")
def set_thread_status(call: Call) -> Json:
    """Show any words as the app's sign; empty takes it away."""
    channel = channel_named(call, argument="channel_id")
    call.workspace.signs.set_sign(channel.id, thread_named(call, channel), call.text("status", ""))
    return {}


@method("assistant.threads.setTitle", "assistant:write")
def set_thread_title(call: Call) -> Json:
    """Name a thread."""
    channel = _agent_channel(call)
    call.workspace.signs.set_title(channel.id, thread_named(call, channel), call.text("title"))
    return {}


@method("assistant.threads.setSuggestedPrompts", "assistant:write")
def set_suggested_prompts(call: Call) -> Json:
    """Offer up to four messages to begin with."""
    channel = _agent_channel(call)
    prompts = call.structure("prompts", "invalid_arguments")
    fits = isinstance(prompts, list) and all(
        isinstance(each, dict) and each.get("title") and each.get("message") for each in prompts
    )
    if not fits or len(prompts) > PROMPTS:
        raise with_messages("invalid_arguments", [f"prompts: up to {PROMPTS}, each with a title and a message"])
    call.workspace.signs.set_prompts(channel.id, call.text("title", ""), prompts)
    return {}


@method("blocks.validate")
def validate_blocks(call: Call) -> Json:
    """Whether blocks would be taken on a surface (message unless named)."""
    blocks = call.structure("blocks", "invalid_blocks_format")
    surface = call.text("surface", "message")
    if surface not in get_args(Surface):
        raise with_messages("invalid_arguments", [f"surface must be one of {', '.join(get_args(Surface))}"])
    problems = check_blocks(blocks, surface)  # type: ignore[arg-type]  # checked one line above
    if problems:
        raise with_messages("invalid_blocks", problems)
    return {}


def session_sign(status: str) -> str:
    """What people see of an agent session with this status, "" for nothing; `invalid_arguments` for an unknown one."""
    if status not in _SESSION_SIGNS:
        raise with_messages("invalid_arguments", [f"status must be one of {', '.join(_SESSION_SIGNS)}"])
    return _SESSION_SIGNS[status]


def _session_thread(call: Call, channel: Channel) -> str | None:
    call.text("thread_ts")  # a session is always a thread's: without one, the error of a missing argument
    return thread_named(call, channel)


def _title(call: Call, default: str | None = None) -> str:
    title = call.text("title", default)
    if len(title) > _TITLE_LIMIT:
        raise with_messages("invalid_arguments", [f"title must be at most {_TITLE_LIMIT} characters"])
    return title


def _agent_channel(call: Call) -> Channel:
    if not call.playground.manifest.agent:
        raise SlackError("feature_disabled")
    return channel_named(call, argument="channel_id")
