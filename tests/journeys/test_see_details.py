"""What *Details* gathers, from drills, journal entries and the log alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.details import Details
from bot.core.drill import Verdict
from bot.core.entries import EntryForm, EntryKind
from bot.core.errors import UnknownArea
from bot.core.evidence import Signal, ref_of_signal
from bot.core.habits import Share
from bot.core.journal import LastFix, Retro, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.patterns import Pattern
from bot.core.readiness import Missing
from bot.core.scoring import Rater, Score
from bot.core.settle import Settling
from bot.core.spread import Given, Low, Spread
from bot.journeys.see_details import see_details
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry
from bot.store import corrections, logged
from tests.journeys.conversation import Conversation
from tests.past_drills import practise

CHOICE = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)


def details(talk: Conversation, rubric_id: str = "talks") -> Details:
    return talk.do(see_details, rubric_id)


def drill(talk: Conversation, score: Score = Score.ONE, fix: str = "Say the cost first") -> None:
    """A whole drill, without notes; the next day comes."""
    talk.do(practise, CHOICE, Level.SENIOR, Verdict.PASS, score, fix)
    talk.clock.move(days=1)


def write(talk: Conversation, signals: Signals, kind: EntryKind = EntryKind.INTERVIEW, area: str = "opening") -> None:
    """A journal entry, written at once; an hour passes."""
    form = EntryForm(f"e{talk.clock():%d%H}", talk.clock(), kind, ("talks", area), signals)
    talk.do(keep_entry, form)
    talk.clock.move(hours=1)


def bring(talk: Conversation, *sessions: LoggedSession) -> None:
    """Sessions of an earlier log."""

    def keep(visit: Visit) -> None:
        for session in sessions:
            logged.add(visit.tx, visit.member, session)

    talk.do(keep)


def a_session(talk: Conversation, number: int = 0, **changes: object) -> LoggedSession:
    at = talk.clock() - timedelta(days=number + 1)
    plain = LoggedSession(f"l{number}", EntryKind.DRILL, at, at, rubric_id="talks", dimension_id="opening")
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_before_anything_was_drilled_it_says_what_is_missing_of_everything(ana: Conversation) -> None:
    seen = details(ana)
    assert (seen.standing.unseen, seen.scores) == (("opening", "ending"), {})
    assert (seen.readiness.missing, seen.noticed.missing, seen.long_run.missing) == (Missing.SCORES, 3, 10)
    assert (seen.habits.scored, seen.habits.mocks) == (Share(0, 0), 0)


def test_a_rubric_whose_file_is_gone_is_refused(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        details(ana, "gone")


def test_scores_come_with_median_range_and_how_many_there_are(ana: Conversation) -> None:
    for score in (Score.ONE, Score.TWO, Score.ONE, Score.CANT_TELL):
        drill(ana, score)
    opening = details(ana).scores["opening"]
    assert (opening.n, opening.n_human, opening.spread) == (3, 0, Spread(3, 0, 1, 1, 2))


def test_what_would_settle_the_ranking_is_reckoned_as_on_home(ana: Conversation) -> None:
    for _ in range(4):
        drill(ana)
    bring(ana, a_session(ana, scores=(LoggedScore("ending", Rater.SELF, Score.TWO),)))
    assert isinstance(details(ana).standing.settling, Settling)


def test_notes_of_drills_of_the_journal_and_of_the_log_make_one_pattern(ana: Conversation) -> None:
    ana.begin(CHOICE)
    ana.whole_round()
    ana.stop()
    ana.deliver()
    ana.score(opening=Score.ONE)
    ana.notice(Signals("before the number"))
    ana.name_fix(Retro("Say it once"))
    ana.deliver()
    ana.clock.move(hours=1)
    write(ana, Signals("when they asked for the price"))
    write(ana, Signals("about something else"), area="ending")
    bring(ana, a_session(ana, signals=Signals("last year")))
    bring(ana, a_session(ana, 1, rubric_id="speeches", signals=Signals("of another rubric")))
    seen = details(ana).noticed
    words = ("when they asked for the price", "before the number", "last year")
    assert seen.entries == 4
    assert seen.patterns == (Pattern(Signal.HESITATION, 4, words, "opening", in_area=3, entries_in_area=3),)


def test_a_note_that_was_left_out_is_in_no_pattern(ana: Conversation) -> None:
    for _ in range(3):
        write(ana, Signals("here"))
    bring(ana, a_session(ana, signals=Signals("there")))
    ref = ref_of_signal("l0", Signal.HESITATION)
    ana.do(lambda visit: corrections.leave_out(visit.tx, visit.member, ref, True, visit.now))
    assert details(ana).noticed.entries == 3


def test_lowest_areas_and_repeated_fixes_come_with_the_tenth_drill(ana: Conversation) -> None:
    for _ in range(9):
        drill(ana)
    assert (details(ana).long_run.missing, details(ana).long_run.fixes) == (1, ())
    drill(ana, Score.TWO, "First say the cost")
    seen = details(ana).long_run
    assert seen.lowest == (Low("opening", Given(1, 10), None, None),)
    [fix] = seen.fixes
    assert (fix.text, fix.times) == ("First say the cost", 10)


def test_drills_of_an_earlier_log_count_as_finished_ones_with_their_fixes(ana: Conversation) -> None:
    sessions = [a_session(ana, n, fix="Say the cost", became=LastFix.NOT) for n in range(9)]
    mock = a_session(ana, 9, kind=EntryKind.MOCK)
    bring(ana, *sessions, mock)
    assert details(ana).long_run.drills == 9
    drill(ana)
    [fix] = details(ana).long_run.fixes
    assert (fix.times, fix.became) == (10, LastFix.NOT)


def test_habits_count_drills_of_every_rubric_and_the_difficulty_of_this_one(ana: Conversation) -> None:
    drill(ana)
    drill(ana)
    write(ana, Signals("here"))
    seen = details(ana)
    assert (seen.habits.scored, seen.habits.journaled) == (Share(2, 2), Share(3, 3))
    assert seen.habits.at_target == Share(5, 6)  # the sample has six questions, one of them below senior
    other = details(ana, "speeches").habits
    assert (other.scored, other.at_target) == (Share(2, 2), Share(0, 0))


def test_mocks_are_counted_from_journal_and_log_since_the_last_drill(ana: Conversation) -> None:
    bring(ana, a_session(ana, 3, kind=EntryKind.MOCK))
    drill(ana)
    for kind in (EntryKind.MOCK, EntryKind.INTERVIEW, EntryKind.MOCK):
        write(ana, Signals("here"), kind)
    bring(ana, replace(a_session(ana, 9, kind=EntryKind.MOCK), at=ana.clock()))
    assert details(ana).habits.mocks == 3


def test_a_drill_of_the_log_on_one_area_ends_a_row_of_mocks_too(ana: Conversation) -> None:
    for days_ago in (9, 6, 2):
        bring(ana, a_session(ana, days_ago, kind=EntryKind.MOCK))
    bring(ana, replace(a_session(ana, 1, kind=EntryKind.DRILL), dimension_id=None))
    assert details(ana).habits.mocks == 3, "a drill on nothing in particular"
    bring(ana, a_session(ana, 4, kind=EntryKind.DRILL))
    assert details(ana).habits.mocks == 1


def test_people_of_the_log_make_one_ready_as_others_do(ana: Conversation) -> None:
    given = (LoggedScore("opening", Rater.PARTNER, Score.TWO),)
    bring(ana, *(a_session(ana, n, kind=EntryKind.MOCK, interviewer=who, scores=given) for n, who in enumerate("AB")))
    [watched] = details(ana).readiness.areas
    assert (watched.area, watched.people, watched.sessions) == ("opening", 2, 2)


def test_details_are_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    drill(ana)
    for _ in range(3):
        write(ana, Signals("here"), EntryKind.MOCK)
    for stranger in (mia, twin):
        seen = details(stranger)
        assert (seen.scores, seen.noticed.entries, seen.habits.scored.of, seen.habits.mocks) == ({}, 0, 0, 0)
