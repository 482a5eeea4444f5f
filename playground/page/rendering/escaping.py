"""Making outside text inert before it becomes HTML."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Control characters break HTML or hide text; the line and tab ones are kept.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def decode(text: str) -> str:
    """Slack's three entities back to characters. `&amp;` last, so that `&amp;lt;` stays the text `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def inert(text: str) -> Markup:
    """Characters as HTML text: escaped, control characters made visible."""
    return escape(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", text))


def inert_lines(text: str) -> Markup:
    """Like `inert`, with line breaks kept."""
    return Markup("<br>").join(inert(line) for line in text.split("\n"))


def safe_link(url: str) -> str | None:
    """The address if a browser may open it from the page, else None (`javascript:` and its kin)."""
    return url if _SAFE_LINK.match(url) else None


def link(url: str, label: Markup) -> Markup:
    """A link out of the page, or the bare label where the address is not one to open."""
    if safe_link(url) is None:
        return label
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(url, label)
