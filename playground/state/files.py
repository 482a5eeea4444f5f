"""Uploaded files: a description each, and their bytes in a folder (or in memory without one)."""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from pathlib import Path

from playground.state.clock import Clock
from playground.state.ids import new_id
from playground.state.model import File
from playground.state.store import Store


class Files:
    """Files by id."""

    def __init__(self, store: Store, clock: Clock, folder: Path | None) -> None:
        self._store, self._clock, self._folder = store, clock, folder
        self._bytes: dict[str, bytes] = {}
        self._files = {key: File(**{**body, "channels": tuple(body["channels"])}) for key, body in store.load("files")}

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
        return file

    def write(self, file: File, content: bytes) -> File:
        """Its bytes have come."""
        if self._folder is None:
            self._bytes[file.id] = content
        else:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / file.id).write_bytes(content)
        return self.keep(replace(file, size=len(content), uploaded=True))

    def content(self, file: File) -> bytes:
        """The bytes of an uploaded file."""
        return self._bytes[file.id] if self._folder is None else (self._folder / file.id).read_bytes()
