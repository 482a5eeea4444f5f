"""*Drill this privately* under a channel's question: a drill in the member's own DM that begins with it."""

from datetime import date

from bot.core.errors import PromptGone
from bot.core.next_step import FirstUse
from bot.journeys.start_drill import start_with_question
from bot.journeys.visit import Visit
from bot.store import prompts


def drill_prompt(visit: Visit, channel_id: str, day: date) -> FirstUse | bool:
    """Start it; whether round 1 asks that question: whoever had it before gets a fresh one of its area.

    FirstUse asks rubric and level. Raises PromptGone, and what starting any drill may raise.
    """
    prompt = prompts.of_day(visit.tx, visit.member.team_id, channel_id, day)
    if prompt is None:
        raise PromptGone
    started = start_with_question(visit, prompt.rubric_id, prompt.dimension_id, prompt.question_id, prompt.question)
    return started if isinstance(started, FirstUse) else started.now_at.question_id == prompt.question_id
