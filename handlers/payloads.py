"""Slack's payloads read into our own values. Raw dicts are touched here and in fields, files and forms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.answers import unescape
from bot.core.drill import Format, Step
from bot.core.errors import UnknownArea
from bot.core.journal import LastFix, Retro, Signals
from bot.core.members import Level, Member, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.hear_message import Heard
from bot.journeys.keep_draft import Form
from bot.views.ai_notes import HELPFUL
from bot.views.ids import NOT_EXERCISED, OFFERED, OWN, STRETCH, Block, Modal
from bot.views.metadata import StartMetadata
from bot.views.start_button import CHECK
from handlers import files
from handlers.fields import values as _values

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of a drill: which drill, the step it was drawn for, and whether that was outside its thread."""

    drill_id: str
    step: str
    offered: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """A *Start*: where it stood, and what it named: an area, (rubric id, dimension id), or just its check.

    Without a dimension it is the rubric; None is whatever is next.
    """

    offer: str
    area: tuple[str, str] | None
    check: bool


@dataclass(frozen=True, slots=True)
class Edited:
    """A member's message with its new wording, and the ids of files it has no more."""

    message: Heard
    edited_ts: str
    files_gone: tuple[str, ...]


def member(body: Body) -> Member:
    """Whose request it is: of a command, an interaction or an event."""
    if "command" in body:
        return Member(body["team_id"], body["user_id"])
    event = body.get("event")
    if event is not None:
        return Member(body["team_id"], _author(event))
    team = body.get("team") or body["user"]
    return Member(team.get("id") or body["user"]["team_id"], body["user"]["id"])


def _author(event: Body) -> str:
    user = event.get("user")
    if isinstance(user, Mapping):
        return str(user["id"])
    inner = event.get("message") or event.get("previous_message") or {}
    return str(user or inner.get("user") or "")


def key(body: Body) -> str:
    """What makes this arrival unique: an event's id, otherwise the trigger."""
    return str(body.get("event_id") or body["trigger_id"])


def typed_after_command(body: Body) -> str:
    """What stands after `/drill`, lower case."""
    return " ".join(str(body.get("text", "")).lower().split())


def heard(body: Body) -> Heard:
    """A message event."""
    event = body["event"]
    return _heard(event["channel"], event)


def _heard(channel_id: str, message: Body) -> Heard:
    text = unescape(message.get("text") or "")
    return Heard(channel_id, message["ts"], message.get("thread_ts"), text, files.attached(message))


def edited(body: Body) -> Edited:
    """A message_changed event."""
    event, message = body["event"], body["event"]["message"]
    edited_ts = message.get("edited", {}).get("ts") or event["event_ts"]
    gone = files.gone(event.get("previous_message") or {}, message)
    return Edited(_heard(event["channel"], message), edited_ts, gone)


def deleted(body: Body) -> Heard:
    """A message_deleted event: where the message was."""
    event = body["event"]
    return Heard(event["channel"], event["deleted_ts"], event.get("previous_message", {}).get("thread_ts"), "")


def pressed(body: Body) -> Pressed:
    """A drill's button."""
    drill_id, step, *place = _value(body).split("|")
    return Pressed(drill_id, step, offered=OFFERED in place)


def thread_pressed_in(body: Body) -> str | None:
    """The thread of the message that was pressed. In a channel people press a root where it stands, not in its thread.

    In our DM every root is a drill's card, and its thread is where they are.
    """
    message = body.get("message", {})
    is_root = message.get("thread_ts") == message.get("ts")
    in_dm = str(body.get("channel", {}).get("id", "")).startswith("D")
    return None if is_root and not in_dm else message.get("thread_ts")


def opinion(body: Body) -> tuple[str, bool]:
    """Which message of an AI was found helpful, or not."""
    given, _, line_key = _value(body).partition("|")
    return line_key, given == HELPFUL


def callback_id(body: Body) -> str:
    """Which modal it is; empty in a message and on Home."""
    return str((body.get("view") or {}).get("callback_id", ""))


def look_back_form(body: Body) -> Form:
    """Which drill's look back a modal shows, which step of it, and which drawing."""
    drill_id, _, name = metadata(body).partition("|")
    return Form(drill_id, _STEPS[body["view"]["callback_id"]], name)


_STEPS = {Modal.SCORE: Step.SCORE, Modal.JOURNAL: Step.JOURNAL, Modal.FIX: Step.FIX}


def typed_ts(body: Body) -> str:
    """When the field was changed or the button pressed; sorts as text does."""
    return str(body["actions"][0]["action_ts"])


def started(body: Body) -> Started:
    """A *Start* outside a drill's thread."""
    offered, named, check = [*_value(body).split("|"), "", ""][:3]
    return Started(offered, _area(named) if named else None, check == CHECK)


