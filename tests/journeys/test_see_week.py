"""What the look back on a member's week is made of."""

from datetime import date, time, timedelta

import pytest

from bot.core.drill import Format, Verdict
from bot.core.entries import EntryKind, JournalEntry
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.logged import LoggedScore
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.scoring import Rater, Score
from bot.core.week import Done, ScoredWeek, Week
from bot.journeys.gather_evidence import evidence_of
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.plan_interview import plan_interview
from bot.journeys.see_home import see_home
from bot.journeys.see_week import see_week
from bot.store import corrections, journal_entries, members
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.seen_areas import brought
from tests.past_drills import practise
from tests.sample_rubric import SPEECHES

TUESDAY = NOON.date()
"""The day it is at first, noon in the member's zone."""
RHYTHM = Rhythm(WEEKDAYS, time(12), "UTC", weekly_on=TUESDAY.weekday())


def drill(
    talk: Conversation, score: Score = Score.TWO, verdict: Verdict = Verdict.PASS, fix: str = "", area: str = "opening"
) -> None:
    """One whole drill on the first rubric, done in no time."""
    choice = Choice("talks", area, 3, Mode.TYPED, Format.FOCUSED)
    talk.do(practise, choice, Level.SENIOR, verdict, score, fix or "Say it once")


def looked_back(talk: Conversation, day: date | None = None) -> Week:
    """The week as it is told on the day it is."""
    week = talk.do(see_week, day or talk.clock().date())
    assert week is not None
    return week


@pytest.fixture
def reminded(ana: Conversation) -> Conversation:
    """Ana, who wants to hear on weekdays at noon and looks back on Tuesdays."""
    ana.do(choose_rhythm, RHYTHM, None)
    return ana


def test_somebody_nobody_met_has_no_week(ana: Conversation) -> None:
    assert ana.do(see_week, TUESDAY) is None


def test_who_never_drilled_nor_wrote_has_nothing_to_look_back_on(reminded: Conversation) -> None:
    assert reminded.do(see_week, TUESDAY) is None
    reminded.start()
    assert reminded.do(see_week, TUESDAY) is None, "a drill that is open is none yet"


def test_the_week_has_what_was_done_since_the_last_look_back(reminded: Conversation) -> None:
    for verdict in (Verdict.PASS, Verdict.NOT_YET):
        drill(reminded, verdict=verdict)
        reminded.clock.move(days=3)
    drill(reminded, fix="Stop sooner")
    reminded.clock.now = NOON + timedelta(days=7)
    week = looked_back(reminded)
    assert (week.done.drills, week.done.goals_met) == (2, 1), "the first was done before the last look back"
    assert (week.done.journals, week.done.on_time) == (2, 2)
    assert week.last_fix == "Stop sooner"


def test_a_drill_on_the_day_of_the_look_back_counts_though_the_day_is_not_over(reminded: Conversation) -> None:
    reminded.clock.now = NOON + timedelta(days=7, hours=3)
    drill(reminded)
    assert looked_back(reminded).done.drills == 1
    reminded.clock.now = NOON + timedelta(days=14)
    assert looked_back(reminded).done.drills == 1, "and in the next one, since it came after the hour"


def test_a_week_with_nothing_in_it_still_tells_where_one_stands(reminded: Conversation) -> None:
    drill(reminded, Score.ONE)
    reminded.clock.move(days=14)
    week = looked_back(reminded)
    assert week.done == Done(became={})
    assert week.standing == reminded.do(see_home).standing
    assert week.standing is not None
    assert week.standing.guessed == ("opening",)


def test_where_one_stands_and_the_interview_are_told_as_on_home(reminded: Conversation) -> None:
    for _ in range(5):
        drill(reminded, Score.ONE, fix="Say the cost")
        reminded.clock.move(hours=20)
    reminded.do(plan_interview, "in 9 days 15:00")
    week, home = looked_back(reminded), reminded.do(see_home)
    assert week.standing is not None
    assert [one.area for one in week.standing.ranked] == ["opening"]
    assert (week.standing, week.last_fix) == (home.standing, "Say the cost")
    assert week.interview_at == home.interview_at is not None


