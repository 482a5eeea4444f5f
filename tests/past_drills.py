"""Drills of other days: whole ones, stored by the journeys in one go, for tests of what a row of drills leads to."""

from bot.core.drill import Drill, Phase, Step, Verdict
from bot.core.journal import Retro, Signals
from bot.core.members import Level
from bot.core.moves import finish_answer, follow_up
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.judge_round import close_round
from bot.journeys.keep_draft import Form
from bot.journeys.publish import save
from bot.journeys.score_drill import keep_retro, keep_scores, keep_signals
from bot.journeys.start_drill import begin_drill, start_chosen
from bot.journeys.visit import Visit
from bot.store import drills, members


def practise(visit: Visit, choice: Choice, level: Level, verdict: Verdict, score: Score, fix: str) -> None:
    """One whole drill, every round with the same verdict; nothing was written in it."""
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, choice.rubric_id, level)
    card = start_chosen(visit, choice)
    drill = begin_drill(visit, card.id, card.step)
    while drill.phase is Phase.ROUNDS:
        drill = close_round(visit, _answered(visit, drill), verdict)
    keep_scores(visit, Form(drill.id, Step.SCORE, "past"), ScoreSheet(Rater.SELF, {choice.dimension_id: score}))
    keep_signals(visit, Form(drill.id, Step.JOURNAL, "past"), Signals())
    keep_retro(visit, Form(drill.id, Step.FIX, "past"), Retro(fix))


def _answered(visit: Visit, drill: Drill) -> Drill:
    """The round waits for its verdict; no turn of the interviewer is opened."""
    answered = save(visit, drill, follow_up(finish_answer(drill), None))
    found = drills.by_id(visit.tx, visit.member, answered.id)
    assert found is not None
    return found
