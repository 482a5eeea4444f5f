"""Settings: shown as they are, kept as submitted; and what keeping answers for thirty days means."""

from datetime import timedelta

import pytest

from bot.core.errors import UnknownArea
from bot.core.members import Level, Mode, Preferences, Profile
from bot.journeys import keep_house
from bot.journeys.change_settings import change_settings, see_settings
from bot.journeys.keep_house import forget_words
from bot.journeys.locate import meet_in_zone
from bot.store import messages
from tests.cast import ANA, TEAMS
from tests.journeys.conversation import DM, Conversation
from tests.journeys.whole_drill import practise

WANTED = Preferences("speeches", Level.STAFF, Mode.ALOUD, 4, 30)


def _sweep(talk: Conversation) -> int:
    """Run until nothing is left; how many batches it took."""
    batches = 1
    with talk.database.write() as tx:
        while forget_words(tx, TEAMS, talk.clock()):
            batches += 1
    return batches


def _thread(talk: Conversation, channel_id: str, ts: str) -> list[str]:
    return [row.text for row in talk.do(lambda visit: messages.in_thread(visit.tx, visit.member, channel_id, ts))]


def test_somebody_new_sees_what_a_first_drill_would_take(ana: Conversation) -> None:
    assert ana.do(see_settings) == (Profile(ANA), False)


def test_what_was_submitted_is_what_is_shown_next(ana: Conversation) -> None:
    ana.do(meet_in_zone, "Europe/Lisbon", "pt-PT")
    ana.do(change_settings, WANTED)
    profile, zone_known = ana.do(see_settings)
    assert (profile.rubric_id, profile.level, profile.mode) == ("speeches", Level.STAFF, Mode.ALOUD)
    assert (profile.rounds, profile.keep_days, profile.tz, zone_known) == (4, 30, "Europe/Lisbon", True)


def test_a_rubric_that_is_gone_changes_nothing(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        ana.do(change_settings, Preferences("gone", Level.MID, Mode.TYPED, 3, None))
    assert ana.do(see_settings) == (Profile(ANA), False)


def test_after_thirty_days_the_words_are_gone_and_scores_and_fix_stay(ana: Conversation) -> None:
    drill = practise(ana)
    ana.do(change_settings, WANTED)
    assert drill.thread_ts is not None
    ana.clock.move(days=30)
    _sweep(ana)
    assert len(_thread(ana, DM, drill.thread_ts)) == 3
    ana.clock.move(minutes=1)
    _sweep(ana)
    assert _thread(ana, DM, drill.thread_ts) == ["", "", ""]
    scene = ana.scene
    assert scene.retro is not None
    assert scene.retro.fix == "Say it once"


def test_only_those_who_asked_for_it_are_forgotten(ana: Conversation, mia: Conversation) -> None:
    ana.do(change_settings, WANTED)
    for talk in (ana, mia):
        talk.do(lambda visit: messages.keep(visit.tx, visit.member, visit.member.user_id, "1.2", "1.1", "w", visit.now))
    ana.clock.move(days=31)
    _sweep(ana)
    assert (_thread(ana, "U-ANA", "1.1"), _thread(mia, "U-MIA", "1.1")) == ([""], ["w"])


def test_much_to_forget_takes_several_transactions(ana: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_house, "BATCH", 2)
    ana.do(change_settings, WANTED)
    for number in range(5):
        ana.do(lambda visit, ts: messages.keep(visit.tx, ANA, DM, ts, "1.1", "words", visit.now), f"1.{number}")
    ana.clock.move(days=31)
    assert _sweep(ana) == 3
    assert _thread(ana, DM, "1.1") == [""] * 5


def test_answers_of_less_than_the_days_stay(ana: Conversation) -> None:
    ana.do(change_settings, WANTED)
    ana.do(lambda visit: messages.keep(visit.tx, ANA, DM, "1.2", "1.1", "words", visit.now - timedelta(days=29)))
    _sweep(ana)
    assert _thread(ana, DM, "1.1") == ["words"]
