"""The log: drills and journal entries in one row."""

from datetime import timedelta

import pytest

from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.scene import LoggedEntry, PastDrill
from bot.core.scoring import Score
from bot.journeys.see_log import see_log
from bot.journeys.write_entry import keep_entry
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES, TALKS


def _entry(talk: Conversation, id_: str, hours_ago: float = 0) -> None:
    happened = talk.clock() - timedelta(hours=hours_ago)
    area = ("talks", "ending")
    talk.do(keep_entry, EntryForm(id_, happened, EntryKind.MOCK, area, Signals("at the number")))


def _told(talk: Conversation) -> list[str]:
    """Fixes of drills and ids of entries, as they stand in the log."""
    return [one.fix if isinstance(one, PastDrill) else one.entry.id for one in talk.do(see_log)]


def _drill(talk: Conversation, fix: str) -> None:
    talk.start()
    talk.judge_first_and_stop()
    talk.look_back(fix, opening=Score.ONE)
    talk.clock.move(hours=1)


def test_a_newcomers_log_is_empty(ana: Conversation) -> None:
    assert ana.do(see_log) == []


def test_drills_and_entries_stand_in_one_row_newest_first(ana: Conversation) -> None:
    _drill(ana, "fix 1")
    _entry(ana, "e1")
    ana.clock.move(hours=1)
    _drill(ana, "fix 2")
    _entry(ana, "about last week", hours_ago=100)
    assert _told(ana) == ["fix 2", "e1", "fix 1", "about last week"]


def test_the_log_ends_after_ten_lines_and_home_asks_for_fewer(ana: Conversation) -> None:
    for number in range(12):
        _entry(ana, f"e{number:02}", hours_ago=20 - number)
    assert _told(ana) == [f"e{number:02}" for number in range(11, 1, -1)]
    assert len(ana.do(see_log, 5)) == 5


def test_a_drill_tells_how_often_the_goal_was_met_and_what_was_given(ana: Conversation) -> None:
    _drill(ana, "Say it once")
    assert ana.do(see_log) == [PastDrill("Opening", NOON, passed=1, rounds=1, score=Score.ONE, fix="Say it once")]


@pytest.mark.parametrize(
    ("files", "named"),
    [({"t.toml": TALKS.replace('"Ending"', '"Last words"')}, "Last words"), ({"s.toml": SPEECHES}, "ending")],
)
def test_an_entry_is_named_as_its_area_is_today_or_by_its_id(
    ana: Conversation, files: dict[str, str], named: str
) -> None:
    _entry(ana, "e1")
    ana.library = Library(files)
    [entry] = ana.do(see_log)
    assert isinstance(entry, LoggedEntry)
    assert entry.dimension_name == named


def test_the_log_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _drill(ana, "mine")
    _entry(ana, "e1")
    assert (_told(mia), _told(twin)) == ([], [])
