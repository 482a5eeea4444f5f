"""One drill of the past from its start to the scores of others, lived through with the journeys members use."""

from bot.core.assessment import Judge
from bot.core.drill import Drill, Phase, Step, Voice
from bot.core.journal import Retro
from bot.core.next_step import Choice
from bot.core.own_questions import FilledQuestion
from bot.core.question import Difficulty, Wording
from bot.core.scoring import Rater, ScoreSheet
from bot.demo.evening import Evening
from bot.demo.script import Asked, PastDrill, WithAi
from bot.interviewer.interviewer import Read, Said, Worded
from bot.journeys.assess_drill import keep_reading
from bot.journeys.drill_question import drill_question
from bot.journeys.finish_answer import press_done
from bot.journeys.judge_round import press_verdict
from bot.journeys.keep_draft import Form
from bot.journeys.score_drill import keep_retro, keep_scores, keep_signals
from bot.journeys.start_drill import begin_drill, start_chosen, start_with_question
from bot.journeys.take_turn import reply
from bot.journeys.visit import new_id
from bot.journeys.word_question import ask_worded, planned_question
from bot.store import human_scores, members

MODEL = "example-model"
"""What the interviewer of the drills with an AI calls itself. There is none."""
ROUNDS = 3


def practise(evening: Evening, past: PastDrill) -> None:
    """The whole drill; with a person watching, their scores come before the member's are shown."""
    _start(evening, past)
    for number in range(ROUNDS):
        _round(evening, past, number)
    drill = _look_back(evening, past)
    if past.with_ai:
        judge = Judge(MODEL, drill.rubric_version, "example")
        evening.do(keep_reading, evening.turn(), Read(judge.id, past.with_ai.read))


def _start(evening: Evening, past: PastDrill) -> None:
    rubric_id, dimension_id = past.area
    members.set_habits(evening.visit.tx, evening.visit.member, past.mode, ROUNDS)
    if past.with_ai:
        opening = _opening(evening, rubric_id, past.with_ai)
        evening.do(start_with_question, rubric_id, dimension_id, opening.id, opening.ask)
    elif past.own_question:
        evening.do(drill_question, FilledQuestion(new_id(), past.own_question, rubric_id, dimension_id, None))
    else:
        choice = Choice(rubric_id, dimension_id, rounds=ROUNDS, mode=past.mode, goal=past.goal)
        card = evening.do(start_chosen, choice)
        evening.do(begin_drill, card.id, card.step)


def _opening(evening: Evening, rubric_id: str, with_ai: WithAi) -> Wording:
    """The bank's question, in the first of its wordings."""
    rubric = evening.visit.library.find(rubric_id)
    question = rubric.question(with_ai.question_id) if rubric else None
    assert question is not None
    return next(iter(question.worded(Difficulty.AT_THE_BAR)))


def _round(evening: Evening, past: PastDrill, number: int) -> None:
    asked = past.with_ai.rounds[number] if past.with_ai else None
    if asked and number:
        _ask(evening, asked)
    drill = evening.drill()
    evening.wait(minutes=4)
    if asked:
        evening.write(drill, asked.answer)
    elif number < len(past.notes) and past.notes[number]:
        evening.write(drill, past.notes[number])
    _done(evening, asked.follow_up if asked else "")
    if asked and asked.follow_up:
        evening.wait(minutes=1)
        evening.write(drill, asked.more)
        _done(evening)
    evening.do(press_verdict, drill.id, evening.drill().step, past.verdicts[number])


def _ask(evening: Evening, asked: Asked) -> None:
    """The AI words the next question, and says what to do in the round."""
    turn = evening.turn()
    planned = planned_question(evening.visit, turn)
    assert planned is not None
    evening.do(ask_worded, turn, planned.round, Worded(asked.question, asked.instruction, Voice.AI))


def _done(evening: Evening, follow_up: str = "") -> None:
    """*Done*, and the interviewer's follow-up, if it has one."""
    drill = evening.drill()
    evening.do(press_done, drill.id, drill.step)
    voice = Voice.AI if follow_up else Voice.BANK
    evening.do(reply, evening.turn(), Said(follow_up or None, voice))


def _look_back(evening: Evening, past: PastDrill) -> Drill:
    """People score while the member does: nobody has seen another's."""
    drill = evening.drill()
    assert drill.phase is Phase.SCORING
    for person in past.by_people:
        given = (drill, Rater.PARTNER, person.user_id, person.scores)
        human_scores.keep(evening.visit.tx, evening.visit.member, *given, evening.now)
    evening.wait(minutes=past.scored_after)
    own = ScoreSheet(Rater.SELF, {past.area[1]: past.own, **past.beside})
    evening.do(keep_scores, _form(drill, Step.SCORE), own)
    evening.do(keep_signals, _form(drill, Step.JOURNAL), past.signals)
    retro = Retro(past.fix, past.well, past.wrong, past.practice, past.became)
    held_up = evening.do(keep_retro, _form(drill, Step.FIX), retro)
    assert held_up is None, past.wrong
    return drill


def _form(drill: Drill, step: Step) -> Form:
    return Form(drill.id, step, step.value)
