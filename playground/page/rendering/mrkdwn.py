"""Slack's mrkdwn and plain text as inert HTML; markdown blocks and rich text have their own modules."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from playground.page.rendering import dates
from playground.page.rendering.emoji import glyph, with_glyphs
from playground.page.rendering.escaping import decode, inert, inert_lines, link
from playground.page.rendering.reader import Reader
from playground.state.model import Json

_FENCE = re.compile(r"```\n?(.*?)\n?```", re.DOTALL)
_ANGLE = re.compile(r"<([^<>\n]+)>")


def _span(sign: str, name: str) -> str:
    """A run between two signs that hug their words: `*so*`, not `2 * 3 * 4` nor `snake_case_name`."""
    s = re.escape(sign)
    return rf"(?<![\w{s}]){s}(?P<{name}>[^\s{s}](?:[^{s}\n]*[^\s{s}])?){s}(?![\w{s}])"


_INLINE = re.compile(
    "|".join(
        [
            r"`(?P<code>[^`\n]+)`",
            r"<(?P<angle>[^<>\n]+)>",
            r":(?P<emoji>[a-z0-9_+'-]+(?:::skin-tone-\d)?):",
            _span("*", "bold"),
            _span("_", "italic"),
            _span("~", "strike"),
        ]
    )
)
_TAGS = {
    "bold": Markup("<strong>{}</strong>"),
    "italic": Markup("<em>{}</em>"),
    "strike": Markup("<s>{}</s>"),
}


def mrkdwn(text: str, reader: Reader) -> Markup:
    """Message or section text as HTML: fences, quotes, formatting, links, mentions, dates, emoji codes."""
    parts: list[Markup] = []
    position = 0
    for fence in _FENCE.finditer(text):
        parts.append(_paragraphs(text[position : fence.start()].removesuffix("\n"), reader))
        parts.append(Markup("<pre>{}</pre>").format(inert(_without_angles(fence[1]))))
        position = fence.end() + text.startswith("\n", fence.end())
    parts.append(_paragraphs(text[position:], reader))
    return Markup("").join(parts)


def plain(text: str, emoji: bool = True) -> Markup:
    """A `plain_text` object: no formatting, line breaks kept, emoji codes shown unless switched off."""
    return inert_lines(with_glyphs(decode(text)) if emoji else decode(text))


def text_object(text: Json | str | None, reader: Reader) -> Markup:
    """A text composition object, or a bare string, as HTML."""
    if not text:
        return Markup("")
    if isinstance(text, str):
        return plain(text)
    if text.get("type") == "mrkdwn":
        return mrkdwn(text.get("text", ""), reader)
    return plain(text.get("text", ""), text.get("emoji", True))


def words(text: Json | None) -> str:
    """A text object as bare words, for labels and attributes; empty for none."""
    return with_glyphs(decode(text["text"])) if text else ""


def as_typed(text: str, reader: Reader) -> str:
    """A message's text as its author would type it again: names and addresses instead of brackets, no entities."""
    return decode(_ANGLE.sub(lambda found: _typed_angle(found[1], reader), text))


def _typed_angle(inner: str, reader: Reader) -> str:
    target, _, label = inner.partition("|")
    match target[:1]:
        case "@":
            return "@" + reader.user_name(target[1:])
        case "#":
            return "#" + reader.channel_name(target[1:])
        case "!":
            return label or "@" + target[1:]
    return target.removeprefix("mailto:")


def _paragraphs(text: str, reader: Reader) -> Markup:
    """Lines of text, runs of quoted lines gathered into one quotation; `>>>` quotes all that follows."""
    if text.startswith("&gt;&gt;&gt;"):
        return _quotation(text.removeprefix("&gt;&gt;&gt;").lstrip().split("\n"), reader)
    parts: list[Markup] = []
    for quoted, group in groupby(text.split("\n"), key=_is_quoted):
        lines = list(group)
        parts.append(_quotation([_unquoted(line) for line in lines], reader) if quoted else _lines(lines, reader))
    return Markup("").join(parts)


def _is_quoted(line: str) -> bool:
    return line.startswith(("&gt;", ">"))


def _unquoted(line: str) -> str:
    return re.sub(r"^(?:&gt;|>) ?", "", line)


def _quotation(lines: Iterable[str], reader: Reader) -> Markup:
    return Markup("<blockquote>{}</blockquote>").format(_lines(lines, reader))


def _lines(lines: Iterable[str], reader: Reader) -> Markup:
    return Markup("<br>").join(_inline(line, reader) for line in lines)


def _inline(text: str, reader: Reader) -> Markup:
    """One line's formatting; what no rule matches is text."""
    parts: list[Markup] = []
    position = 0
    for found in _INLINE.finditer(text):
        parts.append(inert(decode(text[position : found.start()])))
        parts.append(_piece(found, reader))
        position = found.end()
    parts.append(inert(decode(text[position:])))
    return Markup("").join(parts)


def _piece(found: re.Match[str], reader: Reader) -> Markup:
    kind, inner = str(found.lastgroup), found[str(found.lastgroup)]
    if kind == "code":
        return Markup("<code>{}</code>").format(inert(_without_angles(inner)))
    if kind == "angle":
        return _angle(inner, reader)
    if kind == "emoji":
        return inert(glyph(inner) or found[0])
    return _TAGS[kind].format(_inline(inner, reader))


def _angle(inner: str, reader: Reader) -> Markup:
    """What stands between angle brackets: a mention, a date or a link, each with an optional label after a bar."""
    target, _, label = inner.partition("|")
    sign, rest = target[:1], target[1:]
    if sign == "@":
        return _mention("@" + (label or reader.user_name(rest)), mine=rest == reader.user_id)
    if sign == "#":
        return _mention("#" + (label or reader.channel_name(rest)))
    if sign == "!":
        return _special(rest, label, reader)
    if "://" not in target and not target.startswith("mailto:"):
        return inert(decode(f"<{inner}>"))
    return link(decode(target), inert(decode(label or target.removeprefix("mailto:"))))


def _special(command: str, label: str, reader: Reader) -> Markup:
    name, *arguments = command.split("^")
    if name == "date" and len(arguments) >= 2:
        words = inert(decode(dates.slack_date(arguments[0], arguments[1], label, reader)))
        return link(decode(arguments[2]), words) if len(arguments) > 2 else Markup("<time>{}</time>").format(words)
    if name in ("here", "channel", "everyone"):
        return _mention("@" + name, mine=True)
    return _mention(label or f"@{name}")


def _mention(words: str, *, mine: bool = False) -> Markup:
    return Markup('<span class="mention{}">{}</span>').format(" mine" if mine else "", inert(decode(words)))


def _without_angles(code: str) -> str:
    """Code as typed: Slack wraps addresses in brackets even there, but shows them bare."""
    return decode(_ANGLE.sub(lambda found: found[1].rpartition("|")[2], code))
