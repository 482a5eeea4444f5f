"""The question a channel is asked on a day: chosen once, however often its message is drawn."""

from datetime import date

from bot.core.channel_question import PromptScene, choose_for_channel
from bot.core.channel_trouble import Trouble
from bot.core.local_time import zone
from bot.core.rhythm import GRACE
from bot.core.rubric import Rubric
from bot.core.schedule import Prompt, Schedule, ScheduleKind
from bot.journeys.channel_trouble import stop_all
from bot.journeys.visit import Visit
from bot.store import prompts, schedules


def compose_prompt(visit: Visit, channel_id: str, day: date) -> PromptScene | None:
    """The question of a day with all that its message shows; None when none is due any more."""
    schedule = schedules.of(visit.tx, visit.member.team_id, channel_id, ScheduleKind.PROMPT)
    if schedule is None or _is_over(visit, schedule, day):
        return None
    rubric = visit.library.find(schedule.rubric_id)
    if rubric is None:
        stop_all(visit, channel_id, Trouble.RUBRIC_GONE, (ScheduleKind.PROMPT,))
        return None
    if prompts.of_day(visit.tx, visit.member.team_id, channel_id, day) is None:
        prompts.keep(visit.tx, visit.member.team_id, _choose(visit, schedule, rubric, day))
    # Read again: another process may have been quicker, and its choice is the one that stays.
    prompt = prompts.of_day(visit.tx, visit.member.team_id, channel_id, day)
    assert prompt is not None
    return _scene(visit, prompt, schedule)


def _choose(visit: Visit, schedule: Schedule, rubric: Rubric, day: date) -> Prompt:
    assert schedule.level is not None
    asked = prompts.asked(visit.tx, visit.member.team_id, schedule.channel_id)
    found = choose_for_channel(rubric, schedule.level, asked, visit.rng)
    return Prompt(
        channel_id=schedule.channel_id,
        day=day,
        rubric_id=rubric.id,
        dimension_id=found.dimension.id,
        level=rubric.level_for(schedule.level),
        question_id=found.wording.id,
        question=found.wording.ask,
        asked_at=visit.now,
    )


def _scene(visit: Visit, prompt: Prompt, schedule: Schedule) -> PromptScene | None:
    """None when its area left the rubrics between two attempts to post it."""
    rubric = visit.library.find(prompt.rubric_id)
    dimension = rubric.find(prompt.dimension_id) if rubric else None
    return PromptScene(prompt, rubric, dimension, schedule.set_by) if rubric and dimension else None


def _is_over(visit: Visit, schedule: Schedule, day: date) -> bool:
    """Whether it waited until the day was gone: nobody wants yesterday's question of the day."""
    today = visit.now.astimezone(zone(schedule.rhythm.tz)).date()
    return today > day and visit.now - schedule.rhythm.instant(day) > GRACE
