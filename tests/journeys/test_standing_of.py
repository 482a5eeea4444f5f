"""Where a member stands after drills and entries, and which area that makes the next one."""

from datetime import timedelta

import pytest

from bot.core.drill import Drill, Verdict
from bot.core.entries import EntryForm, EntryKind
from bot.core.evidence import Source
from bot.core.find_area import Area, Suggestions
from bot.core.journal import Retro, Signals
from bot.core.library import Library
from bot.core.members import Mode
from bot.core.next_step import Choice, FirstUse, NextStep, OpenDrill
from bot.core.scoring import Score
from bot.core.standing import Standing
from bot.journeys.choose_drill import choose_drill
from bot.journeys.propose_next import propose_next
from bot.journeys.see_home import see_areas
from bot.journeys.seek_area import Sought, seek_area, show_area
from bot.journeys.start_drill import start_chosen, start_now
from bot.journeys.write_entry import keep_entry
from tests.journeys.conversation import Conversation
from tests.sample_rubric import SPEECHES


def _scored(talk: Conversation, area: str = "opening", *, signals: Signals | None = None, **scores: Score) -> None:
    """One judged round of an area, then the look back."""
    talk.begin(Choice("talks", area, rounds=3, mode=Mode.TYPED))
    talk.whole_round(Verdict.NOT_YET)
    talk.stop()
    talk.deliver()
    talk.score(**scores)
    talk.notice(signals or Signals())
    talk.name_fix(Retro("Say it once"))
    talk.deliver()
    talk.clock.move(hours=1)


def _standing(talk: Conversation) -> Standing:
    where = talk.do(see_areas)
    assert isinstance(where, Standing)
    return where


def _area_next(talk: Conversation) -> tuple[str, str]:
    proposed = talk.do(propose_next)
    assert isinstance(proposed, NextStep)
    return proposed.rubric.id, proposed.dimension.id


def _interviewed(talk: Conversation, area: tuple[str, str], kind: EntryKind = EntryKind.INTERVIEW) -> None:
    """A journal entry on an area, written at once."""
    talk.do(keep_entry, EntryForm(f"e-{area}", talk.clock(), kind, area, Signals("at the number")))


def test_before_a_target_was_chosen_there_is_nothing_to_stand_in(ana: Conversation) -> None:
    assert isinstance(ana.do(see_areas), FirstUse)


def test_one_score_is_a_first_guess_and_four_are_a_measure(ana: Conversation) -> None:
    ana.known()
    assert _standing(ana).unseen == ("opening", "ending")
    _scored(ana, opening=Score.ONE)
    assert (_standing(ana).guessed, _standing(ana).unseen) == (("opening",), ("ending",))
    for _ in range(3):
        _scored(ana, opening=Score.ONE)
    [opening] = _standing(ana).ranked
    assert (opening.area, opening.n, opening.n_human) == ("opening", 4, 0)
    assert [(item.source, item.value) for item in opening.because] == [(Source.SELF, 1.0)] * 3


def test_signals_tell_of_the_area_they_name(ana: Conversation) -> None:
    _scored(ana, signals=Signals(rehearsed="all of it", dimension_id="ending"), opening=Score.THREE)
    where = _standing(ana)
    assert where.unseen == ()
    assert set(where.guessed) == {"opening", "ending"}
    assert where.values["ending"] < where.values["opening"]
    assert _area_next(ana) == ("talks", "ending")


def test_what_the_journal_noticed_outside_drills_counts_too(ana: Conversation) -> None:
    ana.known()
    _interviewed(ana, ("talks", "ending"), EntryKind.MOCK)
    assert _standing(ana).guessed == ("ending",)
    assert _area_next(ana) == ("talks", "ending")


def test_the_area_a_real_interview_named_leads_for_seven_days_over_any_score(ana: Conversation) -> None:
    _scored(ana, opening=Score.ONE)
    assert _area_next(ana) == ("talks", "opening")
    _interviewed(ana, ("speeches", "ending"))
    ana.clock.move(days=7, microseconds=-1)
    assert _area_next(ana) == ("speeches", "ending")
    started = ana.do(start_now)
    assert isinstance(started, Drill)
    assert (started.rubric_id, started.dimension_id) == ("speeches", "ending")
    ana.follow(started)
    ana.stop()
    ana.clock.move(microseconds=1)
    assert _area_next(ana) == ("talks", "opening")


