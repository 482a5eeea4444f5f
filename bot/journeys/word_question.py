"""The interviewer's turn between two rounds: an AI words the bank's question anew and gives one instruction."""

from dataclasses import dataclass, replace

from bot.core.drill import Drill, Handover, Round
from bot.core.moves import go_on
from bot.core.question import Question
from bot.core.rubric import Rubric
from bot.core.turn import Turn
from bot.interviewer.interviewer import Coming, Worded
from bot.journeys import ask
from bot.journeys.answers import answers_by_round
from bot.journeys.end_turn import end_turn, handed_over
from bot.journeys.publish import save
from bot.journeys.use_ai import affordable
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, turns

EARLIER = 12
"""So many of the member's last questions of the rubric the new one must keep away from."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The round as the bank would open it, and what the AI may know to word it."""

    round: Round
    coming: Coming


def planned_question(visit: Visit, turn: Turn) -> Planned | None:
    """The round that comes; None when the drill doesn't wait for it any more. Only reads."""
    drill = drills.by_id(visit.tx, visit.member, turn.drill_id, lock=False)
    if drill is None or not _still_waiting(drill, turn):
        return None
    rubric = rubric_of(visit, drill)
    following = ask.next_round(visit, drill, rubric)
    return None if following is None else Planned(following, _coming(visit, drill, rubric, following))


def ask_worded(visit: Visit, turn: Turn, following: Round, worded: Worded) -> None:
    """Open the round, once: a turn that somebody else ended or that the drill left behind changes nothing."""
    drill = end_turn(visit, turn, worded.spent)
    if drill is not None and _still_waiting(drill, turn):
        asked = replace(following, question=worded.question, instruction=worded.instruction, voice=worded.voice)
        save(visit, drill, go_on(handed_over(drill, worded.handover), asked, visit.now))


def ask_as_planned(visit: Visit, turn: Turn) -> None:
    """The bank's question as it is, after a fault of ours."""
    planned = planned_question(visit, turn)
    if planned is None:
        turns.close_turn(visit.tx, visit.member, turn)
        return
    coming = planned.coming
    ask_worded(visit, turn, planned.round, Worded(coming.question, coming.instruction, handover=Handover.SILENT))


def _still_waiting(drill: Drill, turn: Turn) -> bool:
    return drill.awaits_question and len(drill.rounds) + 1 == turn.round_number


def _coming(visit: Visit, drill: Drill, rubric: Rubric, following: Round) -> Coming:
    base = rubric.question(following.question_id)
    last = drill.now_at
    return Coming(
        rubric=rubric,
        dimension=rubric.dimension(drill.dimension_id),
        level=drill.level,
        goal=drill.goal.text,
        question=following.question,
        twist=_twist(base, following.question),
        facts=tuple(fact.reply for fact in base.facts) if base else (),
        instruction=following.instruction or "",
        earlier=tuple(drills.questions_worded(visit.tx, visit.member, drill.rubric_id, EARLIER)),
        given=tuple(round_.instruction for round_ in drill.rounds if round_.instruction),
        last_question=last.question,
        last_answer=answers_by_round(visit, drill).get(last.number, ""),
        affordable=affordable(visit),
    )


def _twist(question: Question | None, asked: str) -> str:
    """The twist that is part of what is asked, if any."""
    return next((twist for twist in question.twist if twist in asked), "") if question else ""