def above(body: Body, block_id: str) -> list[Any]:
    """What stands in the pressed message above one of its blocks; nothing where it hasn't that block."""
    blocks = (body.get("message") or {}).get("blocks") or []
    places = [place for place, block in enumerate(blocks) if block.get("block_id") == block_id]
    return list(blocks[: places[0]]) if places else []


def offer(body: Body) -> str:
    """A button's value as it stands, or a menu's: the id of an entry, a drill or a rubric, or a goal's wording."""
    return _value(body)


def _value(body: Body) -> str:
    pressed = body["actions"][0]
    return str((pressed.get("selected_option") or pressed).get("value", ""))


def picked_behaviour(body: Body) -> int:
    """Which behaviour was picked when an area was split, counted from 0."""
    return int(_values(body)[Block.BEHAVIOUR] or 0)


def area_offered(body: Body) -> tuple[str, str] | None:
    """The area *Change* was offered with; None on a card and for the shortcut."""
    rubric_id, dimension_id = _area(_value(body)) if body.get("actions") else ("", "")
    return (rubric_id, dimension_id) if dimension_id else None


def area_pressed(body: Body) -> tuple[str, str]:
    """(rubric id, dimension id) in a button's value."""
    return _area(_value(body))


def _area(value: str) -> tuple[str, str]:
    rubric_id, _, dimension_id = value.partition(":")
    return rubric_id, dimension_id


def picked_area(body: Body) -> tuple[str, str]:
    """(rubric id, dimension id) just chosen in the start form."""
    return _area(body["actions"][0]["selected_option"]["value"])


def first_use(body: Body) -> tuple[str, Level, str | None]:
    """Rubric id and level of the first use, and the dimension id of the area that was named before, if one was."""
    values = _values(body)
    rubric_id, dimension_id = _area(metadata(body))
    return values.get(Block.RUBRIC) or rubric_id, Level(values[Block.LEVEL] or Level.SENIOR), dimension_id or None


def choice(body: Body) -> Choice:
    """The start form as it was submitted."""
    values = _values(body)
    rubric_id, _, dimension_id = (values[Block.AREA] or "").partition(":")
    if not dimension_id:
        raise UnknownArea
    return Choice(
        rubric_id=rubric_id,
        dimension_id=dimension_id,
        rounds=int(values[Block.ROUNDS] or 0),
        mode=Mode(values[Block.MODE] or Mode.TYPED),
        format=Format(values.get(Block.FORMAT) or Format.FOCUSED),
        goal=typed_goal(body),
        stretch=values.get(Block.DIFFICULTY) == STRETCH,
    )


def typed_goal(body: Body) -> str | None:
    """What stands in the start form's goal field."""
    found = [value for block_id, value in _values(body).items() if block_id.startswith(f"{Block.GOAL}:")]
    return found[0] if found else None


def start_metadata(body: Body) -> StartMetadata:
    """What the start form carries."""
    return StartMetadata.unpacked(metadata(body))


def metadata(body: Body) -> str:
    """What we put into the modal when we drew it."""
    return str(body["view"].get("private_metadata", ""))


def form_key(body: Body) -> str:
    """What makes a form's submission unique, however often it is sent: the window it stood in."""
    return f"form:{body['view']['id']}"


def first_field(body: Body) -> str | None:
    """The block id of a modal's first field, where a sentence about the whole form is shown."""
    fields = [block["block_id"] for block in body["view"]["blocks"] if block["type"] == "input"]
    return fields[0] if fields else None


def score_sheet(body: Body) -> ScoreSheet:
    """Step 1 of the look back; a dimension left at *not exercised* is absent."""
    given = {block_id: value for block_id, value in _values(body).items() if value and value != NOT_EXERCISED}
    return ScoreSheet(Rater.SELF, {dimension_id: Score(value) for dimension_id, value in given.items()})


def signals(body: Body) -> Signals:
    """Step 2 of the look back."""
    values = _values(body)
    return Signals(
        hesitation=(values.get(Block.HESITATION) or "").strip(),
        rehearsed=(values.get(Block.REHEARSED) or "").strip(),
        surprise=(values.get(Block.SURPRISE) or "").strip(),
        dimension_id=values.get(Block.ABOUT),
    )


def retro(body: Body, exercises: Sequence[str]) -> Retro:
    """Step 3 of the look back; a listed practice is kept as its text."""
    values = _values(body)
    listed, own = values.get(Block.PRACTICE), (values.get(Block.OWN_PRACTICE) or "").strip()
    became = values.get(Block.LAST_FIX)
    from_list = exercises[int(listed) - 1] if listed and listed != OWN else ""
    return Retro(
        fix=(values.get(Block.FIX) or "").strip(),
        well=(values.get(Block.WELL) or "").strip(),
        wrong=(values.get(Block.WRONG) or "").strip(),
        practice=own or from_list,
        last_fix=LastFix(became) if became else None,
    )
