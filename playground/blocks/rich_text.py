"""Rich text: its sections, lists, quotes and the pieces within them."""

from __future__ import annotations

from playground.blocks.objects import ID, URL
from playground.blocks.rules import Rule, Shape, boolean, integer, items, number, one_of, shaped, string, typed

_PIECES = 1000
_KIND: dict[str, Rule] = {"type": string(40)}
_STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_STYLE = shaped({}, dict.fromkeys(_STYLES, boolean))


def _piece(required: dict[str, Rule], optional: dict[str, Rule] | None = None) -> Shape:
    return Shape({**_KIND, **required}, {"style": _STYLE, **(optional or {})})


_INLINE: dict[str, Shape] = {
    "text": _piece({"text": string(12_000)}),
    "link": _piece({"url": URL}, {"text": string(3000), "unsafe": boolean}),
    "user": _piece({"user_id": ID}),
    "channel": _piece({"channel_id": ID}),
    "usergroup": _piece({"usergroup_id": ID}),
    "team": _piece({"team_id": ID}),
    "emoji": _piece({"name": string(100, 1)}, {"unicode": string(100), "skin_tone": integer(1, 6)}),
    "broadcast": _piece({"range": one_of("here", "channel", "everyone")}),
    "color": _piece({"value": string(7, 7, r"#[0-9a-fA-F]{6}")}),
    "date": _piece({"timestamp": number, "format": string(300, 1)}, {"url": URL, "link": URL, "fallback": string(300)}),
}
_INLINES = items(typed(_INLINE, noun="a piece of rich text"), _PIECES, 0)
_BORDER: dict[str, Rule] = {"border": integer(0, 1)}
_SECTION = Shape({**_KIND, "elements": _INLINES})
_PARTS: dict[str, Shape] = {
    "rich_text_section": _SECTION,
    "rich_text_preformatted": Shape({**_KIND, "elements": _INLINES}, {**_BORDER, "language": string(50)}),
    "rich_text_quote": Shape({**_KIND, "elements": _INLINES}, _BORDER),
    "rich_text_list": Shape(
        {
            **_KIND,
            "style": one_of("bullet", "ordered"),
            "elements": items(typed({"rich_text_section": _SECTION}, noun="a section"), _PIECES, 0),
        },
        {**_BORDER, "indent": integer(0, 8), "offset": integer(0, 10_000)},
    ),
}
RICH_TEXT_FIELDS: dict[str, Rule] = {**_KIND, "elements": items(typed(_PARTS, noun="a part of rich text"), _PIECES)}
RICH_TEXT = typed({"rich_text": Shape(RICH_TEXT_FIELDS, {"block_id": ID})}, noun="a rich_text object")
