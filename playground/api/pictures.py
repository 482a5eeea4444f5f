"""Pictures that blocks name as files of this workspace: whether each is one, and one the app may show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playground.state.model import File, Json
from playground.workspace import Workspace

_ID = re.compile(r"F[A-Z0-9]{8,}")
_ADDRESS = re.compile(r"/files/(F[A-Z0-9]+)/")
_KINDS = ("image/png", "image/jpeg", "image/gif")


def refused_pictures(workspace: Workspace, blocks: Any) -> list[str]:
    """A line for each `slack_file` that Slack wouldn't show; empty when it would show all."""
    return [
        f"{where}: {problem}"
        for where, source in _sources(blocks, "blocks")
        if (problem := _problem(workspace, source))
    ]


def file_named(source: Json) -> str:
    """The id of a slack_file, which may be an address instead; "" when it is neither."""
    found = _ADDRESS.search(str(source.get("url") or ""))
    return str(source["id"]) if source.get("id") else found[1] if found else ""


def _sources(value: Any, where: str) -> Iterator[tuple[str, Json]]:
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _sources(each, f"{where}[{index}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            if name == "slack_file" and isinstance(each, dict):
                yield f"{where}.{name}", each
            else:
                yield from _sources(each, f"{where}.{name}")


def _problem(workspace: Workspace, source: Json) -> str:
    if source.get("id") and not _ID.fullmatch(str(source["id"])):
        return f"id must match {_ID.pattern}"
    file = workspace.files.get(file_named(source))
    shown = file is not None and file.uploaded and file.mimetype in _KINDS and _reaches(workspace, file)
    return "" if shown else "invalid slack file"


def _reaches(workspace: Workspace, file: File) -> bool:
    """Whether the app has this file: it is its own, or lies where the app is."""
    places = map(workspace.conversations.get, file.channels)
    return file.user == workspace.bot.id or any(each and workspace.bot.id in each.members for each in places)
