"""*Drill this privately*: a drill of one's own that begins with the channel's question."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.drill import Drill, Phase
from bot.core.errors import DrillAlreadyOpen, PromptGone, UnknownArea
from bot.core.library import Library
from bot.journeys.drill_prompt import drill_prompt
from bot.store import drills, members
from tests.journeys.channel import CHANNEL, TOMORROW, asked, set_up
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES


def begun(talk: Conversation) -> Drill:
    found = talk.do(lambda visit: drills.open_one(visit.tx, visit.member, lock=False))
    assert found is not None
    return talk.follow(found)


def test_whoever_presses_starts_in_their_own_dm_with_that_question(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    prompt = asked(ana)
    mia.known("speeches")
    assert mia.do(drill_prompt, CHANNEL, TOMORROW) is True
    drill = begun(mia)
    assert (drill.member, drill.phase) == (mia.member, Phase.ROUNDS)
    assert (drill.rubric_id, drill.dimension_id) == (prompt.rubric_id, prompt.dimension_id)
    assert (drill.now_at.question_id, drill.now_at.question) == (prompt.question_id, prompt.question)
    assert mia.deliver() == ["card", "question:1"]


def test_everybody_can_press_it(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    asked(ana)
    for talk in (ana, mia):
        talk.known()
        assert talk.do(drill_prompt, CHANNEL, TOMORROW) is True
    assert begun(ana).now_at.question == begun(mia).now_at.question


def test_somebody_who_had_it_gets_another_one_of_its_area(ana: Conversation) -> None:
    set_up(ana)
    prompt = asked(ana)
    ana.known()
    ana.do(drill_prompt, CHANNEL, TOMORROW)
    begun(ana)
    ana.stop()
    assert ana.do(drill_prompt, CHANNEL, TOMORROW) is False
    again = begun(ana)
    assert again.dimension_id == prompt.dimension_id
    assert again.now_at.question_id != prompt.question_id


def test_a_newcomer_starts_with_that_question_at_the_channels_rubric_and_level(
    ana: Conversation, mia: Conversation
) -> None:
    set_up(ana)
    prompt = asked(ana)
    assert mia.do(drill_prompt, CHANNEL, TOMORROW) is True
    begins = begun(mia)
    assert (begins.rubric_id, begins.level, begins.planned) == (prompt.rubric_id, prompt.level, 3)
    profile = mia.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert (profile.rubric_id, profile.level) == (prompt.rubric_id, prompt.level)


def test_pressed_twice_it_is_one_drill(ana: Conversation) -> None:
    set_up(ana)
    asked(ana)
    ana.known()
    ana.do(drill_prompt, CHANNEL, TOMORROW)
    with pytest.raises(DrillAlreadyOpen):
        ana.do(drill_prompt, CHANNEL, TOMORROW)
    assert ana.deliver() == ["card", "question:1"]


def test_a_question_nobody_asked_is_not_drilled(ana: Conversation, twin: Conversation) -> None:
    set_up(ana)
    asked(ana)
    ana.known()
    twin.known()
    for talk, channel_id, day in [
        (ana, CHANNEL, TOMORROW - timedelta(days=1)),
        (ana, "C-OTHER", TOMORROW),
        (twin, CHANNEL, TOMORROW),
    ]:
        with pytest.raises(PromptGone):
            talk.do(drill_prompt, channel_id, day)


def test_an_old_question_whose_rubric_is_gone_says_so(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    asked(ana)
    mia.known()
    gone = replace(mia, library=Library({"speeches.toml": SPEECHES}))
    with pytest.raises(UnknownArea):
        gone.do(drill_prompt, CHANNEL, TOMORROW)
