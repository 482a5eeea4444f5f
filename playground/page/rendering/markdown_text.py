"""Standard Markdown of `markdown` blocks as inert HTML; raw HTML in it stays text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from playground.page.rendering.emoji import with_glyphs
from playground.page.rendering.escaping import inert, safe_link

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def markdown(text: str) -> Markup:
    """Headings, lists, tables, code and links as HTML; pictures become links, as Slack shows them."""
    return Markup(_parser().render(text))  # noqa: S704 – the parser escapes what it emits and refuses raw HTML


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # only where markdown is shown: the page starts faster without it

    parser = MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
    parser.disable("image")
    parser.validateLink = lambda url: safe_link(url) is not None  # type: ignore[method-assign]
    parser.add_render_rule("text", _text)
    parser.add_render_rule("link_open", _link_open)
    return parser


def _text(_: Any, tokens: Sequence[Token], index: int, *rest: Any) -> str:
    return str(inert(with_glyphs(tokens[index].content)))


def _link_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    tokens[index].attrs |= {"target": "_blank", "rel": "noopener noreferrer"}
    return str(renderer.renderToken(tokens, index, options, env))
