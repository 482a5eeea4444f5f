"""What channels were asked: the first choice of a day, in order, found by its message."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection

from bot.core.members import Level
from bot.core.schedule import Prompt
from bot.store import prompts
from tests.cast import ANA, NOON, TWIN

TEAM, OTHER_TEAM = ANA.team_id, TWIN.team_id
DAY = NOON.date()
PROMPT = Prompt("C1", DAY, "talks", "opening", Level.SENIOR, "bridge", "Tell the mayor.", NOON)


def test_the_first_choice_of_a_day_stays(tx: Connection) -> None:
    prompts.keep(tx, TEAM, PROMPT)
    prompts.keep(tx, TEAM, replace(PROMPT, question_id="oven"))
    assert prompts.of_day(tx, TEAM, "C1", DAY) == PROMPT


def test_a_channel_knows_all_it_was_asked_oldest_first(tx: Connection) -> None:
    later = [replace(PROMPT, day=DAY + timedelta(days), question_id=f"q{days}") for days in (2, 1)]
    for each in (*later, PROMPT, replace(PROMPT, channel_id="C2")):
        prompts.keep(tx, TEAM, each)
    assert [each.question_id for each in prompts.asked(tx, TEAM, "C1")] == ["bridge", "q1", "q2"]


def test_a_question_is_found_by_its_message(tx: Connection) -> None:
    prompts.keep(tx, TEAM, PROMPT)
    assert prompts.at(tx, TEAM, "C1", "1.1") is None
    prompts.set_ts(tx, TEAM, "C1", DAY, "1.1")
    assert prompts.at(tx, TEAM, "C1", "1.1") == replace(PROMPT, ts="1.1")
    assert prompts.at(tx, TEAM, "C2", "1.1") is None


def test_another_workspace_has_its_own(tx: Connection) -> None:
    prompts.keep(tx, TEAM, PROMPT)
    prompts.set_ts(tx, OTHER_TEAM, "C1", DAY, "1.1")
    assert prompts.of_day(tx, OTHER_TEAM, "C1", DAY) is None
    assert prompts.asked(tx, OTHER_TEAM, "C1") == []
    assert prompts.of_day(tx, TEAM, "C1", DAY) == PROMPT
