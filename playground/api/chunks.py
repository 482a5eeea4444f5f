"""What one call adds to a streamed message: text or chunks, checked, and the message as it grows by them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from playground.api.call import Call, SlackError, with_messages
from playground.api.content import MARKDOWN_LIMIT
from playground.blocks import check_blocks
from playground.blocks.naming import fill_ids
from playground.state.model import Json, Message, StreamMode

FIELD_LIMIT = 256
"""Characters of a task's or a plan's words in a chunk."""

Blocks = tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Checked chunks, and the way they were given: None when there are none."""

    chunks: tuple[Json, ...]
    mode: StreamMode | None


def piece_of(call: Call) -> Piece:
    """Read and check a call's markdown_text or chunks; an empty piece when it has neither."""
    text, chunks = call.maybe("markdown_text"), call.structure("chunks", "invalid_chunks") or []
    if text is not None and chunks:
        raise SlackError("cannot_provide_both_markdown_text_and_chunks")
    if text is not None:
        return Piece((_checked({"type": "markdown_text", "text": text}),), "markdown_text")
    if not isinstance(chunks, list):
        raise SlackError("invalid_chunks")
    return Piece(tuple(_checked(each) for each in chunks), "chunks" if chunks else None)


def grown(message: Message, piece: Piece) -> Message:
    """The message with a piece at its end; a stream stays in the way of giving content it began with."""
    if piece.mode and message.stream_mode not in (None, piece.mode):
        raise SlackError("streaming_mode_mismatch")
    blocks, text = message.blocks, message.text
    for chunk in piece.chunks:
        blocks = _ADDED[chunk["type"]](blocks, chunk)
        text += chunk["text"] if chunk["type"] == "markdown_text" else ""
    return replace(message, blocks=blocks, text=text, stream_mode=message.stream_mode or piece.mode)


def _checked(chunk: Any) -> Json:
    kind = chunk.get("type") if isinstance(chunk, dict) else None
    if kind not in _ADDED:
        raise with_messages("invalid_chunks", [f"a chunk's type must be one of {', '.join(_ADDED)}"])
    if kind == "blocks":
        problems = check_blocks(chunk.get("blocks"), "message")
        if problems:
            raise with_messages("invalid_blocks", problems)
        return {**chunk, "blocks": fill_ids(chunk["blocks"])}
    if kind == "markdown_text":
        _need_words(chunk, "text")
        if len(chunk["text"]) > MARKDOWN_LIMIT:
            raise SlackError("msg_too_long")
    else:
        _check_words(chunk)
    return dict(chunk)


def _check_words(chunk: Json) -> None:
    for name in ("id", "title", "status") if chunk["type"] == "task_update" else ("title",):
        _need_words(chunk, name)
    for name in ("title", "details", "output"):
        if len(str(chunk.get(name, ""))) > FIELD_LIMIT:
            raise with_messages("invalid_chunks", [f"{name} must be at most {FIELD_LIMIT} characters"])
    if chunk["type"] == "task_update":
        problems = check_blocks([_task(chunk, {})], "message")
        if problems:
            raise with_messages("invalid_chunks", problems)


def _need_words(chunk: Json, name: str) -> None:
    if not isinstance(chunk.get(name), str) or not chunk[name]:
        raise with_messages("invalid_chunks", [f"{chunk['type']}: missing required field: {name}"])


def _with_text(blocks: Blocks, chunk: Json) -> Blocks:
    if blocks and blocks[-1]["type"] == "markdown":
        return (*blocks[:-1], {**blocks[-1], "text": blocks[-1]["text"] + chunk["text"]})
    return (*blocks, *fill_ids([{"type": "markdown", "text": chunk["text"]}]))


def _with_task(blocks: Blocks, chunk: Json) -> Blocks:
    """A task is named once by its id; from then on its title and status change, and its details and output grow."""
    for at, block in enumerate(blocks):
        if block["type"] == "task_card" and block["task_id"] == chunk["id"]:
            return (*blocks[:at], {**block, **_task(chunk, block)}, *blocks[at + 1 :])
    return (*blocks, *fill_ids([_task(chunk, {})]))


def _with_plan(blocks: Blocks, chunk: Json) -> Blocks:
    rest = tuple(block for block in blocks if block["type"] != "plan")
    return (*fill_ids([{"type": "plan", "title": chunk["title"]}]), *rest)


def _with_blocks(blocks: Blocks, chunk: Json) -> Blocks:
    return (*blocks, *chunk["blocks"])


_ADDED: dict[str, Callable[[Blocks, Json], Blocks]] = {
    "markdown_text": _with_text,
    "task_update": _with_task,
    "plan_update": _with_plan,
    "blocks": _with_blocks,
}


def _task(chunk: Json, before: Json) -> Json:
    task: Json = {"type": "task_card", "task_id": chunk["id"], "title": chunk["title"], "status": chunk["status"]}
    for name in ("details", "output"):
        sections = before.get(name, {}).get("elements", [])
        if chunk.get(name):
            words = {"type": "rich_text_section", "elements": [{"type": "text", "text": chunk[name]}]}
            task[name] = {"type": "rich_text", "elements": [*sections, words]}
    return task | ({"sources": chunk["sources"]} if chunk.get("sources") else {})
