"""A rubric as text that can be copied to someone outside Slack: anchors for 1, 2 and 3, and how to score with them."""

from bot.core.rubric import Dimension, Rubric
from bot.views.drawn import Drawn, header, message, section, small
from bot.views.text import escape


def draw_rubric_text(rubric: Rubric) -> Drawn:
    """Everything a person needs to score an answer, and nothing about the member."""
    return message(
        f"The rubric for {rubric.name}, to copy and send to whoever scores you.",
        header(f"Rubric: {rubric.name}"),
        section(
            f"{escape(rubric.summary)}\n"
            "For whoever scores: give each part 1, 2 or 3 before you talk about it. 1 is below the bar, 2 at the bar "
            "for the level, 3 above it. Score what was said, not what was meant. What didn't come up gets no score."
        ),
        *[section(_dimension(number, part)) for number, part in enumerate(rubric.dimensions, 1)],
        section("*The shape of a good answer*\n" + "\n".join(f"• {escape(line)}" for line in rubric.structure)),
        small("Copy this to anyone you like; it says nothing about you."),
    )


def _dimension(number: int, dimension: Dimension) -> str:
    levels = "\n".join(f"{k}  {escape(' '.join(dimension.levels[k]))}" for k in (1, 2, 3))
    return (
        f"*{number}. {escape(dimension.name)}*  {escape(dimension.asks)}\n{levels}\nNot a 3: {escape(dimension.not_3)}"
    )
