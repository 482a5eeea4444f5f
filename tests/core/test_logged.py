"""What a session of the log tells of its areas."""

from dataclasses import replace

import pytest

from bot.core.entries import EntryKind
from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.journal import Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from tests.cast import NOON


def session(*scores: LoggedScore, interviewer: str = "Mia", **more: object) -> LoggedSession:
    values: dict[str, object] = {"rubric_id": "talks", "dimension_id": "opening", **more}
    return LoggedSession("m1", EntryKind.MOCK, NOON, NOON, interviewer, scores=scores, **values)  # type: ignore[arg-type]


def bare(evidence: list[Evidence]) -> list[tuple[str, float, Source, str, Signal | None]]:
    return [(item.area, item.value, item.source, item.rater, item.signal) for item in evidence]


def test_each_score_is_evidence_by_whoever_gave_it() -> None:
    told = session(
        LoggedScore("opening", Rater.SELF, Score.ONE), LoggedScore("ending", Rater.PARTNER, Score.THREE)
    ).evidence()
    assert bare(told) == [
        ("opening", 1.0, Source.SELF, "self:", None),
        ("ending", 3.0, Source.HUMAN, "partner:Mia", None),
    ]
    assert {item.session for item in told} == {"m1"}
    assert {item.at for item in told} == {NOON}


def test_a_person_nobody_named_is_someone() -> None:
    [seen] = session(LoggedScore("opening", Rater.PROFESSIONAL, Score.TWO), interviewer="").evidence()
    assert seen.rater == "professional:someone"


@pytest.mark.parametrize(
    ("kind", "given", "rater"),
    [
        (EntryKind.MOCK, LoggedScore("opening", Rater.PARTNER, Score.TWO), "partner:Mia"),
        (EntryKind.INTERVIEW, LoggedScore("opening", Rater.PROFESSIONAL, Score.TWO), "professional:Mia"),
        (EntryKind.MOCK, LoggedScore("opening", Rater.PARTNER, Score.TWO, name="Tom"), "partner:Tom"),
        (EntryKind.MOCK, LoggedScore("opening", Rater.AI, Score.TWO), "ai:someone"),
        (EntryKind.DRILL, LoggedScore("opening", Rater.PARTNER, Score.TWO), "partner:someone"),
        (EntryKind.DRILL, LoggedScore("opening", Rater.PARTNER, Score.TWO, name="Tom"), "partner:Tom"),
        (EntryKind.DRILL, LoggedScore("opening", Rater.SELF, Score.TWO), "self:"),
    ],
)
def test_the_interviewer_is_the_rater_only_where_a_person_held_it(
    kind: EntryKind, given: LoggedScore, rater: str
) -> None:
    held = replace(session(given), kind=kind)
    assert [item.rater for item in held.evidence()] == [rater]
    assert held.rater_id(given) == rater.partition(":")[2]


@pytest.mark.parametrize(("rater", "found"), [(Rater.SELF, [Signal.CANT_TELL]), (Rater.PARTNER, [])])
def test_only_ones_own_cant_tell_says_something(rater: Rater, found: list[Signal]) -> None:
    assert [item.signal for item in session(LoggedScore("opening", rater, Score.CANT_TELL)).evidence()] == found


def test_signals_are_about_the_area_they_name_or_the_sessions_own() -> None:
    own = session(signals=Signals("at the start", surprise="the end")).evidence()
    assert bare(own) == bare([noticed("opening", each, "m1", NOON) for each in (Signal.HESITATION, Signal.SURPRISE)])
    other = session(signals=Signals("at the start", dimension_id="ending")).evidence()
    assert [item.area for item in other] == ["ending"]


def test_signals_without_any_area_tell_of_none() -> None:
    assert session(rubric_id=None, dimension_id=None, signals=Signals("somewhere")).evidence() == []


def test_every_observation_has_a_name_of_its_own() -> None:
    told = session(
        LoggedScore("opening", Rater.SELF, Score.ONE),
        LoggedScore("opening", Rater.PARTNER, Score.ONE),
        LoggedScore("opening", Rater.PARTNER, Score.ONE, name="Tom"),
        LoggedScore("ending", Rater.SELF, Score.CANT_TELL),
        signals=Signals("a", "b", "c"),
    ).evidence()
    assert len({item.ref for item in told}) == len(told) == 7
    assert all(item.ref.startswith("m1/") for item in told)


def test_scores_need_a_rubric() -> None:
    with pytest.raises(AssertionError):
        session(LoggedScore("opening", Rater.SELF, Score.ONE), rubric_id=None, dimension_id=None)


def test_a_score_by_the_log_weighs_like_any_other() -> None:
    [seen] = session(LoggedScore("opening", Rater.PARTNER, Score.ONE)).evidence()
    assert seen == scored("opening", 1, Source.HUMAN, "partner:Mia", "m1", NOON, seen.ref)
