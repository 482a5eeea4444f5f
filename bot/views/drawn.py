"""What a view returns: a message, with the text that stands for it in notifications and screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.core.chart import Chart
from bot.views.charts import CHART, chart_block
from bot.views.ids import Action
from bot.views.text import SECTION_LONGEST, escape, short

TEXT_LONGEST = 4000
"""Characters of a message's text; what chat.update takes."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One message. `blocks` are Slack's own JSON; empty for plain text. `charts`: what its chart blocks show.

    `pieces`: a long one in parts, in Markdown, to be read while it comes where Slack can; `below` are the blocks that
    then stand under them.
    """

    text: str
    blocks: tuple[dict[str, Any], ...] = ()
    pieces: tuple[str, ...] = ()
    below: tuple[dict[str, Any], ...] = ()
    charts: tuple[Chart, ...] = ()

    def streamed(self, pieces: Sequence[str], below: Sequence[Block | None]) -> "Drawn":
        """The same message, to be streamed in these pieces, with these blocks under them, where Slack can."""
        blocks = tuple(block.to_dict() for block in below if block is not None)
        return replace(self, pieces=tuple(pieces), below=blocks)

    def with_charts(self, *charts: Chart) -> "Drawn":
        """The same message with charts below what it has; the words of each stand above it."""
        shown = [block for chart in charts for block in (small(escape(chart.words)).to_dict(), chart_block(chart))]
        return replace(self, blocks=(*self.blocks, *shown), charts=(*self.charts, *charts))

    def without_charts(self) -> "Drawn":
        """For where Slack draws no charts: their words are still there."""
        blocks = tuple(block for block in self.blocks if block.get("type") != CHART)
        return replace(self, blocks=blocks, charts=())

    def as_ack(self) -> dict[str, Any]:
        """The message as an ephemeral answer to a command."""
        return {"response_type": "ephemeral", "text": self.text, "blocks": list(self.blocks)}


def message(text: str, *blocks: Block | None) -> Drawn:
    """A message of these blocks; None is left out. `text` is plain: Slack reads markup in it, so it is escaped here."""
    return Drawn(short(escape(text), TEXT_LONGEST), tuple(block.to_dict() for block in blocks if block is not None))


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=PlainTextObject(text=short(text, 150), emoji=True))


def section(mrkdwn: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=short(mrkdwn, SECTION_LONGEST), verbatim=True))


def small(mrkdwn: str) -> ContextBlock:
    return ContextBlock(elements=[MarkdownTextObject(text=short(mrkdwn, SECTION_LONGEST), verbatim=True)])


def button(
    label: str,
    action: Action,
    value: str,
    *,
    primary: bool = False,
    danger: bool = False,
    confirm: ConfirmObject | None = None,
) -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=label, emoji=True),
        action_id=action.value,
        value=value,
        style="primary" if primary else "danger" if danger else None,
        confirm=confirm,
    )


def buttons(elements: Sequence[ButtonElement]) -> ActionsBlock | None:
    """A row of buttons, or None for no buttons."""
    return ActionsBlock(elements=list(elements)) if elements else None
