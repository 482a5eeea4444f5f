"""Documents by shelf and key in one SQLite file, written in small batches; what they mean is not known here."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

FLUSH_AFTER = 0.03
"""Seconds a change may wait for others, so that a burst costs one commit."""


def as_document(value: Any) -> dict[str, Any]:
    """A dataclass as a flat dict; nested plain values are shared, not copied."""
    return {each.name: getattr(value, each.name) for each in fields(value)}


class Store:
    """Keeps documents of any shelf; `path` None keeps them in memory only."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute(
            "CREATE TABLE IF NOT EXISTS documents (shelf TEXT, key TEXT, body TEXT, PRIMARY KEY (shelf, key))"
        )
        self._dirty: dict[tuple[str, str], Any] = {}
        self._timer: asyncio.TimerHandle | None = None

    def load(self, shelf: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every (key, body) of a shelf, by key."""
        self.flush()
        rows = self._database.execute("SELECT key, body FROM documents WHERE shelf = ? ORDER BY key", (shelf,))
        return ((key, json.loads(body)) for key, body in rows.fetchall())

    def put(self, shelf: str, key: str, value: Any) -> None:
        """Keep a dict or a frozen dataclass under this key."""
        self._change(shelf, key, value)

    def drop(self, shelf: str, key: str) -> None:
        """Forget a key; an unknown one is fine."""
        self._change(shelf, key, None)

    def flush(self) -> None:
        """Write what has changed, in one transaction."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        changes, self._dirty = self._dirty, {}
        if not changes:
            return
        self._database.execute("BEGIN IMMEDIATE")
        for (shelf, key), value in changes.items():
            if value is None:
                self._database.execute("DELETE FROM documents WHERE shelf = ? AND key = ?", (shelf, key))
            else:
                body = value if isinstance(value, dict) else as_document(value)
                self._database.execute(
                    "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", (shelf, key, json.dumps(body))
                )
        self._database.execute("COMMIT")

    def close(self) -> None:
        """Write what is left and let go of the file."""
        self.flush()
        self._database.close()

    def _change(self, shelf: str, key: str, value: Any) -> None:
        self._dirty[(shelf, key)] = value
        if self._timer is not None:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no loop: a script or a plain test, which expects the change on disk at once
            self.flush()
        else:
            self._timer = loop.call_later(FLUSH_AFTER, self._flush_now)

    def _flush_now(self) -> None:
        self._timer = None
        self.flush()
