"""Uploaded files: a description each, and their bytes in a folder (or in memory without one)."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from playground.state.clock import Clock
from playground.state.feed import Change, Feed
from playground.state.ids import new_id
from playground.state.model import File
from playground.state.store import Store

OPENING = 2_000
"""Characters kept of a text for its preview."""
_TEXTS = ("application/json", "application/xml", "application/yaml", "application/x-yaml", "application/x-sh")


class Files:
    """Files by id."""

    def __init__(self, store: Store, feed: Feed, clock: Clock, folder: Path | None) -> None:
        self._store, self._feed, self._clock, self._folder = store, feed, clock, folder
        self._bytes: dict[str, bytes] = {}
        self._files = {key: File(**{**body, "channels": tuple(body["channels"])}) for key, body in store.load("files")}

    def __iter__(self) -> Iterator[File]:
        return iter(tuple(self._files.values()))

    def get(self, file_id: str) -> File | None:
        return self._files.get(file_id)

    def reserve(self, name: str, user_id: str, size: int, subtype: str | None = None) -> File:
        """A file that is announced, its bytes still to come."""
        mimetype = mimetypes.guess_type(name)[0] or "application/octet-stream"
        created = int(self._clock.now().timestamp())
        return self.keep(File(new_id("F"), name, name, mimetype, size, user_id, created, subtype))

    def keep(self, file: File) -> File:
        """Remember this description."""
        self._files[file.id] = file
        self._store.put("files", file.id, file)
        self._feed.publish(Change("file"))
        return file

    def write(self, file: File, content: bytes) -> File:
        """Its bytes have come."""
        if self._folder is None:
            self._bytes[file.id] = content
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / file.id).write_bytes(content)
        opening, lines = _read(file, content)
        return self.keep(replace(file, size=len(content), uploaded=True, opening=opening, lines=lines))

    def content(self, file: File) -> bytes:
        """The bytes of an uploaded file."""
        return self._bytes[file.id] if self._folder is None else (self._folder / file.id).read_bytes()


def _read(file: File, content: bytes) -> tuple[str, int]:
    """A text's opening and how many lines it has; nothing and none for what is no text."""
    if not (file.mimetype.startswith("text/") or file.mimetype in _TEXTS):
        return "", 0
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return "", 0
    return text[:OPENING], len(text.splitlines())
