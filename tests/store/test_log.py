"""The log's lines in the database: which there are, in what order, and what stands in them."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import Format, Phase, Verdict
from bot.core.entries import EntryKind, JournalEntry
from bot.core.journal import LastFix, Retro, Signals
from bot.core.log import Kept, LogKey
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Member
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import journal_entries, log, logged, look_back
from bot.store.log import GivenRow, LineRow
from bot.store.tables import scores
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_drill, a_round, finished, minutes

OPENING = ("talks", "opening")


def an_entry(id_: str = "e1", minute: int = 0, **changes: Any) -> JournalEntry:
    """The journal of an outside mock."""
    signals = Signals("at the number", surprise="no follow-up")
    entry = JournalEntry(id_, EntryKind.MOCK, "talks", "ending", signals, "Why?", minutes(minute), minutes(minute))
    return replace(entry, **changes)


def a_session(id_: str = "s1", minute: int = 0, **changes: Any) -> LoggedSession:
    """A real interview from elsewhere, with a score of a partner's and one's own."""
    given = (LoggedScore("opening", Rater.PARTNER, Score.ONE), LoggedScore("ending", Rater.SELF, Score.TWO, late=True))
    plain: dict[str, Any] = {"interviewer": "Rosa", "problem": "Close it.", "rubric_id": "talks", "scores": given}
    return replace(LoggedSession(id_, EntryKind.INTERVIEW, minutes(minute), NOON, **plain), **changes)


def _given(tx: Connection, rater: Rater, rater_id: str, **changes: Any) -> None:
    """A score of the opening in drill d1 by somebody else."""
    row = {"team_id": ANA.team_id, "user_id": ANA.user_id, "drill_id": "d1", "rater": rater.value}
    row |= {"rater_id": rater_id, "dimension_id": "opening", "rubric_id": "talks", "rubric_version": "v1"}
    tx.execute(scores.insert().values(**(row | {"score": "1", "given_at": minutes(9)} | changes)))


def _ids(tx: Connection, who: Member = ANA, **asked: Any) -> list[str]:
    return [key.id for key in log.keys(tx, who, **asked)]


def test_a_line_of_each_kind_in_brief(tx: Connection) -> None:
    finished(tx, started_at=minutes(5))
    look_back.keep_retro(tx, ANA, "d1", Retro("Say it", last_fix=LastFix.PARTLY), NOON)
    journal_entries.keep(tx, ANA, an_entry())
    logged.add(tx, ANA, a_session(fix="Breathe", became=LastFix.FIXED, dimension_id="opening"))
    drill, entry, session = log.keys(tx, ANA)
    assert drill == LogKey(Kept.DRILL, "d1", minutes(5), EntryKind.DRILL, OPENING, has_fix=True, told=LastFix.PARTLY)
    assert entry == LogKey(Kept.ENTRY, "e1", NOON, EntryKind.MOCK, ("talks", "ending"))
    told = LogKey(Kept.ELSEWHERE, "s1", NOON, EntryKind.INTERVIEW, OPENING, has_fix=True, told=LastFix.FIXED)
    assert session == replace(told, by_a_person=True)


def test_it_is_ones_own(tx: Connection) -> None:
    finished(tx)
    journal_entries.keep(tx, ANA, an_entry())
    logged.add(tx, ANA, a_session())
    keys = log.keys(tx, ANA)
    assert log.keys(tx, MIA) == []
    assert log.lines(tx, MIA, keys) == {}
    assert dict(log.given(tx, MIA, keys)) == {}


@pytest.mark.parametrize(
    ("phase", "started", "stands"),
    [
        (Phase.READY, None, False),
        (Phase.ROUNDS, NOON, False),
        (Phase.SCORING, NOON, False),
        (Phase.DONE, NOON, True),
        (Phase.STOPPED, NOON, True),
        (Phase.STOPPED, None, False),  # put away before its first question
    ],
)
def test_a_drill_stands_in_the_log_once_it_is_over_if_anything_was_asked(
    tx: Connection, phase: Phase, started: Any, stands: bool
) -> None:
    finished(tx, phase=phase, started_at=started)
    assert _ids(tx) == (["d1"] if stands else [])


def test_each_kind_has_at_most_so_many_the_newest(tx: Connection) -> None:
    for number in range(3):
        finished(tx, id_=f"d{number}", created_at=minutes(number))
        journal_entries.keep(tx, ANA, an_entry(f"e{number}", number))
        logged.add(tx, ANA, a_session(f"s{number}", number))
    assert _ids(tx, limit=2) == ["d2", "d1", "e2", "e1", "s2", "s1"]
    assert len(_ids(tx)) == 9


def test_a_drill_put_off_stands_where_it_was_practised(tx: Connection) -> None:
    finished(tx, id_="d1", created_at=NOON, started_at=minutes(60))
    finished(tx, id_="d2", created_at=minutes(30), started_at=minutes(30))
    assert _ids(tx) == ["d1", "d2"]


@pytest.mark.parametrize(("rater", "person"), [(Rater.PARTNER, True), (Rater.PROFESSIONAL, True), (Rater.AI, False)])
def test_it_is_known_whether_a_person_scored_it(tx: Connection, rater: Rater, person: bool) -> None:
    finished(tx)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"opening": Score.TWO}), NOON)
    assert not log.keys(tx, ANA)[0].by_a_person
    _given(tx, rater, "U-MIA")
    assert log.keys(tx, ANA)[0].by_a_person is person


def test_it_is_known_whether_it_has_a_score_in_the_area_asked_for(tx: Connection) -> None:
    finished(tx)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"ending": Score.TWO}), NOON)
    logged.add(tx, ANA, a_session())

    def there(rubric_id: str, dimension_id: str) -> list[bool]:
        return [key.scored_there for key in log.keys(tx, ANA, area=(rubric_id, dimension_id))]

    assert there("talks", "ending") == [True, True]
    assert there("talks", "opening") == [False, True]
    assert there("speeches", "ending") == [False, False]
    assert [key.scored_there for key in log.keys(tx, ANA)] == [False, False]


def test_a_drill_whole(tx: Connection) -> None:
    verdicts = (Verdict.PASS, Verdict.NOT_YET, Verdict.SKIPPED)
    rounds = tuple(a_round(number, verdict=verdict) for number, verdict in enumerate(verdicts, 1))
    finished(tx, rounds=rounds, started_at=NOON, format=Format.CHECK)
    look_back.keep_signals(tx, ANA, "d1", Signals("at the start", dimension_id="ending"), NOON)
    look_back.keep_retro(tx, ANA, "d1", Retro("Say it"), NOON)
    assert log.lines(tx, ANA, log.keys(tx, ANA))["d1"] == LineRow(
        rubric_id="talks",
        dimension_id="opening",
        version="v1",
        format=Format.CHECK,
        judged=2,
        passed=1,
        fix="Say it",
        signals=Signals("at the start", dimension_id="ending"),
    )


def test_a_drill_that_was_stopped_has_what_there_is(tx: Connection) -> None:
    finished(tx, phase=Phase.STOPPED, started_at=NOON)
    plain = LineRow("talks", "opening", "v1", stopped=True)
    assert log.lines(tx, ANA, log.keys(tx, ANA)) == {"d1": plain}


def test_an_entry_and_a_session_whole(tx: Connection) -> None:
    journal_entries.keep(tx, ANA, an_entry(written_at=minutes(61)))
    signals = Signals(rehearsed="the opening", dimension_id="ending")
    logged.add(tx, ANA, a_session(signals=signals, fix="Breathe"))
    noticed = Signals("at the number", surprise="no follow-up")
    assert log.lines(tx, ANA, log.keys(tx, ANA)) == {
        "e1": LineRow("talks", "ending", signals=noticed, asked="Why?", late=True),
        "s1": LineRow("talks", None, fix="Breathe", signals=signals, interviewer="Rosa", asked="Close it."),
    }


def test_the_scores_of_a_line_by_everybody(tx: Connection) -> None:
    drill = finished(tx)
    sheet = ScoreSheet(Rater.SELF, {"opening": Score.CANT_TELL, "ending": Score.THREE})
    look_back.keep_scores(tx, ANA, replace(drill, scored_late=True), sheet, NOON)
    _given(tx, Rater.PARTNER, "U-MIA", after_others=True)
    _given(tx, Rater.AI, "model|v1|p1", given_at=minutes(8))
    assert log.given(tx, ANA, log.keys(tx, ANA))["d1"] == [
        GivenRow("ending", Rater.SELF, "U-ANA", Score.THREE, late=True),
        GivenRow("opening", Rater.SELF, "U-ANA", Score.CANT_TELL, late=True),
        GivenRow("opening", Rater.AI, "model|v1|p1", Score.ONE, late=False),
        GivenRow("opening", Rater.PARTNER, "U-MIA", Score.ONE, late=False, after_others=True),
    ]


def test_the_scores_of_a_session_from_elsewhere(tx: Connection) -> None:
    logged.add(tx, ANA, a_session())
    assert log.given(tx, ANA, log.keys(tx, ANA)) == {
        "s1": [
            GivenRow("opening", Rater.PARTNER, "", Score.ONE, late=False),
            GivenRow("ending", Rater.SELF, "", Score.TWO, late=True),
        ]
    }


def test_only_the_lines_asked_for_are_read(tx: Connection) -> None:
    for id_ in ("d1", "d2"):
        finished(tx, id_=id_)
        look_back.keep_scores(tx, ANA, a_drill(id_=id_), ScoreSheet(Rater.SELF, {"opening": Score.TWO}), NOON)
    one = [key for key in log.keys(tx, ANA) if key.id == "d2"]
    assert list(log.lines(tx, ANA, one)) == list(log.given(tx, ANA, one)) == ["d2"]
    assert log.lines(tx, ANA, []) == {}
