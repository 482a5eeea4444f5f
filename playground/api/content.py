"""What a message may contain: text, blocks and metadata of a call, checked against Slack's limits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playground.api.call import Call, SlackError, with_messages
from playground.api.pictures import refused_pictures
from playground.blocks import check_blocks
from playground.blocks.naming import fill_ids
from playground.state.model import Json

TEXT_LIMIT = 4_000
MARKDOWN_LIMIT = 12_000
_BARE_AMPERSAND = re.compile(r"&(?!amp;|lt;|gt;)")


@dataclass(frozen=True, slots=True)
class Content:
    """Checked content; `blocks` None means the call had none, an empty tuple that it wants none."""

    text: str
    blocks: tuple[Json, ...] | None
    markdown: bool
    metadata: Json | None


def content_of(call: Call) -> Content:
    """Read and check a call's content; `no_text` when there is nothing to show."""
    text, markdown = call.text("text", ""), call.maybe("markdown_text")
    blocks = checked_blocks(call)
    if markdown is not None and (text or blocks):
        raise SlackError("markdown_text_conflict")
    if len(text) > TEXT_LIMIT or len(markdown or "") > MARKDOWN_LIMIT:
        raise SlackError("msg_too_long")
    if not (text.strip() or markdown or blocks or call.args.get("attachments")):
        raise SlackError("no_text")
    shown = markdown if markdown is not None else escaped(text)
    return Content(shown, blocks, markdown is not None, metadata_of(call))


def escaped(text: str) -> str:
    """Text as Slack stores it: a bare & becomes &amp;, entities and <…> stay."""
    return _BARE_AMPERSAND.sub("&amp;", text).replace("\x00", "")


def checked_blocks(call: Call) -> tuple[Json, ...] | None:
    """The call's blocks with ids filled in, `invalid_blocks` when Slack wouldn't take them."""
    blocks = call.structure("blocks", "invalid_blocks_format")
    if blocks is None:
        return None
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    problems = (check_blocks(blocks, "message") or refused_pictures(call.workspace, blocks)) if blocks else []
    if problems:
        raise with_messages("invalid_blocks", problems)
    return tuple(fill_ids(blocks))


def metadata_of(call: Call) -> Json | None:
    """The call's message metadata: an event_type and a flat-enough event_payload."""
    metadata = call.structure("metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise SlackError("invalid_metadata_format")
    if not isinstance(metadata.get("event_type"), str) or not isinstance(metadata.get("event_payload"), dict):
        raise SlackError("invalid_metadata_schema")
    return metadata
