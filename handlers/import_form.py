"""The form of an import and the button below one that was made, read into our own values."""

from datetime import datetime

from bot.views.ids import Block
from handlers import payloads
from handlers.fields import values


def rows(body: payloads.Body) -> str:
    """What was pasted; empty where nothing was."""
    return (values(body).get(Block.ROWS) or "").strip("\n ")


def file_id(body: payloads.Body) -> str | None:
    """The file that was chosen; None where none was, or where there is no field for one."""
    fields = body["view"]["state"]["values"].get(Block.FILE) or {}
    chosen = [file for field in fields.values() for file in field.get("files") or ()]
    return str(chosen[0]["id"]) if chosen else None


def added_at(body: payloads.Body) -> datetime:
    """When the import was made that is taken back."""
    return datetime.fromisoformat(payloads.offer(body))