@pytest.mark.parametrize("kind", [EntryKind.MOCK, EntryKind.DRILL])
def test_an_area_named_after_anything_else_does_not_lead(ana: Conversation, kind: EntryKind) -> None:
    _scored(ana, opening=Score.ONE)
    _interviewed(ana, ("speeches", "ending"), kind)
    assert _area_next(ana) == ("talks", "opening")


def test_a_named_area_that_is_no_longer_in_the_files_leads_nowhere(ana: Conversation) -> None:
    ana.known("speeches")
    _interviewed(ana, ("talks", "ending"))
    ana.library = Library({"speeches.toml": SPEECHES})
    assert _area_next(ana) == ("speeches", "opening")


def test_an_area_that_was_asked_for_goes_before_the_named_one(ana: Conversation) -> None:
    ana.known()
    _interviewed(ana, ("speeches", "ending"))
    form = ana.do(choose_drill, ("talks", "opening"))
    assert not isinstance(form, FirstUse)
    assert (form.step.rubric.id, form.step.dimension.id) == ("talks", "opening")


def test_the_standing_is_that_of_the_rubric_which_is_next(ana: Conversation) -> None:
    ana.known()
    _interviewed(ana, ("speeches", "ending"))
    assert _standing(ana).rubric.id == "speeches"


def test_old_scores_fade_until_they_measure_nothing(ana: Conversation) -> None:
    for _ in range(4):
        _scored(ana, opening=Score.ONE)
    assert len(_standing(ana).ranked) == 1
    ana.clock.now += timedelta(days=21)
    assert (_standing(ana).ranked, _standing(ana).guessed) == ((), ("opening",))


def test_where_one_stands_is_ones_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _scored(ana, opening=Score.ONE)
    for stranger in (mia, twin):
        stranger.known()
        assert _standing(stranger).unseen == ("opening", "ending")


def _sought(talk: Conversation, typed: str) -> Sought:
    return talk.do(seek_area, typed)


def test_an_area_or_a_rubric_after_the_command_is_shown_with_its_next_drill(ana: Conversation) -> None:
    ana.known()
    area = _sought(ana, "ending")
    assert isinstance(area, NextStep)
    assert (area.rubric.id, area.dimension.id) == ("talks", "ending")
    rubric = _sought(ana, "long speeches")
    assert isinstance(rubric, NextStep)
    assert (rubric.rubric.id, rubric.dimension.id) == ("speeches", "opening")


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [("ending", [("talks", "ending"), ("speeches", "ending")]), ("underwater basket weaving", [])],
)
def test_what_may_mean_several_areas_or_none_is_asked_about(
    ana: Conversation, typed: str, suggested: list[tuple[str, str]]
) -> None:
    found = _sought(ana, typed)
    assert isinstance(found, Suggestions)
    areas = [place for place in found.places if isinstance(place, Area)]
    assert [(area.rubric.id, area.dimension.id) for area in areas] == suggested


def test_a_suggestion_that_was_pressed_shows_its_next_drill(ana: Conversation) -> None:
    ana.known()
    area = ana.do(show_area, "speeches", "ending")
    whole = ana.do(show_area, "speeches", "")
    assert isinstance(area, NextStep)
    assert isinstance(whole, NextStep)
    assert (area.dimension.id, whole.dimension.id) == ("ending", "opening")


def test_a_drill_under_way_comes_before_what_was_asked_for_and_a_waiting_card_does_not(ana: Conversation) -> None:
    assert isinstance(_sought(ana, "short talks"), FirstUse)
    ana.known()
    card = ana.follow(ana.do(start_chosen, Choice("talks", "opening", rounds=3, mode=Mode.TYPED)))
    assert isinstance(_sought(ana, "ending"), NextStep)
    ana.do(start_now)
    under_way = _sought(ana, "ending")
    assert isinstance(under_way, OpenDrill)
    assert under_way.drill.id == card.id
