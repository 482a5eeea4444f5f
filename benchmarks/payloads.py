"""The payloads that are sent to the apps, with the fields Slack sends."""

import itertools
import time
from dataclasses import dataclass

from benchmarks.practice import InRound
from benchmarks.socket_server import BOT_USER_ID, TEAM_ID, Json, dm_of

_APP_ID = "A0BENCH"
_ANSWER = (
    "Two weeks before the launch our import service began to drop one file in fifty. I stopped the rollout, told the "
    "three teams that waited for it, and compared the files that failed: all of them came from one old client."
)
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Envelope:
    """One thing to send, before it has an envelope id."""

    kind: str
    payload: Json


def answer_message(member: InRound) -> Envelope:
    """A member's answer in the thread of a drill; each call makes another message."""
    number = next(_numbers)
    ts = f"{int(time.time())}.{number % 1_000_000:06d}"
    event = {
        "type": "message",
        "user": member.user_id,
        "ts": ts,
        "client_msg_id": f"message-{number}",
        "text": f"{_ANSWER} ({number})",
        "team": TEAM_ID,
        "thread_ts": member.thread_ts,
        "parent_user_id": BOT_USER_ID,
        "channel": dm_of(member.user_id),
        "event_ts": ts,
        "channel_type": "im",
    }
    return Envelope("events_api", _event_callback(event, number))


def done_pressed(member: InRound) -> Envelope:
    """*Done* under the question."""
    number = next(_numbers)
    dm = dm_of(member.user_id)
    return Envelope(
        "interactive",
        {
            "type": "block_actions",
            "team": {"id": TEAM_ID, "domain": "benchmark"},
            "user": {"id": member.user_id, "username": member.user_id.lower(), "team_id": TEAM_ID},
            "api_app_id": _APP_ID,
            "token": "benchmark",
            "enterprise": None,
            "is_enterprise_install": False,
            "container": {"type": "message", "message_ts": member.asked_ts, "channel_id": dm, "is_ephemeral": False},
            "channel": {"id": dm, "name": "directmessage"},
            "message": {"type": "message", "ts": member.asked_ts, "thread_ts": member.thread_ts, "user": BOT_USER_ID},
            "state": {"values": {}},
            "trigger_id": f"{number}.benchmark",
            "response_url": "http://127.0.0.1:9/unused",
            "actions": [{**member.done, "block_id": "buttons", "action_ts": f"{int(time.time())}.{number:06d}"}],
        },
    )


def drill_go(user_id: str) -> Envelope:
    """`/drill go`, typed in the conversation with the app."""
    return Envelope(
        "slash_commands",
        {
            "token": "benchmark",
            "team_id": TEAM_ID,
            "team_domain": "benchmark",
            "channel_id": dm_of(user_id),
            "channel_name": "directmessage",
            "user_id": user_id,
            "user_name": user_id.lower(),
            "command": "/drill",
            "text": "go",
            "api_app_id": _APP_ID,
            "is_enterprise_install": "false",
            "response_url": "http://127.0.0.1:9/unused",
            "trigger_id": f"{next(_numbers)}.benchmark",
        },
    )


def home_opened(user_id: str) -> Envelope:
    """The App Home, looked at."""
    number = next(_numbers)
    ts = f"{int(time.time())}.{number % 1_000_000:06d}"
    event = {"type": "app_home_opened", "user": user_id, "channel": dm_of(user_id), "tab": "home", "event_ts": ts}
    return Envelope("events_api", _event_callback(event, number))


def _event_callback(event: Json, number: int) -> Json:
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    return {
        "token": "benchmark",
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": _APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{number:010d}",
        "event_time": int(time.time()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": f"4-{number}",
    }
