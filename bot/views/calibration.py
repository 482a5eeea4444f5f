"""Practice in scoring: an answer to read, the member's level beside the reference's, and how far they agree."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.blocks import DividerBlock, InputBlock, PlainTextObject, RadioButtonsElement

from bot.core.agreement import FEWEST_READINGS, Agreement
from bot.core.reading_practice import Judged, ReadSoFar, ToRead
from bot.core.references import Reference
from bot.core.rubric import Dimension
from bot.views.drawn import section, small
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal, options
from bot.views.text import SECTION_LONGEST, count, escape

TITLE = "Calibrate"
ROUGH_BELOW = 30
"""Readings; kappa over fewer is rough (PRODUCT.md 4)."""

_LEVELS = [("1 · below the bar", "1"), ("2 · at the bar", "2"), ("3 · above the bar", "3")]


def draw_to_read(answer: ToRead) -> dict[str, Any]:
    """The answer, the anchors, and one choice."""
    dimension, reference = answer.dimension, answer.reference
    return modal(
        Modal.TO_READ,
        TITLE,
        [
            section(
                f"*{escape(dimension.name)}* · {escape(answer.rubric.name)}\n"
                "Read the answer, give it a level by what stands in it, then see ours and why."
            ),
            section(f"*Question*\n{escape(reference.question)}"),
            *_answer("Answer", reference),
            DividerBlock(),
            section(f"*{escape(dimension.asks)}*"),
            *[_anchor(dimension, k) for k in (1, 2, 3)],
            small(f"Not a 3: {escape(dimension.not_3)}"),
            InputBlock(
                block_id=Block.GIVEN.value,
                label=PlainTextObject(text="Which level is it?"),
                element=RadioButtonsElement(action_id=Action.FIELD.value, options=options(_LEVELS)),
            ),
            *([small(f"{count(answer.read, 'answer')} read so far.")] if answer.read else []),
        ],
        submit="See ours",
        metadata=reference.id,
    )


def draw_judged(judged: Judged) -> dict[str, Any]:
    """Both levels, the words that decide, and how far all readings agree."""
    reference = judged.reference
    return modal(
        Modal.JUDGED,
        TITLE,
        [
            section(f"*{escape(judged.dimension.name)}*\n{_both(judged)}"),
            section(f"*The words that decide*\n{_quoted(reference.quote)}\n{escape(reference.why)}"),
            _anchor(judged.dimension, reference.level),
            DividerBlock(),
            *_agreement(judged.so_far),
            DividerBlock(),
            *_answer("The whole answer again", reference),
        ],
        submit="Next answer" if judged.so_far.left else None,
        metadata=judged.rubric.id,
    )


def draw_all_read(so_far: ReadSoFar) -> dict[str, Any]:
    """Nothing is left to read."""
    if so_far.together is None:
        return modal(Modal.JUDGED, TITLE, [section("These rubrics have no answers to read yet.")])
    opening = section("You have read every answer there is. Reading one again would show what you remember.")
    return modal(Modal.JUDGED, TITLE, [opening, DividerBlock(), *_agreement(so_far)])


def _both(judged: Judged) -> str:
    if judged.given == judged.reference.level:
        return f"You gave *{judged.given}*, and so do we."
    return f"You gave *{judged.given}*; we give *{judged.reference.level}*."


def _answer(head: str, reference: Reference) -> list[SlackBlock]:
    return _in_sections(f"*{head}*\n", re.findall(r"\s*\S{1,500}", reference.text), _quoted)


def _agreement(so_far: ReadSoFar) -> list[SlackBlock]:
    together = so_far.together
    if together is None or together.n < FEWEST_READINGS:
        read = together.n if together else 0
        return [small(f"{count(read, 'answer')} read. From {FEWEST_READINGS} on I show how far you agree with us.")]
    in_one_area = [area.agreement for area in so_far.areas] == [together]
    lines = [] if in_one_area else [_line("All together", together)]
    lines += [_line(escape(area.name), area.agreement) for area in so_far.areas]
    rough = f" Below {ROUGH_BELOW} answers it is rough." if together.n < ROUGH_BELOW else ""
    return [
        *_in_sections("*How far you agree with us*\n", [f"• {line}\n" for line in lines], str),
        small(f"{_tendency(together)}κ is 1 where all agree and 0 where chance would do as well.{rough}"),
    ]


def _line(name: str, found: Agreement) -> str:
    same = f"*{name}*  {found.same} of {found.n} the same"
    if found.n < FEWEST_READINGS:
        return same
    kappa = "no κ yet" if found.kappa is None else f"κ\N{NO-BREAK SPACE}{found.kappa:z.2f}".replace("-", "−")
    return f"{same} ({found.exact:.0%}) · {kappa}"


def _tendency(found: Agreement) -> str:
    if found.higher == found.lower == 0:
        return ""
    return f"You were higher {_times(found.higher)} and lower {_times(found.lower)}. "


def _times(n: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(n, f"{n} times")


def _anchor(dimension: Dimension, level: int) -> SlackBlock:
    return section(f"*{level}*\n" + "\n".join(f"• {escape(line)}" for line in dimension.levels[level]))


def _in_sections(head: str, pieces: Iterable[str], drawn: Callable[[str], str]) -> list[SlackBlock]:
    """All pieces under one head, in as many sections as they need; `drawn` makes mrkdwn of pieces that stand together.

    No piece may fill a section by itself.
    """
    parts = [""]
    for piece in pieces:
        if len(head) + len(drawn(parts[-1] + piece)) > SECTION_LONGEST:
            parts.append("")
        parts[-1] += piece
    first, *rest = [drawn(part.strip()) for part in parts]
    return [section(head + first), *map(section, rest)]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in escape(text).splitlines())