def test_the_trend_is_the_mean_of_each_week(reminded: Conversation) -> None:
    for score in (Score.ONE, Score.TWO):
        drill(reminded, score)
    reminded.clock.move(days=14)
    drill(reminded, Score.CANT_TELL)
    drill(reminded, Score.THREE, area="ending")
    assert looked_back(reminded).trend is None
    drill(reminded, Score.THREE)
    week = looked_back(reminded)
    assert week.trend is not None
    assert week.area_name == "Opening"
    first = TUESDAY - timedelta(6)
    assert week.trend.weeks == (ScoredWeek(first, 1.5, 2), ScoredWeek(first + timedelta(14), 3.0, 1))


def test_the_trend_rests_on_what_counts_for_the_area(reminded: Conversation) -> None:
    """An own score of the area counts whatever was drilled, and one that was left out doesn't."""
    rubric = reminded.library.find("talks")
    assert rubric is not None
    for score in (Score.ONE, Score.TWO):
        drill(reminded, score)
        reminded.clock.move(days=7)
    reminded.do(lambda visit: brought(visit, "log1", visit.now, LoggedScore("opening", Rater.SELF, Score.THREE)))
    week = looked_back(reminded)
    assert week.trend is not None
    assert [(each.mean, each.n) for each in week.trend.weeks] == [(1.0, 1), (2.0, 1), (3.0, 1)]
    [ref] = [item.ref for item in reminded.do(evidence_of, rubric) if item.value == 2]
    reminded.do(lambda visit: corrections.leave_out(visit.tx, visit.member, ref, True, visit.now))
    week = looked_back(reminded)
    assert week.trend is not None
    assert [each.mean for each in week.trend.weeks] == [1.0, 3.0]


def test_an_area_the_files_no_longer_have_makes_no_trend_and_still_counts(reminded: Conversation) -> None:
    for _ in range(2):
        drill(reminded)
        reminded.clock.move(days=6)
    reminded.library = Library({"speeches.toml": SPEECHES})
    week = looked_back(reminded)
    assert (week.done.drills, week.done.goals_met, week.trend, week.area_name) == (1, 1, None, None)


def test_a_journal_entry_of_its_own_is_counted_and_late_after_an_hour(reminded: Conversation) -> None:
    for hours, id_ in ((0.5, "e1"), (30, "e2"), (24 * 8, "e3")):
        over = reminded.clock() - timedelta(hours=hours)
        entry = JournalEntry(id_, EntryKind.INTERVIEW, "talks", "opening", Signals("Here."), "", over, reminded.clock())
        reminded.do(lambda visit, entry=entry: journal_entries.keep(visit.tx, visit.member, entry))
    week = looked_back(reminded)
    assert (week.done.drills, week.done.journals, week.done.on_time) == (0, 2, 1)


def test_the_days_ahead_are_those_of_the_rhythm(reminded: Conversation) -> None:
    drill(reminded)
    week = looked_back(reminded)
    assert week.rhythm == RHYTHM
    assert [day.weekday() for day in week.coming] == [2, 3, 4, 0, 1]


def test_the_day_is_that_of_the_members_zone(reminded: Conversation) -> None:
    """Eleven at night in UTC is the next morning in Auckland, where the week begins at noon of another moment."""
    reminded.do(lambda visit: members.set_zone(visit.tx, visit.member, "Pacific/Auckland", None, visit.now))
    drill(reminded)
    assert looked_back(reminded, TUESDAY + timedelta(7)).done.drills == 1, "noon in Auckland was thirteen hours ago"
    assert looked_back(reminded, TUESDAY + timedelta(8)).done.drills == 1, "one that comes a day late"
    assert looked_back(reminded, TUESDAY + timedelta(14)).done.drills == 0


def test_the_week_is_ones_own(reminded: Conversation, mia: Conversation, twin: Conversation) -> None:
    drill(reminded)
    for stranger in (mia, twin):
        stranger.do(choose_rhythm, RHYTHM, None)
        assert stranger.do(see_week, TUESDAY) is None
