"""The outbox from the courier's side: what recording a ts does, and what failing does."""

from datetime import datetime, timedelta

from bot.core.outgoing import Outgoing
from bot.journeys import deliver, keep_house
from bot.journeys.deliver import Pace
from bot.journeys.greet import greet
from bot.store import inbox
from tests.cast import UNHURRIED, UNMOVED, posted_at
from tests.journeys.conversation import DM, Conversation

LATER = UNMOVED + timedelta(seconds=30)


def _claim(talk: Conversation, utc: datetime = UNMOVED) -> list[Outgoing]:
    with talk.database.write() as tx:
        return deliver.claim(tx, [talk.member.team_id], Pace(utc))


def _record(talk: Conversation, row: Outgoing, ts: str | None) -> None:
    with talk.database.write() as tx:
        deliver.record(tx, row, DM if ts else None, ts, UNMOVED)


def test_the_cards_ts_becomes_the_drills_thread_and_the_questions_ts_its_rounds_beginning(ana: Conversation) -> None:
    ana.start_unsent()
    [card] = _claim(ana)
    _record(ana, card, "1700000000.000100")
    [question] = _claim(ana)
    assert question.root_ts == "1700000000.000100"
    _record(ana, question, "1700000000.000200")
    assert (ana.drill.channel_id, ana.drill.thread_ts) == (DM, "1700000000.000100")
    assert ana.drill.now_at.asked_ts == "1700000000.000200"


def test_recording_twice_keeps_the_first_thread(ana: Conversation) -> None:
    ana.start_unsent()
    [card] = _claim(ana)
    _record(ana, card, "1700000000.000100")
    _record(ana, card, "1700000000.000900")
    assert ana.drill.thread_ts == "1700000000.000100"


def test_what_was_no_longer_due_binds_nothing_and_lets_the_rest_go_on(ana: Conversation) -> None:
    ana.start_unsent()
    [card] = _claim(ana)
    _record(ana, card, None)
    assert ana.drill.thread_ts is None
    assert [row.root_ts for row in _claim(ana)] == [None]


def test_a_redraw_binds_nothing(ana: Conversation) -> None:
    ana.start()
    ana.judge_first_and_stop()
    before = ana.drill
    assert ana.redrawn
    assert (before.thread_ts, before.rounds[0].asked_ts) == ("1700000000.000001", "1700000000.000002")


def test_something_that_is_no_line_of_a_drill_is_recorded_too(ana: Conversation) -> None:
    ana.do(greet)
    [welcome] = _claim(ana)
    _record(ana, welcome, "1700000000.000100")
    with ana.database.read() as tx:
        assert posted_at(tx, ana.member.team_id, "welcome:U-ANA") == (DM, "1700000000.000100")
        assert not deliver.anything_due(tx, [ana.member.team_id], Pace(LATER))


def test_no_more_is_claimed_than_asked_for(ana: Conversation, mia: Conversation) -> None:
    for talk in (ana, mia):
        talk.do(greet)
    with ana.database.write() as tx:
        assert len(deliver.claim(tx, [ana.member.team_id], UNHURRIED, limit=1)) == 1


def test_a_refused_row_waits_alone_and_a_429_holds_the_workspace(ana: Conversation, mia: Conversation) -> None:
    for talk in (ana, mia):
        talk.do(greet)
    first, second = _claim(ana)
    with ana.database.write() as tx:
        deliver.put_off(tx, first, LATER, refused=True)
        deliver.put_off(tx, second, UNMOVED, refused=True)
    [again] = _claim(ana)
    assert again.key == second.key
    with ana.database.write() as tx:
        deliver.make_wait(tx, again, 30.0, Pace(UNMOVED))
        assert not deliver.anything_due(tx, [ana.member.team_id], Pace(UNMOVED + timedelta(seconds=29)))
    mia.do(greet)
    assert _claim(ana, UNMOVED + timedelta(seconds=29)) == []
    assert len(_claim(ana, LATER + timedelta(seconds=1))) == 2


def test_a_workspace_is_sent_no_more_at_once_than_slack_takes(ana: Conversation, mia: Conversation) -> None:
    """Two seconds' worth, then what the time brings; what its channel can't take yet costs nothing."""
    pace = Pace(UNMOVED, full=0.5)
    for talk in (ana, mia):
        talk.do(greet)
    with ana.database.write() as tx:
        [row] = deliver.claim(tx, [ana.member.team_id], pace)
        assert not deliver.anything_due(tx, [ana.member.team_id], pace)
        assert deliver.claim(tx, [ana.member.team_id], pace) == []
        deliver.hand_back(tx, row, 3.0, pace)
        [other] = deliver.claim(tx, [ana.member.team_id], pace)
        assert other.member != row.member
        assert deliver.claim(tx, [ana.member.team_id], Pace(UNMOVED + timedelta(seconds=1.9), full=0.5)) == []
        [again] = deliver.claim(tx, [ana.member.team_id], Pace(UNMOVED + timedelta(seconds=3), full=0.5))
        assert (again.key, again.attempts) == (row.key, 0)


def test_whoever_is_still_sending_holds_on_to_the_row(ana: Conversation) -> None:
    ana.do(greet)
    [row] = _claim(ana)
    with ana.database.write() as tx:
        assert deliver.renew(tx, row, LATER)
    assert _claim(ana, LATER) == []
    assert len(_claim(ana, LATER + deliver.LEASE)) == 1


def test_what_slack_will_never_take_is_closed(ana: Conversation) -> None:
    ana.do(greet)
    [row] = _claim(ana)
    ana.do(deliver.give_up, row, "channel_not_found")
    assert _claim(ana, LATER) == []


def test_the_dms_id_is_kept_once_slack_told_it(ana: Conversation) -> None:
    ana.do(greet)
    [row] = _claim(ana)
    with ana.database.write() as tx:
        assert deliver.dm_channel(tx, row) is None
        deliver.keep_dm_channel(tx, row, DM)
        assert deliver.dm_channel(tx, row) == DM


def test_a_restart_frees_every_lease_and_looks_for_what_may_be_posted_first(ana: Conversation) -> None:
    ana.start_unsent()
    ana.press_done()
    assert (len(_claim(ana)), len(ana.turns())) == (1, 1)
    with ana.database.write() as tx:
        keep_house.free_leases(tx, UNMOVED, timedelta(seconds=5))
    assert len(ana.turns()) == 1
    assert _claim(ana) == []
    [row] = _claim(ana, UNMOVED + timedelta(seconds=5))
    assert row.maybe_posted


def test_upkeep_forgets_what_no_retry_can_bring_again(ana: Conversation) -> None:
    drill = ana.start()
    ana.judge_first_and_stop()
    ana.do(lambda visit: inbox.first_time(visit.tx, ana.member, "Ev1", UNMOVED))
    with ana.database.write() as tx:
        keep_house.purge(tx, UNMOVED + timedelta(days=1))
        assert inbox.first_time(tx, ana.member, "Ev1", UNMOVED)
        assert posted_at(tx, ana.member.team_id, f"drill:{drill.id}:card") is not None
        assert posted_at(tx, ana.member.team_id, f"redraw:drill:{drill.id}:question:1") is None
