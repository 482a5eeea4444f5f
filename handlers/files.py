"""A message's files read from its payload: what each is, and which are gone. What is in them is the scheduler's."""

from collections.abc import Mapping
from typing import Any

from bot.core.attachments import Attached, FileKind

Message = Mapping[str, Any]
DELETED = "tombstone"
"""The mode of a file that was deleted; its place in the message stays."""


def attached(message: Message) -> tuple[Attached, ...]:
    """The files a message has."""
    return tuple(_attached(file) for file in message.get("files", ()) if file.get("mode") != DELETED)


def gone(before: Message, now: Message) -> tuple[str, ...]:
    """Ids of the files a changed message has lost: deleted, or taken off it."""
    had = {file["id"] for each in (before, now) for file in each.get("files", ())}
    return tuple(sorted(had - {file.file_id for file in attached(now)}))


def _attached(file: Mapping[str, Any]) -> Attached:
    name = file.get("title") or file.get("name") or "file"
    return Attached(file["id"], _kind(file), _inert(name), _inert(file.get("preview") or ""))


def _kind(file: Mapping[str, Any]) -> FileKind:
    """Slack's own clips may come as video and even without any type; their subtype tells."""
    mimetype = file.get("mimetype") or ""
    if file.get("subtype") in ("slack_audio", "slack_video") or mimetype.startswith(("audio/", "video/")):
        return FileKind.CLIP
    if file.get("mode") == "snippet" or mimetype.startswith("text/"):
        return FileKind.SNIPPET
    return FileKind.FILE


def _inert(text: str) -> str:
    """NUL, which no database takes, is dropped."""
    return text.replace("\0", "")
