"""*Drill this privately* under a channel's question: a drill in the member's own DM that begins with it."""

from datetime import date

from bot.core.drill import Drill
from bot.core.errors import PromptGone
from bot.core.schedule import Prompt
from bot.journeys.start_drill import start_with_question
from bot.journeys.visit import Visit
from bot.store import members, prompts


def drill_prompt(visit: Visit, channel_id: str, day: date) -> bool:
    """Start it; whether round 1 asks that question: whoever had it before gets a fresh one of its area.

    Raises PromptGone, and what starting any drill may raise.
    """
    prompt = prompts.of_day(visit.tx, visit.member.team_id, channel_id, day)
    if prompt is None:
        raise PromptGone
    return start_with_prompt(visit, prompt).now_at.question_id == prompt.question_id


def start_with_prompt(visit: Visit, prompt: Prompt) -> Drill:
    """A drill that begins with a channel's question. To a newcomer the channel's rubric and level are the answers to
    what a first drill asks; Settings change them. Raises what starting any drill may raise.
    """
    if not members.meet(visit.tx, visit.member, visit.now).ready:
        members.set_target(visit.tx, visit.member, prompt.rubric_id, prompt.level)
        members.set_greeted(visit.tx, visit.member)
    started = start_with_question(visit, prompt.rubric_id, prompt.dimension_id, prompt.question_id, prompt.question)
    assert isinstance(started, Drill)  # rubric and level are known by now
    return started
