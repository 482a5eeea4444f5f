"""A view as a short text: what a person sees, top to bottom, one thing a line."""

from collections.abc import Iterator
from typing import Any

from tests.views.showing import Shown

Json = dict[str, Any]
MANY = 30
"""More options than that in one group are counted."""


def outline(shown: Shown) -> str:
    """Messages one after the other, or the whole modal or Home."""
    if not isinstance(shown, dict):
        drawn = [[f"message: {each.text}", *_blocks(each.blocks)] for each in shown]
        return "\n\n".join("\n".join(lines) for lines in drawn) + "\n"
    return "\n".join([_frame(shown), *_blocks(shown["blocks"])]) + "\n"


def _frame(view: Json) -> str:
    if view["type"] == "home":
        return "home"
    ends = [f"[{view[name]['text']}]" for name in ("submit", "close") if name in view]
    kept = f" keeps {view['private_metadata']!r}" if view.get("private_metadata") else ""
    return f"modal {view['callback_id']}: {view['title']['text']} {' '.join(ends)}{kept}"


def _blocks(blocks: Any) -> Iterator[str]:
    for block in blocks:
        yield from _indented(_LINES[block["type"]](block))


def _indented(lines: Iterator[str]) -> Iterator[str]:
    for line in "\n".join(lines).split("\n"):
        yield f"  {line}".rstrip()


def _header(block: Json) -> Iterator[str]:
    yield f"# {block['text']['text']}"


def _section(block: Json) -> Iterator[str]:
    yield block["text"]["text"]
    yield from _pressable(block["accessory"]) if "accessory" in block else ()


def _context(block: Json) -> Iterator[str]:
    yield from (f"(small) {each['text']}" for each in block["elements"])


def _divider(block: Json) -> Iterator[str]:
    yield "---"


def _actions(block: Json) -> Iterator[str]:
    for each in block["elements"]:
        yield from _pressable(each)


def _pressable(each: Json) -> Iterator[str]:
    if each["type"] == "overflow":
        choices = (f"[{option['text']['text']}] {option['value']}" for option in each["options"])
        yield f"⋯ {' '.join(choices)} → {each['action_id']}"
        return
    if each["type"] in ("static_select", "checkboxes"):
        yield f"▾ → {each['action_id']}"
        yield from (f"    {line}" for line in _field(each))
        return
    primary = " primary" if each.get("style") == "primary" else ""
    yield f"[{each['text']['text']}]{primary} → {each['action_id']} {each['value']}"
    if "confirm" in each:
        asked = each["confirm"]
        says = " ".join(asked[name]["text"] for name in ("title", "text"))
        yield f"    asks first: {says} [{asked['confirm']['text']}] [{asked['deny']['text']}]"


def _table(block: Json) -> Iterator[str]:
    yield from ("| " + " | ".join(cell["text"] for cell in row) for row in block["rows"])


def _context_actions(block: Json) -> Iterator[str]:
    for each in block["elements"]:
        sides = (each["positive_button"], each["negative_button"])
        yield " ".join(f"[{side['text']['text']}] {side['value']}" for side in sides) + f" → {each['action_id']}"


def _chart(block: Json) -> Iterator[str]:
    drawn = block["chart"]
    yield f"{drawn['type']} chart: {block['title']}"
    for series in drawn["series"]:
        points = (f"{point['label']} {point['value']:g}" for point in series["data"])
        yield f"    {series['name']}: {', '.join(points)}"


def _input(block: Json) -> Iterator[str]:
    element = block["element"]
    notes = ["optional"] if block.get("optional") else []
    notes += ["first"] if element.get("focus_on_load") else []
    notes += ["tells at once"] if block.get("dispatch_action") else []
    yield f"? {block['label']['text']} <{block['block_id']}> {', '.join(notes)}".rstrip()
    yield from (f"    {line}" for line in _field(element))
    if "hint" in block:
        yield f"    hint: {block['hint']['text']}"


def _field(element: Json) -> Iterator[str]:
    if element["type"] == "plain_text_input":
        lines = "many lines" if element.get("multiline") else "one line"
        yield f"{lines}, at most {element['max_length']}"
        yield from (f"{name}: {_told(element[name])}" for name in ("placeholder", "initial_value") if name in element)
        return
    if element["type"] == "datetimepicker":
        yield f"a moment, at first {element.get('initial_date_time', 'none')}"
        return
    if element["type"] == "file_input":
        yield f"files of {', '.join(element['filetypes'])}, at most {element['max_files']}"
        return
    if element["type"] == "timepicker":
        yield f"an hour, at first {element['initial_time']}"
        return
    if "placeholder" in element:
        yield f"placeholder: {element['placeholder']['text']}"
    first = [element["initial_option"]] if "initial_option" in element else element.get("initial_options", [])
    chosen = [option["value"] for option in first]
    for group in element.get("option_groups", [element]):
        yield from _options(group, chosen)


def _options(group: Json, chosen: list[str]) -> Iterator[str]:
    """What can be picked; of many, how many."""
    shown = group["options"]
    if "label" in group:
        yield f"{group['label']['text']}:{f' {len(shown)} options' if len(shown) > MANY else ''}"
    for option in shown:
        mark = "•" if option["value"] in chosen else " "
        if len(shown) <= MANY or option["value"] in chosen:
            yield f"({mark}) {option['text']['text']} = {option['value']}"


def _told(value: Any) -> str:
    return str(value["text"] if isinstance(value, dict) else value)


_LINES = {
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": _divider,
    "actions": _actions,
    "input": _input,
    "table": _table,
    "context_actions": _context_actions,
    "data_visualization": _chart,
}
