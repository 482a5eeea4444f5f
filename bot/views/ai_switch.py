"""`/drill ai`: whether an AI interviews, and how to change that."""

from bot.core.ai_state import AiState
from bot.views.drawn import Drawn, message, section
from bot.views.text import escape

_HOW_TO = "`/drill ai on` and `/drill ai off` change it for you; admins add `for everyone`."


def draw_ai(state: AiState) -> Drawn:
    """How it is, and what can be typed."""
    said = _said(state)
    return message(said, section(f"{escape(said)}\n{_HOW_TO}"))


def draw_not_admin() -> Drawn:
    """Somebody else wanted to switch it for everybody."""
    text = "Only admins of this workspace switch AI for everyone. `/drill ai off` turns it off for you."
    return message(text, section(text))


def _said(state: AiState) -> str:
    if state.model is None:
        return "No AI is set up here: questions, follow-ups and checks come from the question bank."
    if state.off_for_all:
        return "AI is off for everybody in this workspace. The question bank interviews, you and people score."
    if state.off_for_me:
        return "AI is off for you. The question bank interviews, you and people score."
    return (
        f"AI is on ({state.model}): it words questions and follow-ups, and reads your answers after you have scored "
        "them yourself."
    )
