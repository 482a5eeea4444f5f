"""One area seen in every way there is: a drill with what others gave, entries, a session from elsewhere."""

from datetime import datetime, timedelta

from bot.core.area_detail import Place
from bot.core.drill import Format, Verdict
from bot.core.entries import EntryKind, JournalEntry
from bot.core.journal import Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score
from bot.journeys.visit import Visit
from bot.store import drills, journal_entries, logged, look_back
from bot.store.tables import scores
from tests.cast import MIA
from tests.past_drills import practise

OPENING = Place("talks", "opening")
JUDGE = "a-model|v1|prompt"


def drilled(visit: Visit, score: Score = Score.ONE, signals: Signals | None = None, area: str = "opening") -> str:
    """A finished drill with its score and what was noticed; its id."""
    choice = Choice("talks", area, 3, Mode.TYPED, Format.FOCUSED)
    practise(visit, choice, Level.SENIOR, Verdict.PASS, score, "Say it once")
    [drill] = drills.latest(visit.tx, visit.member, 1)
    if signals is not None:
        look_back.keep_signals(visit.tx, visit.member, drill.id, signals, visit.now)
    return drill.id


def scored_by(visit: Visit, drill_id: str, rater: Rater, rater_id: str, score: Score, area: str = "opening") -> None:
    """Somebody else scored a drill of theirs."""
    whose = {"team_id": visit.member.team_id, "user_id": visit.member.user_id, "drill_id": drill_id}
    given = {"rater": rater.value, "rater_id": rater_id, "dimension_id": area, "score": score.value}
    rubric = {"rubric_id": "talks", "rubric_version": "v1", "given_at": visit.now}
    visit.tx.execute(scores.insert().values(**whose, **given, **rubric))


def wrote(visit: Visit, id_: str, signals: Signals, question: str = "", kind: EntryKind = EntryKind.MOCK) -> None:
    """A journal entry about the opening, an hour old."""
    then = visit.now - timedelta(hours=1)
    entry = JournalEntry(id_, kind, "talks", "opening", signals, question, then, visit.now)
    journal_entries.keep(visit.tx, visit.member, entry)


def brought(visit: Visit, id_: str, at: datetime, *given: LoggedScore, signals: Signals | None = None) -> None:
    """A session from elsewhere."""
    session = LoggedSession(
        id_,
        EntryKind.MOCK,
        at,
        visit.now,
        interviewer="Mia K.",
        problem="A bridge",
        rubric_id="talks",
        dimension_id="opening",
        signals=signals or Signals(),
        scores=given,
    )
    logged.add(visit.tx, visit.member, session)


def seen_in_every_way(visit: Visit) -> str:
    """All of it on one day; the drill's id."""
    yesterday = visit.now - timedelta(days=1)
    brought(visit, "log1", yesterday, LoggedScore("opening", Rater.PARTNER, Score.TWO))
    drill_id = drilled(visit, Score.ONE, Signals(hesitation="at the number"))
    scored_by(visit, drill_id, Rater.PARTNER, MIA.user_id, Score.TWO)
    scored_by(visit, drill_id, Rater.AI, JUDGE, Score.THREE)
    wrote(visit, "entry1", Signals(rehearsed="the first line"), "Why us?")
    return drill_id
