"""Values the core's tests work with: small rubrics, and drills at every step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.core.drill import Drill, Format, Phase, Role, Round, RoundState, Step, Verdict
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Mode
from bot.core.moves import begin, finish_answer, follow_up, go_on, judge, look_back
from bot.core.question import Fact, Question
from bot.core.rubric import Dimension, Probe, Rubric
from tests.cast import ANA, NOON

ASKED_AT = 1_700_000_000
"""Slack's seconds of the first question; each following one is a minute later."""


def after(**time: float) -> datetime:
    """So much later than noon."""
    return NOON + timedelta(**time)


def a_dimension(id_: str = "opening", **changes: Any) -> Dimension:
    """A dimension with two of everything."""
    plain = Dimension(
        id=id_,
        name=id_.capitalize(),
        asks="Is the point in the first sentence?",
        goal_template="In {seconds} seconds: the point, then the reason.",
        seconds=40,
        levels={1: ("Wanders.", "Trails off."), 2: ("Says it.", "Says why."), 3: ("Says the price.", "Stops.")},
        not_3="A long story told with charm.",
        probes=(
            Probe("no_reason", ("because", "since"), "Why?"),
            Probe("no_cost", ("cost", "#"), "What does it cost?"),
        ),
        checks=("Did you say the point first?", "Did you stop in time?"),
        pressure=("One sentence, please.", "Why should I believe that?"),
        exercises=("Say one point three times.",),
        minutes=25,
    )
    return replace(plain, **changes)


def a_question(
    id_: str, level: Level = Level.SENIOR, exposes: Iterable[str] = ("opening",), **changes: Any
) -> Question:
    """A question whose words no other id's question has."""
    plain = Question(id_, level, frozenset(exposes), f"{id_}scene {id_}number {id_}ask", ())
    return replace(plain, **changes)


def a_rubric(
    *questions: Question,
    dimensions: Sequence[str] = ("opening", "ending", "middle"),
    levels: tuple[Level, ...] = (Level.MID, Level.SENIOR, Level.STAFF),
) -> Rubric:
    """A rubric of these questions."""
    return Rubric(
        id="talks",
        name="Short talks",
        summary="Saying one thing well.",
        levels=levels,
        structure=("The point.", "The reason.", "Stop."),
        dimensions=tuple(a_dimension(id_) for id_ in dimensions),
        questions=questions,
        version="v1",
        source="",
    )


SHOPS = Fact(("how many", "users"), "Forty shops.")
BUDGET = Fact(("budget", "money"), "None to speak of.")


def a_drill(**changes: Any) -> Drill:
    """A drill whose card is up."""
    plain = Drill(
        id="d1",
        member=ANA,
        rubric_id="talks",
        rubric_version="v1",
        dimension_id="opening",
        level=Level.SENIOR,
        mode=Mode.TYPED,
        goal=Goal("In 40 seconds: the point.", Origin.RUBRIC),
        seconds=40,
        planned=3,
        created_at=NOON,
    )
    return replace(plain, **changes)


def a_round(number: int, role: Role = Role.REFINE, **changes: Any) -> Round:
    """An open round whose question is in Slack."""
    plain = Round(number, role, f"q{number}", f"Question {number}?", asked_ts=f"{ASKED_AT + 60 * number}.000000")
    return replace(plain, **changes)


def round_for(drill: Drill, number: int) -> Round:
    """The round that comes as `number` in this drill; a full-length interview has ten minutes for each."""
    if drill.format is not Format.FULL_LENGTH:
        return a_round(number, drill.role_of(number))
    window = {"dimension_id": f"part_{number}", "from_minute": 10 * number - 10, "to_minute": 10 * number}
    return a_round(number, drill.role_of(number), **window)


def settled(drill: Drill, now: datetime = NOON) -> Drill:
    """The drill as it is saved: a round that closed is followed at once by the next one, or by the look back.

    An AI words the questions of a focused drill, which takes it a while.
    """
    if drill.phase is not Phase.ROUNDS or drill.now_at.state is not RoundState.CLOSED:
        return drill
    number = len(drill.rounds) + 1
    if drill.model is not None and drill.format is Format.FOCUSED and number <= drill.planned:
        return drill
    return go_on(drill, round_for(drill, number) if number <= drill.planned else None, now)


def under_way(**changes: Any) -> Drill:
    """A drill in its first round."""
    drill = a_drill(**changes)
    return begin(drill, round_for(drill, 1), NOON)


def with_state(drill: Drill, state: RoundState) -> Drill:
    """The same drill with its round in another state."""
    return replace(drill, rounds=(*drill.rounds[:-1], replace(drill.now_at, state=state)))


def judged(drill: Drill, verdict: Verdict = Verdict.PASS) -> Drill:
    """The same drill with its round closed by a verdict."""
    asked = {Verdict.SKIPPED: RoundState.OPEN, Verdict.THIN: RoundState.THIN}
    return judge(with_state(drill, asked.get(verdict, RoundState.JUDGING)), verdict)


def in_round(number: int, **changes: Any) -> Drill:
    """A drill that passed the rounds before `number` and is in it."""
    drill = under_way(**changes)
    while drill.now_at.number < number:
        drill = go_on(judged(drill), round_for(drill, drill.now_at.number + 1), NOON)
    return drill


def in_part(number: int, **changes: Any) -> Drill:
    """A full-length interview of three parts that answered the ones before `number` and is in it."""
    drill = under_way(format=Format.FULL_LENGTH, **changes)
    while drill.now_at.number < number:
        drill = settled(follow_up(finish_answer(drill), None))
    return drill


def to_score() -> Drill:
    """A drill whose rounds were over at noon."""
    return settled(judged(in_round(3)))


def done(*, seconds_later: float = 0) -> Drill:
    """A drill looked back on, so many seconds after its rounds were over."""
    drill = to_score()
    for step in Step:
        drill = look_back(drill, step, after(seconds=seconds_later))
    assert drill.phase is Phase.DONE
    return drill
