"""An AI reads a drill's answers: asked for once the member has scored, kept for the reveal, shown to nobody before."""

from collections.abc import Sequence

from bot.core.assessment import Abstention, abstained, is_worth_showing
from bot.core.drill import Drill, Format, Round, Step, Verdict
from bot.core.moves import assessed
from bot.core.question import OWN_QUESTION
from bot.core.rubric import Dimension, Rubric
from bot.core.thinness import is_thin
from bot.core.turn import Turn, TurnKind
from bot.interviewer.interviewer import Answered, Answers, Read
from bot.journeys.answers import answers_by_round
from bot.journeys.end_turn import end_turn
from bot.journeys.publish import save
from bot.journeys.use_ai import affordable, model_for
from bot.journeys.visit import Visit, rubric_of
from bot.store import assessments, drills, turns

FEWEST_QUESTIONS = 2
"""A dimension beside the drilled one is read where so many of the questions that were answered bring it out."""
UNJUDGED = (Verdict.SKIPPED, Verdict.THIN)


def ask_for_assessment(visit: Visit, drill: Drill) -> None:
    """The member has scored: now an AI may. A check has one round, which is too little for a number."""
    if drill.format is Format.CHECK or drill.assessed_at is not None or not _said_so(drill):
        return
    if model_for(visit) is not None:
        turns.open_turn(visit.tx, visit.member, drill, TurnKind.ASSESSMENT, visit.utc)


def answers_to_read(visit: Visit, turn: Turn) -> Answers | None:
    """What the AI may read; None when there is nothing to read for any more. Only reads."""
    drill = drills.by_id(visit.tx, visit.member, turn.drill_id, lock=False)
    if drill is None or not _wants_reading(drill):
        return None
    rubric = rubric_of(visit, drill)
    said = answers_by_round(visit, drill)
    read = [each for each in drill.rounds if each.verdict not in UNJUDGED and each.number in said]
    rounds = tuple(_answered(each, said[each.number]) for each in read)
    return Answers(rubric, _dimensions(drill, rubric, read, said), drill.level, rounds, affordable(visit))


def keep_reading(visit: Visit, turn: Turn, read: Read) -> None:
    """Keep what was read, once; the reveal shows it, now or when it comes. Nothing, if the member's data is gone."""
    drill = end_turn(visit, turn, read.spent)
    if drill is None or not _wants_reading(drill):
        return
    for assessment in read.assessments:
        assessments.keep(visit.tx, visit.member, drill, read.judge, assessment, visit.now)
    worth = any(map(is_worth_showing, read.assessments))
    save(visit, drill, assessed(drill, visit.now, feedback=worth), by_member=False)


def keep_unread(visit: Visit, turn: Turn) -> None:
    """It couldn't be read, for a fault of ours: there is no score, and the reveal says so."""
    drill = drills.by_id(visit.tx, visit.member, turn.drill_id, lock=False)
    areas = [] if drill is None else [drill.dimension_id]
    keep_reading(visit, turn, Read("", abstained(areas, Abstention.SILENT)))


def _answered(round_: Round, said: str) -> Answered:
    return Answered(round_.number, round_.question, said, own=round_.question_id.startswith(OWN_QUESTION))


def _said_so(drill: Drill) -> bool:
    """Whether the card named an AI: what was written under one that said there is none is shown to none."""
    return drill.model is not None or drill.was_handed_over


def _wants_reading(drill: Drill) -> bool:
    return Step.SCORE in drill.looked_back and drill.assessed_at is None


def _dimensions(drill: Drill, rubric: Rubric, read: Sequence[Round], said: dict[int, str]) -> tuple[Dimension, ...]:
    """The drilled one first. Of a whole interview all whose part was answered; else what the questions brought out."""
    if drill.format is Format.FULL_LENGTH:
        parts = [(each.dimension_id, said[each.number]) for each in read]
        wanted = [id_ for id_, answer in parts if id_ is not None and not is_thin(answer, id_)]
    else:
        exposed = [question.exposes for each in read if (question := rubric.question(each.question_id))]
        wanted = [
            dimension.id
            for dimension in rubric.dimensions
            if sum(dimension.id in ids for ids in exposed) >= FEWEST_QUESTIONS
        ]
    others = (id_ for id_ in dict.fromkeys(wanted) if id_ != drill.dimension_id)
    return tuple(rubric.dimension(id_) for id_ in (drill.dimension_id, *others))
