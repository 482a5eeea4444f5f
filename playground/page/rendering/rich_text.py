"""`rich_text` blocks as HTML: sections, lists, quotes, preformatted text and their inline pieces."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from playground.page.rendering import dates
from playground.page.rendering.emoji import glyph
from playground.page.rendering.escaping import inert, inert_lines, link
from playground.page.rendering.reader import Reader
from playground.state.model import Json

_STYLES = {
    "code": Markup("<code>{}</code>"),
    "bold": Markup("<strong>{}</strong>"),
    "italic": Markup("<em>{}</em>"),
    "strike": Markup("<s>{}</s>"),
    "underline": Markup("<u>{}</u>"),
}
_PARTS = {
    "rich_text_section": Markup("<p>{}</p>"),
    "rich_text_quote": Markup("<blockquote>{}</blockquote>"),
    "rich_text_preformatted": Markup("<pre>{}</pre>"),
}


def rich_text(block: Json, reader: Reader) -> Markup:
    """A whole block; pieces of an unknown type are left out."""
    return Markup("").join(_part(part, reader) for part in block.get("elements", []))


def _part(part: Json, reader: Reader) -> Markup:
    kind = part.get("type")
    if kind == "rich_text_list":
        return _list(part, reader)
    return _PARTS.get(str(kind), Markup("")).format(_pieces(part, reader))


def _list(part: Json, reader: Reader) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(_pieces(item, reader)) for item in part.get("elements", []))
    indent = min(int(part.get("indent", 0)), 8)
    if part.get("style") == "ordered":
        start = int(part.get("offset", 0)) + 1
        return Markup('<ol class="indent-{}" start="{}">{}</ol>').format(indent, start, items)
    return Markup('<ul class="indent-{}">{}</ul>').format(indent, items)


def _pieces(part: Json, reader: Reader) -> Markup:
    return Markup("").join(_styled(piece, reader) for piece in part.get("elements", []))


def _styled(piece: Json, reader: Reader) -> Markup:
    draw = _PIECES.get(str(piece.get("type")))
    shown = draw(piece, reader) if draw else Markup("")
    style = piece.get("style") or {}
    for name, tag in _STYLES.items():
        if style.get(name):
            shown = tag.format(shown)
    return shown


def _date(piece: Json, reader: Reader) -> Markup:
    words = dates.slack_date(str(piece["timestamp"]), piece["format"], piece.get("fallback", ""), reader)
    return link(piece.get("url", ""), inert(words))


def _emoji(piece: Json, _: Reader) -> Markup:
    return inert(glyph(piece["name"]) or f":{piece['name']}:")


def _mention(words: str, *, mine: bool = False) -> Markup:
    return Markup('<span class="mention{}">{}</span>').format(" mine" if mine else "", inert(words))


def _user(piece: Json, reader: Reader) -> Markup:
    return _mention("@" + reader.user_name(piece["user_id"]), mine=piece["user_id"] == reader.user_id)


def _color(piece: Json, _: Reader) -> Markup:
    return Markup("<code>{}</code>").format(inert(piece["value"]))


_PIECES: dict[str, Callable[[Json, Reader], Markup]] = {
    "text": lambda piece, _: inert_lines(piece["text"]),
    "link": lambda piece, _: link(piece["url"], inert(piece.get("text") or piece["url"])),
    "emoji": _emoji,
    "user": _user,
    "channel": lambda piece, reader: _mention("#" + reader.channel_name(piece["channel_id"])),
    "usergroup": lambda piece, _: _mention("@" + piece["usergroup_id"]),
    "broadcast": lambda piece, _: _mention("@" + piece["range"], mine=True),
    "date": _date,
    "color": _color,
}
