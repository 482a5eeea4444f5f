"""A channel's question of the day: its form, its message, what is said around it, and trouble with it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from bot.core.channel_question import PromptScene
from bot.core.channel_trouble import ChannelTrouble, Trouble
from bot.core.library import Library
from bot.core.members import Level
from bot.core.rhythm import EVERY_DAY, WEEKDAYS, Rhythm
from bot.core.schedule import Prompt, PromptForm, Schedule, ScheduleKind, SetUp, schedule_written
from bot.views import channel_trouble, prompt, prompt_form
from bot.views.drawn import Drawn
from tests.cast import NOON

ROSA, MIA, CHANNEL = "U0R0SA", "U0MIA", "C0PRACTICE"
TOKYO, BERLIN = "Asia/Tokyo", "Europe/Berlin"
DAY = NOON.date()


def channels(library: Library, said: str) -> dict[str, Sequence[Drawn] | dict[str, Any]]:
    """Everything that is read in or about a channel but for its digest; `said` stands in the question."""
    rubric = list(library)[-1]
    at_nine = Schedule(
        CHANNEL, ScheduleKind.PROMPT, ROSA, Rhythm(WEEKDAYS, time(9), TOKYO), DAY, NOON, rubric.id, Level.EM
    )
    digest = replace(at_nine, kind=ScheduleKind.DIGEST, rhythm=Rhythm(frozenset(), time(16), BERLIN, 4))
    asked = Prompt(CHANNEL, DAY, rubric.id, rubric.dimensions[0].id, Level.STAFF, "q1", said, NOON)
    scene = PromptScene(asked, rubric, rubric.dimensions[0], ROSA)
    return {
        "prompt": [prompt.draw_prompt(scene, f"{CHANNEL}|{DAY}", hears_threads=hears) for hears in (True, False)],
        "prompt_set_up": [
            prompt.draw_set_up(library, replace(at_nine, rhythm=Rhythm(days, time(9), TOKYO)), ROSA)
            for days in (WEEKDAYS, EVERY_DAY, frozenset({0}), frozenset({0, 2, 6}))
        ],
        "digest_set_up": [prompt.draw_set_up(library, replace(digest, rubric_id=None, level=None), ROSA)],
        "prompt_drilled": [prompt.draw_drilling(with_it=with_it) for with_it in (True, False)],
        "prompt_answered": [
            prompt.draw_offer(f"{CHANNEL}|1.1"),
            prompt.draw_made_round(),
            prompt.draw_brought(CHANNEL),
        ],
        "prompt_for_channels": [prompt_form.draw_for_channels()],
        **_forms(library, at_nine),
        **_troubles(at_nine, digest),
    }


def _forms(library: Library, at_nine: Schedule) -> dict[str, dict[str, Any]]:
    rubric = next(iter(library))
    fresh = PromptForm(CHANNEL, rubric.id, Level.SENIOR, WEEKDAYS, time(9), TOKYO, TOKYO)
    there = replace(fresh, schedule=at_nine)
    kept = SetUp(at_nine, NOON + timedelta(days=1))
    return {
        "modal_prompt": prompt_form.draw_prompt_form(library, fresh),
        "modal_prompt_again": prompt_form.draw_prompt_form(library, there),
        "modal_prompt_from_another_zone": prompt_form.draw_prompt_form(library, replace(there, own_tz=BERLIN)),
        "modal_prompt_of_somebody_else": prompt_form.draw_held(library, replace(there, held_by=ROSA)),
        "modal_prompt_of_a_rubric_that_is_gone": prompt_form.draw_held(
            library, replace(there, held_by=ROSA, schedule=replace(at_nine, rubric_id="gone"))
        ),
        "modal_prompt_kept": prompt_form.draw_prompt_kept(CHANNEL, kept),
        "modal_prompt_stopped": prompt_form.draw_prompt_stopped(CHANNEL, at_nine),
        "modal_prompt_stopped_before": prompt_form.draw_prompt_stopped(CHANNEL, None),
    }


def _troubles(at_nine: Schedule, digest: Schedule) -> dict[str, Sequence[Drawn]]:
    one = (schedule_written(at_nine),)
    both = (*one, schedule_written(replace(digest, rubric_id=None, level=None)))
    stopped = [ChannelTrouble(CHANNEL, trouble, one) for trouble in Trouble if trouble.stops]
    missed = [
        ChannelTrouble(CHANNEL, trouble, missed=kind)
        for trouble in (Trouble.UNKNOWN, Trouble.REFUSED)
        for kind in ("prompt", "digest", "schedule_set")
    ]
    return {
        "channel_stopped": [channel_trouble.draw_trouble(each) for each in stopped],
        "channel_stopped_with_its_digest": [channel_trouble.draw_trouble(ChannelTrouble(CHANNEL, Trouble.LEFT, both))],
        "channel_missed_one": [channel_trouble.draw_trouble(each) for each in missed],
        "channel_set_up_again": [channel_trouble.draw_again([NOON + timedelta(days=2), NOON + timedelta(days=1)])],
    }
