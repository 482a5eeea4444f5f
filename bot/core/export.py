"""A member's record as files: JSON for machines, CSV for spreadsheets, Markdown for reading."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from bot.core.export_csv import render_csv
from bot.core.export_markdown import render_markdown
from bot.core.records import Record

__all__ = ["EXPORT_VERSION", "render_csv", "render_json", "render_markdown"]

EXPORT_VERSION = 1
"""Goes up when a key of the JSON changes its name or meaning; a new key is no new version."""


def render_json(record: Record) -> str:
    """The whole record in one document: every typed character as typed, keys always in the same order, times in UTC."""
    document = {"whetstone_export": EXPORT_VERSION, **asdict(record)}
    return json.dumps(document, ensure_ascii=False, indent=2, default=_iso) + "\n"


def _iso(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
