"""What tells that an AI is at work: its name on the card, its mark under its words, a line when the bank takes over."""

from slack_sdk.models.blocks import (
    ContextActionsBlock,
    ContextBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
)

from bot.core.drill import Drill, Handover, Voice
from bot.views.drawn import Drawn, message, section, small
from bot.views.ids import Action
from bot.views.text import escape

HELPFUL, NOT_HELPFUL = "helpful", "not_helpful"

_HANDED_OVER = {
    Handover.SILENT: "The AI interviewer isn't answering, so the question bank goes on from here. Nothing is lost.",
    Handover.SPENT: "Today's AI allowance is used up, so the question bank goes on from here. Nothing is lost.",
}


def interviewer(drill: Drill) -> str:
    """Which interviewer it is, for the card."""
    if drill.model:
        return f"AI interviewer ({escape(drill.model)})"
    if drill.was_handed_over:
        return "AI interviewer at first, then the question bank"
    return "Questions from the bank, no AI"


def draw_handed_over(reason: Handover) -> Drawn:
    """The bank took over."""
    return message(_HANDED_OVER[reason], section(_HANDED_OVER[reason]))


def worded_by(voice: Voice) -> ContextBlock | None:
    """The mark under an AI's words."""
    return small("Worded by AI.") if voice is Voice.AI else None


def opinion_buttons(line_key: str) -> ContextActionsBlock:
    """Was that helpful? `line_key` names the message; the answer is counted, nothing else comes of it."""
    return ContextActionsBlock(
        elements=[
            FeedbackButtonsElement(
                action_id=Action.OPINION.value,
                positive_button=_side("Helpful", f"{HELPFUL}|{line_key}"),
                negative_button=_side("Not helpful", f"{NOT_HELPFUL}|{line_key}"),
            )
        ]
    )


def _side(text: str, value: str) -> FeedbackButtonObject:
    return FeedbackButtonObject(text=text, accessibility_label=f"{text}: what the AI wrote", value=value)
