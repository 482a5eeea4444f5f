"""The journal's form, the form over a message, that message, and the settings, read into our own values."""

from datetime import UTC, datetime

from bot.core.drill import MOST_ROUNDS
from bot.core.entries import EntryForm, EntryKind
from bot.core.members import Level, Mode, Preferences, Sharing
from bot.core.own_questions import FilledQuestion
from bot.views.ids import AS_IN_SLACK, OFF, QUOTES_ONLY, Block
from handlers import payloads
from handlers.fields import values


def entry_form(body: payloads.Body) -> EntryForm:
    """The journal's form as it stands."""
    held = values(body)
    ended = held.get(Block.ENDED)
    return EntryForm(
        id=payloads.metadata(body),
        happened_at=datetime.fromtimestamp(int(ended), UTC) if ended else None,
        kind=EntryKind(held[Block.KIND] or EntryKind.INTERVIEW),
        area=_area(held.get(Block.AREA)),
        signals=payloads.signals(body),
        question=(held.get(Block.QUESTION) or "").strip(),
    )


def filled_question(body: payloads.Body) -> FilledQuestion:
    """A question as it was submitted, with the area it is about."""
    held = values(body)
    rubric_id, dimension_id = _area(held.get(Block.AREA)) or ("", "")
    level = held.get(Block.LEVEL)
    return FilledQuestion(
        id=payloads.metadata(body),
        ask=(held.get(Block.QUESTION) or "").strip(),
        rubric_id=rubric_id,
        dimension_id=dimension_id,
        level=Level(level) if level else None,
    )


def message_text(body: payloads.Body) -> str:
    """The text of the message a shortcut was used on, with Slack's markup; empty when it is only files."""
    return str(body["message"].get("text") or "")


def preferences(body: payloads.Body) -> Preferences:
    """The settings as they were submitted."""
    held = values(body)
    keep, zone = held[Block.KEEP] or "", held.get(Block.ZONE) or ""
    return Preferences(
        rubric_id=held[Block.RUBRIC] or "",
        level=Level(held[Block.LEVEL] or Level.SENIOR),
        mode=Mode(held[Block.MODE] or Mode.TYPED),
        rounds=int(held[Block.ROUNDS] or MOST_ROUNDS),
        keep_days=int(keep) if keep.isdecimal() else None,
        without_ai=held.get(Block.AI) == OFF,
        quotes_only=keep == QUOTES_ONLY,
        own_tz=None if zone in ("", AS_IN_SLACK) else zone,
        sharing=Sharing(held.get(Block.SHARING) or Sharing.NOTHING),
    )


def _area(value: str | None) -> tuple[str, str] | None:
    rubric_id, _, dimension_id = (value or "").partition(":")
    return (rubric_id, dimension_id) if dimension_id else None
