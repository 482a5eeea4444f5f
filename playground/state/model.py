"""The nouns of a workspace as frozen values; how they are kept or sent to an app is told elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the app's own bot user (`bot_id` set). `is_owner`: the workspace is theirs to administer.

    `deleted` is Slack's word for a deactivated account: it can be looked up, and nobody can use it.
    """

    id: str
    name: str
    real_name: str
    tz: str
    title: str = ""
    bot_id: str | None = None
    is_owner: bool = False
    deleted: bool = False

    @property
    def is_bot(self) -> bool:
        return self.bot_id is not None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel (`C…`, private ones too) or a direct conversation of two (`D…`, no name)."""

    id: str
    kind: Literal["channel", "im"]
    members: tuple[str, ...]
    created: int
    name: str = ""
    topic: str = ""
    is_private: bool = False
    is_archived: bool = False

    @property
    def is_im(self) -> bool:
        return self.kind == "im"

    @property
    def family(self) -> Literal["channels", "groups", "im"]:
        """What Slack's scopes and events call this kind of conversation."""
        if self.is_im:
            return "im"
        return "groups" if self.is_private else "channels"

    @property
    def told_as(self) -> str:
        """The name an app gets with a command or a press; those of private channels stay private."""
        return {"im": "directmessage", "groups": "privategroup", "channels": self.name}[self.family]

    def visible_to(self, user_id: str) -> bool:
        """Whether this person or app can know of it."""
        return self.family == "channels" or user_id in self.members


StreamState = Literal["in_progress", "completed", "stopped"]
"""How a streamed message stands; "stopped" is by a person."""

StreamMode = Literal["markdown_text", "chunks"]
STREAM_SECONDS = 300.0
"""After so long Slack takes no more of a stream, whether or not it was stopped (measured by others, not documented)."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `text` and `blocks` are as Slack keeps them (& < > escaped); `only_for` makes it an ephemeral.

    A streamed one has `streaming`, and the `stream_mode` its content first came in. `feedback` is what each person
    last pressed of each pair of feedback buttons.
    """

    channel: str
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] = ()
    thread_ts: str | None = None
    only_for: str | None = None
    bot_id: str | None = None
    client_msg_id: str | None = None
    subtype: str | None = None
    metadata: Json | None = None
    edited_by: str | None = None
    edited_ts: str | None = None
    files: tuple[str, ...] = ()
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    markdown: bool = False
    streaming: StreamState | None = None
    stream_mode: StreamMode | None = None
    feedback: dict[str, str] = field(default_factory=dict)

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    def is_streaming(self, now: float) -> bool:
        """Whether more of it may come; `now` is in epoch seconds."""
        return self.streaming == "in_progress" and not self.broke_off(now)

    def broke_off(self, now: float) -> bool:
        """Whether the stream came to the end of its time before the app stopped it."""
        return self.streaming == "in_progress" and now - float(self.ts) >= STREAM_SECONDS

    def feedback_of(self, user_id: str, block_id: str, action_id: str) -> str | None:
        """The value of the feedback button this person last pressed."""
        return self.feedback.get(_feedback_key(user_id, block_id, action_id))

    def with_feedback(self, user_id: str, block_id: str, action_id: str, value: str) -> Message:
        """The message after this person pressed the feedback button of that value."""
        return replace(self, feedback={**self.feedback, _feedback_key(user_id, block_id, action_id): value})


def _feedback_key(user_id: str, block_id: str, action_id: str) -> str:
    return f"{user_id}/{block_id}/{action_id}"


Transcription = Literal["processing", "complete", "failed"]


@dataclass(frozen=True, slots=True)
class File:
    """A file's description; its bytes lie on disk under its id. `alt_txt` tells what a picture shows.

    A text has an `opening` (its first lines) and a number of `lines`. A voice clip has what was `spoken`, how far its
    transcription is, and when (on the workspace's clock) that will be `ready_at`, None for never.
    """

    id: str
    name: str
    title: str
    mimetype: str
    size: int
    user: str
    created: int
    subtype: str | None = None
    channels: tuple[str, ...] = ()
    uploaded: bool = False
    alt_txt: str = ""
    opening: str = ""
    lines: int = 0
    duration_ms: int = 0
    spoken: str = ""
    transcription: Transcription | None = None
    ready_at: float | None = None
    fails: bool = False

    @property
    def filetype(self) -> str:
        ending = self.name.rpartition(".")[2].lower() if "." in self.name else "binary"
        return _FILETYPES.get(ending, ending)

    @property
    def is_snippet(self) -> bool:
        """Slack keeps every text file as a snippet, uploaded ones too."""
        return self.lines > 0


_FILETYPES = {
    "txt": "text",
    "md": "markdown",
    "py": "python",
    "js": "javascript",
    "ts": "typescript",
    "sh": "shell",
    "yml": "yaml",
}
"""Slack's names for kinds whose ending says it otherwise."""


@dataclass(frozen=True, slots=True)
class View:
    """An open modal or a published Home: `body` as the app sent it (ids filled in), plus what only the server knows."""

    id: str
    kind: Literal["modal", "home"]
    user: str
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    drafts: dict[str, Json] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        blocks: list[Json] = self.body["blocks"]
        return blocks


@dataclass(frozen=True, slots=True)
class Sign:
    """What the app shows above a composer while it works ("is thinking…"); `session`: an agent session's status."""

    channel: str
    thread_ts: str | None
    status: str
    session: bool = False
    stopping: bool = False
