"""The question of a day is chosen once; it is no longer due once it was stopped, or the day is over."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.channel_question import PromptScene
from bot.core.library import Library
from bot.core.members import Level
from bot.core.rhythm import EVERY_DAY
from bot.core.schedule import ScheduleKind
from bot.journeys.channel_trouble import TROUBLE
from bot.journeys.compose_prompt import compose_prompt
from bot.journeys.schedules import PROMPT, see_schedule
from bot.journeys.set_up_prompt import stop_prompt
from bot.store import prompts
from tests.cast import NOON
from tests.journeys.channel import CHANNEL, CHOICE, TOMORROW, asked, of_day, set_up, waiting
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES, TALKS

DAILY = replace(CHOICE, days=EVERY_DAY)


def composed(talk: Conversation, day: date = TOMORROW) -> PromptScene | None:
    return talk.do(compose_prompt, CHANNEL, day)


def at_nine(talk: Conversation) -> None:
    talk.clock.move(hours=21)


def test_at_its_hour_one_message_for_the_day_waits_for_the_channel(ana: Conversation) -> None:
    set_up(ana)
    ana.clock.move(hours=20, minutes=59)
    assert ana.plan() == 0
    ana.clock.move(minutes=1)
    assert ana.plan() == 1
    assert waiting(ana) == [(PROMPT, f"channel:{CHANNEL}", f"{CHANNEL}|{TOMORROW.isoformat()}")]


def test_the_question_stays_however_often_it_is_drawn(ana: Conversation) -> None:
    set_up(ana)
    at_nine(ana)
    drawn = [composed(ana) for _ in range(5)]
    assert drawn[0] is not None
    assert drawn == drawn[:1] * 5
    assert drawn[0].prompt == of_day(ana, TOMORROW)


def test_it_is_of_the_rubric_and_level_that_were_set_up(ana: Conversation) -> None:
    set_up(ana, replace(CHOICE, rubric_id="speeches", level=Level.STAFF))
    at_nine(ana)
    scene = composed(ana)
    assert scene is not None
    assert (scene.prompt.rubric_id, scene.prompt.level, scene.set_by) == ("speeches", Level.SENIOR, "U-ANA")
    assert scene.dimension.id == scene.prompt.dimension_id == "opening"
    assert scene.prompt.asked_at == ana.clock()


def test_day_after_day_the_areas_take_turns_and_nothing_comes_twice(ana: Conversation) -> None:
    set_up(ana, DAILY)
    found = [asked(ana)]
    for _ in range(5):
        ana.clock.move(hours=3)
        found.append(asked(ana))
    assert [prompt.dimension_id for prompt in found] == ["opening", "ending"] * 3
    assert len({prompt.question_id for prompt in found}) == 6


def test_it_knows_its_message_once_slack_has_it(ana: Conversation) -> None:
    set_up(ana)
    prompt = asked(ana)
    assert prompt.ts is not None
    found = ana.do(lambda visit: prompts.at(visit.tx, visit.member.team_id, CHANNEL, prompt.ts or ""))
    assert found == prompt


def test_what_was_stopped_meanwhile_is_not_due(ana: Conversation) -> None:
    set_up(ana)
    at_nine(ana)
    ana.plan()
    ana.do(stop_prompt, CHANNEL)
    assert composed(ana) is None


@pytest.mark.parametrize(("late", "due"), [(timedelta(hours=14, minutes=59), True), (timedelta(hours=15), False)])
def test_a_question_that_waited_until_its_day_was_over_is_not_due(
    ana: Conversation, late: timedelta, due: bool
) -> None:
    set_up(ana)
    at_nine(ana)
    ana.clock.now += late
    assert (composed(ana) is not None) is due


def test_late_in_the_evening_an_hour_of_grace_goes_over_midnight(ana: Conversation) -> None:
    set_up(ana, replace(CHOICE, clock=CHOICE.clock.replace(hour=23, minute=30)))
    ana.clock.now = NOON.replace(hour=23, minute=30) + timedelta(days=1, minutes=59)
    assert composed(ana) is not None
    ana.clock.move(minutes=2)
    assert composed(ana) is None


def test_after_days_away_the_channel_gets_one_question(ana: Conversation) -> None:
    set_up(ana)
    ana.clock.move(days=6, hours=21)
    assert ana.plan() == 1
    assert [kind for kind, _, _ in waiting(ana)] == [PROMPT]
    assert ana.plan() == 0


def test_a_rubric_that_is_gone_stops_it_and_who_set_it_up_is_told(ana: Conversation) -> None:
    set_up(ana)
    ana.library = Library({"speeches.toml": SPEECHES})
    at_nine(ana)
    assert composed(ana) is None
    assert ana.do(see_schedule, CHANNEL, ScheduleKind.PROMPT) is None
    [(kind, conversation, reference)] = waiting(ana)
    assert (kind, conversation) == (TROUBLE, "dm:U-ANA")
    assert reference.startswith(f"{CHANNEL}|rubric_gone||prompt,talks,")


def test_an_area_that_is_gone_between_two_attempts_takes_its_question_along(ana: Conversation) -> None:
    set_up(ana)
    at_nine(ana)
    assert composed(ana) is not None
    ana.library = Library({"talks.toml": TALKS.replace('"opening"', '"beginning"')})
    assert composed(ana) is None


def test_two_channels_are_asked_apart(ana: Conversation) -> None:
    set_up(ana)
    set_up(ana, replace(CHOICE, channel_id="C-OTHER", rubric_id="speeches"))
    at_nine(ana)
    assert ana.plan() == 2
    assert composed(ana) is not None
    other = ana.do(compose_prompt, "C-OTHER", TOMORROW)
    assert other is not None
    assert (other.rubric.id, of_day(ana, TOMORROW).rubric_id) == ("speeches", "talks")
