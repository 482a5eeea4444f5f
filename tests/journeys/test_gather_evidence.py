"""What counts for an area: drills, entries and the log, without what the member left out."""

from bot.core.entries import EntryForm, EntryKind
from bot.core.evidence import Evidence, Source
from bot.core.journal import Retro, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from bot.journeys.gather_evidence import all_evidence_of, evidence_of, waits_for_reveal
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry
from bot.store import corrections, human_scores, logged
from tests.journeys.conversation import Conversation


def leave_out(visit: Visit, *refs: str) -> None:
    for ref in refs:
        corrections.leave_out(visit.tx, visit.member, ref, True, visit.now)


def bring_along(visit: Visit, score: Score) -> None:
    mock = LoggedSession(
        "m1",
        EntryKind.MOCK,
        visit.now,
        visit.now,
        rubric_id="talks",
        scores=(LoggedScore("opening", Rater.PARTNER, score),),
    )
    logged.add(visit.tx, visit.member, mock)


def gathered(talk: Conversation, *, everything: bool = False) -> list[Evidence]:
    rubric = talk.library.find("talks")
    assert rubric is not None
    return talk.do(all_evidence_of if everything else evidence_of, rubric)


def after_all_three(talk: Conversation) -> None:
    """A drill with a score and a signal, an entry, and a mock from elsewhere."""
    talk.to_the_look_back()
    talk.score(opening=Score.ONE)
    talk.notice(Signals("at the start"))
    talk.name_fix(Retro("Say it once"))
    entry = EntryForm("e1", talk.clock.now, EntryKind.MOCK, ("talks", "ending"), Signals(surprise="the end"))
    talk.do(keep_entry, entry)
    talk.do(bring_along, Score.TWO)


def test_drills_entries_and_the_log_are_gathered_each_under_its_own_name(ana: Conversation) -> None:
    after_all_three(ana)
    seen = gathered(ana)
    assert sorted((item.area, item.source) for item in seen) == [
        ("ending", Source.SIGNAL),
        ("opening", Source.HUMAN),
        ("opening", Source.SELF),
        ("opening", Source.SIGNAL),
    ]
    assert len({item.ref for item in seen} - {""}) == 4


def test_what_is_left_out_counts_no_more_and_is_still_there(ana: Conversation) -> None:
    after_all_three(ana)
    out = [item.ref for item in gathered(ana) if item.area == "opening"]
    ana.do(leave_out, *out)
    assert [item.area for item in gathered(ana)] == ["ending"]
    assert len(gathered(ana, everything=True)) == 4
    rubric = ana.library.find("talks")
    assert rubric is not None
    where = ana.do(standing_of, rubric)
    assert (where.guessed, where.unseen) == (("ending",), ("opening",))


def test_nobody_elses_correction_counts(ana: Conversation, mia: Conversation) -> None:
    after_all_three(ana)
    mia.do(leave_out, *[item.ref for item in gathered(ana)])
    assert len(gathered(ana)) == 4


def scored_one_by_mia(talk: Conversation) -> None:
    """Mia gives the drill that is open a 1, before anybody else has scored it."""
    drill = talk.drill
    talk.do(lambda visit: human_scores.keep(visit.tx, visit.member, drill, Rater.PARTNER, "U-MIA", ONE, visit.now))


ONE = {"opening": Score.ONE}


def test_others_scores_of_an_open_drill_count_nowhere_before_its_look_back_is_done(ana: Conversation) -> None:
    rubric = ana.library.find("talks")
    assert rubric is not None
    ana.to_the_look_back()
    scored_one_by_mia(ana)
    assert gathered(ana, everything=True) == []
    assert ana.do(standing_of, rubric).unseen == ("opening", "ending")
    assert ana.do(waits_for_reveal, rubric, "opening")
    assert not ana.do(waits_for_reveal, rubric, "ending")
    ana.score(opening=Score.TWO)
    ana.notice(Signals())
    ana.name_fix(Retro("Say it once"))
    assert sorted(item.source for item in gathered(ana)) == [Source.HUMAN, Source.SELF]
    assert not ana.do(waits_for_reveal, rubric, "opening")


def test_others_scores_of_a_drill_that_was_closed_without_ones_own_never_count(ana: Conversation) -> None:
    ana.to_the_look_back()
    scored_one_by_mia(ana)
    ana.stop()
    assert gathered(ana, everything=True) == []
