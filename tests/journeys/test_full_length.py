"""A whole interview: a part for each dimension, within its minutes, judged once at the end."""

import pytest

from bot.core.drill import Drill, Format, Phase, Role, RoundState, Verdict
from bot.core.library import Library
from bot.core.members import Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.journeys.stop_drill import press_pause, press_resume
from bot.store.engine import Database
from tests.cast import FixedClock
from tests.journeys.conversation import ENOUGH, Conversation
from tests.sample_rubric import TALKS

WHOLE = Choice("talks", "opening", rounds=3, mode=Mode.TYPED, format=Format.FULL_LENGTH)
STAGE = "Now the end of it: who does what next?"


@pytest.fixture
def one_problem(database: Database, clock: FixedClock) -> Conversation:
    """Ana, where the whole interview stays with its first question."""
    staged = TALKS.replace("minutes = 25\n\n[[dimension]]", 'minutes = 25\nstage = "Begin."\n\n[[dimension]]')
    staged = staged.replace("minutes = 25\n\n[[question]]", f'minutes = 25\nstage = "{STAGE}"\n\n[[question]]', 1)
    return Conversation(database, Library({"talks.toml": staged}), clock)


def _part_done(talk: Conversation, text: str = ENOUGH) -> Drill:
    talk.answer(text)
    return talk.drill


def test_a_part_for_each_dimension_one_after_the_other(ana: Conversation) -> None:
    drill = ana.begin(WHOLE)
    assert (drill.format, drill.planned) == (Format.FULL_LENGTH, 2)
    first = drill.now_at
    assert (first.dimension_id, first.from_minute, first.to_minute, first.role) == ("opening", 0, 25, Role.EXPOSE)
    last = _part_done(ana).now_at
    assert (last.dimension_id, last.from_minute, last.to_minute, last.role) == ("ending", 25, 50, Role.PRESSURE)
    assert first.question_id != last.question_id
    assert ana.said[-2:] == ["question:1", "question:2"], "no verdict is asked for in between"


def test_with_one_problem_the_interviewer_turns_to_the_next_part_of_it(one_problem: Conversation) -> None:
    first = one_problem.begin(WHOLE).now_at
    assert first.question_id in [question.id for question in one_problem.scene.rubric.questions]
    last = _part_done(one_problem).now_at
    assert (last.question, last.question_id) == (STAGE, "stage:ending")


@pytest.mark.parametrize(
    ("minute", "told"),
    [
        (25, "Minute 25: on time."),
        (31, "Minute 31: 6 behind the plan. Say only what decides something."),
        (10, "Minute 10: 15 ahead of the plan. There is room to go deeper."),
    ],
)
def test_each_part_begins_with_the_pace(ana: Conversation, minute: int, told: str) -> None:
    assert ana.begin(WHOLE).now_at.instruction is None
    ana.clock.move(minutes=minute)
    assert _part_done(ana).now_at.instruction == told


def test_after_a_pause_the_clock_tells_nothing(ana: Conversation) -> None:
    ana.begin(WHOLE)
    ana.press(press_pause)
    ana.clock.move(hours=3)
    ana.press(press_resume)
    assert _part_done(ana).now_at.instruction is None


def test_a_part_with_too_little_in_it_goes_on_all_the_same(ana: Conversation) -> None:
    ana.begin(WHOLE)
    assert [round_.verdict for round_ in _part_done(ana, "Too little.").rounds] == [Verdict.THIN, None]


def test_the_last_part_ends_with_its_window_and_the_goal_is_judged_once(ana: Conversation) -> None:
    ana.begin(WHOLE)
    _part_done(ana)
    ana.write(ENOUGH)
    assert not ana.pass_time(minutes=24).now_at.time_up
    over = ana.pass_time(minutes=1)
    assert (over.now_at.time_up, over.now_at.state) == (True, RoundState.JUDGING)
    ana.deliver()
    assert ana.judge().phase is Phase.SCORING
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.ANSWERED, Verdict.PASS]
    assert ana.look_back(opening=Score.TWO, ending=Score.ONE).phase is Phase.DONE


def test_stopped_after_one_part_there_is_something_to_score(ana: Conversation) -> None:
    ana.begin(WHOLE)
    _part_done(ana)
    assert ana.stop().phase is Phase.SCORING


def test_who_pauses_right_after_done_finds_the_next_part_waiting(ana: Conversation) -> None:
    ana.begin(WHOLE)
    ana.write(ENOUGH)
    ana.press_done()
    ana.write("pause")
    ana.interviewer_says(None)
    assert ana.said[-1] == "question:2"
    assert (ana.drill.now_at.number, ana.drill.is_paused) == (2, True)
    assert not ana.pass_time(minutes=25).now_at.time_up
    ana.press(press_resume)
    assert ana.pass_time(minutes=25).now_at.time_up


def test_a_skipped_part_leads_to_the_next(ana: Conversation) -> None:
    ana.begin(WHOLE)
    assert ana.judge(Verdict.SKIPPED).now_at.dimension_id == "ending"
