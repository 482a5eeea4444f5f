"""What an AI read in the answers, at length: for each area its quotes, what it missed, and why."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block

from bot.core.assessment import Assessment, is_worth_showing
from bot.core.scene import DrillScene
from bot.core.thread import Line
from bot.views.ai_notes import opinion_buttons
from bot.views.drawn import Drawn, buttons, header, message, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.reveal import WHY_NONE
from bot.views.text import SECTION_LONGEST, escape, short

TITLE = "What the AI read in your answers"
MOST_AREAS = 10


def draw_feedback(scene: DrillScene, line: Line) -> Drawn:
    """The whole reading; where Slack streams, area by area."""
    read = sorted(filter(is_worth_showing, scene.assessments), key=lambda each: _place(scene, each))[:MOST_AREAS]
    below: list[Block | None] = [
        small("Read by AI after your own score. It never saw the interviewer's lines, your scores or your name."),
        opinion_buttons(line.key),
        buttons(drill_buttons(scene.drill, line.buttons)),
    ]
    texts = [_area(scene, each, bold="*") for each in read]
    pieces = [f"## {TITLE}", *(_area(scene, each, bold="**") for each in read)]
    return message(f"{TITLE}.", header(TITLE), *map(section, texts), *below).streamed(pieces, below)


def _place(scene: DrillScene, read: Assessment) -> int:
    """The drilled area first, then as the rubric has them."""
    order = [scene.drill.dimension_id, *(dimension.id for dimension in scene.rubric.dimensions)]
    return order.index(read.dimension_id) if read.dimension_id in order else len(order)


def _area(scene: DrillScene, read: Assessment, *, bold: str) -> str:
    """One area; Slack's own markup has one star around what is bold, Markdown has two."""
    found = scene.rubric.find(read.dimension_id)
    name = escape(found.name if found else read.dimension_id)
    mark = "•" if bold == "*" else "-"
    lines = "\n".join(f"{mark} {line}" for line in _evidence(read))
    return short(f"{bold}{name}{bold}  {_verdict(read)}\n{lines}", SECTION_LONGEST)


def _verdict(read: Assessment) -> str:
    if read.abstention is not None:
        return f"no number: {WHY_NONE[read.abstention]}."
    return f"{read.score}. {escape(read.reason)}"


def _evidence(read: Assessment) -> Iterator[str]:
    for quote in sorted(read.quotes, key=lambda quote: quote.round_number):
        yield f"Round {quote.round_number}: “{escape(quote.text)}”"
    for behaviour in read.missing:
        yield f"Not found: {escape(behaviour)}"
