"""What an export holds of a drill that others scored before the member did: nothing of theirs until then."""

from bot.core.assessment import Assessment, Quote
from bot.core.records import AssessmentRecord, ScoreRecord
from bot.core.scoring import Rater, Score
from bot.journeys.export_record import gather_record
from bot.journeys.visit import Visit
from bot.store import assessments, human_scores
from tests.cast import MIA
from tests.journeys.conversation import Conversation


def held(ana: Conversation) -> tuple[tuple[ScoreRecord, ...], tuple[AssessmentRecord, ...]]:
    """The scores of their one drill, and what an AI read, as exported."""
    record = ana.do(gather_record)
    assert record is not None
    [drill] = record.drills
    return drill.scores, record.assessments


def scored_by_others(ana: Conversation) -> None:
    """Mia and an AI gave theirs."""
    drill, read = ana.drill, Assessment("opening", 2, quotes=(Quote(1, "I said so."),), reason="It says why.")

    def give(visit: Visit) -> None:
        given = {"opening": Score.THREE}
        human_scores.keep(visit.tx, visit.member, drill, Rater.PARTNER, MIA.user_id, given, visit.now)
        assessments.keep(visit.tx, visit.member, drill, "m|v1|p", read, visit.now)

    ana.do(give)


def test_what_others_gave_is_not_in_it_until_the_member_gave_theirs(ana: Conversation) -> None:
    ana.to_the_look_back()
    scored_by_others(ana)
    assert held(ana) == ((), ())
    ana.score(opening=Score.ONE)
    scores, read = held(ana)
    told = {(score.rater, score.name, score.score) for score in scores}
    assert told == {("self", "", "1"), ("partner", "U-MIA", "3"), ("ai", "m", "2")}
    assert [each.score for each in read] == [2]


def test_of_a_drill_that_was_closed_without_a_score_it_has_everything(ana: Conversation) -> None:
    ana.to_the_look_back()
    scored_by_others(ana)
    ana.stop()
    scores, read = held(ana)
    assert ([score.rater for score in scores], len(read)) == (["ai", "partner"], 1)
