"""A member's record for the export's tests: a week of practice, with room for hostile words in every typed field."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.records import (
    AssessmentRecord,
    DrillRecord,
    InterviewRecord,
    JournalRecord,
    LoggedRecord,
    ProfileRecord,
    QuestionRecord,
    QuoteRecord,
    ReadingRecord,
    Record,
    RetroRecord,
    RoundRecord,
    ScoreRecord,
    SignalsRecord,
    Typed,
)

MONDAY = datetime(2026, 11, 16, 18, 2, tzinfo=UTC)


def on_day(days: int, minutes: int = 0) -> datetime:
    """Some days and minutes after Monday evening."""
    return MONDAY + timedelta(days=days, minutes=minutes)


def a_record(**changes: Any) -> Record:
    """A record of someone in Berlin who has done nothing yet."""
    profile = ProfileRecord("Europe/Berlin", "en-GB", "System design", "Senior", "typed", 5, MONDAY)
    return replace(Record(exported_at=on_day(7), profile=profile), **changes)


def a_drill(id_: str = "d1", day: int = 0, typed: str = "It depends.", **changes: Any) -> DrillRecord:
    """A finished drill; everything the member wrote in it is `typed`."""
    drill = DrillRecord(
        id=id_,
        rubric="System design",
        area="Trade-offs",
        level="Senior",
        mode="typed",
        format="focused",
        goal=typed,
        goal_origin="your own",
        phase="finished",
        created_at=on_day(day),
        started_at=on_day(day, 1),
        closed_at=on_day(day, 30),
        rounds=(a_round(typed=typed, answered_at=on_day(day, 2)),),
        scores=(ScoreRecord("Trade-offs", "2", late=True),),
        signals=SignalsRecord(typed, typed, typed),
        retro=RetroRecord(typed, typed, typed, typed),
    )
    return replace(drill, **changes)


def a_round(number: int = 1, typed: str = "It depends.", answered_at: datetime = MONDAY) -> RoundRecord:
    """A round with one answer and one follow-up."""
    return RoundRecord(
        number=number,
        role="expose",
        question=typed,
        instruction="Did you say the cost?",
        answers=(Typed(answered_at, typed),),
        interviewer=("What breaks first?",),
        verdict="pass",
    )


def a_logged_session(typed: str = "It depends.", **changes: Any) -> LoggedRecord:
    """A mock from elsewhere, scored by whoever asked; everything the member wrote of it is `typed`."""
    session = LoggedRecord(
        id="s1",
        at=on_day(0, 60),
        added_at=on_day(6),
        kind="mock",
        rubric="System design",
        area="Trade-offs",
        interviewer=typed,
        problem=typed,
        scores=(ScoreRecord("Trade-offs", "1", "partner"),),
        signals=SignalsRecord(typed, typed, typed),
        fix=typed,
        became="partly",
    )
    return replace(session, **changes)


def an_assessment(typed: str = "It depends.", **changes: Any) -> AssessmentRecord:
    """A score of an AI's that rests on a quote of `typed`."""
    read = AssessmentRecord(on_day(0, 20), "d1", "System design", "Trade-offs", "gpt-x", 2)
    quotes = (QuoteRecord(1, typed),)
    return replace(read, **({"quotes": quotes, "missing": ("Says the cost.",), "reason": "It says why."} | changes))


def a_full_record(typed: str) -> Record:
    """A record with something in every section, and `typed` wherever a member may write."""
    return a_record(
        drills=(a_drill(typed=typed),),
        journal=(
            JournalRecord(
                on_day(1),
                on_day(1, 20),
                "interview",
                "System design",
                "Trade-offs",
                typed,
                SignalsRecord(typed, typed, typed),
                typed,
            ),
        ),
        logged=(a_logged_session(typed),),
        own_questions=(QuestionRecord(on_day(1), "System design", "Trade-offs", typed, "a real interview"),),
        interviews=(InterviewRecord(on_day(1), on_day(0)),),
        readings=(ReadingRecord(on_day(1), "System design", "Trade-offs", 3, 2),),
        assessments=(an_assessment(typed),),
        messages=(Typed(on_day(2), typed),),
        drafts=(Typed(on_day(3), typed),),
    )
