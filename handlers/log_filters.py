"""What the log's filters hold, read into what is asked for."""

from collections.abc import Mapping
from typing import Any

from bot.core.entries import EntryKind
from bot.core.log import Wanted
from bot.views.ids import ALL_AREAS, ANY_KIND, BY_A_PERSON, FIX_OPEN, Action, Block
from handlers.payloads import Body

_Fields = Mapping[str, Mapping[str, Any]]


def wanted(body: Body) -> Wanted:
    """All the filters as they stand in the modal, the one just picked among them."""
    fields = _filters(body)[1]
    kind, area = (_picked(fields, action) for action in (Action.LOG_KIND, Action.LOG_AREA))
    rubric_id, _, dimension_id = area.partition(":")
    ticked = [option["value"] for option in fields[Action.LOG_ALSO]["selected_options"]]
    return Wanted(
        kind=None if kind == ANY_KIND else EntryKind(kind),
        area=None if area == ALL_AREAS else (rubric_id, dimension_id),
        by_a_person=BY_A_PERSON in ticked,
        fix_open=FIX_OPEN in ticked,
    )


def drawing(body: Body) -> int:
    """Which drawing of the filters it is."""
    return int(_filters(body)[0].partition(":")[2])


def _filters(body: Body) -> tuple[str, _Fields]:
    held: Mapping[str, _Fields] = body["view"]["state"]["values"]
    return next((block_id, fields) for block_id, fields in held.items() if block_id.startswith(f"{Block.LOG_FILTERS}:"))


def _picked(fields: _Fields, action: Action) -> str:
    return str(fields[action]["selected_option"]["value"])
