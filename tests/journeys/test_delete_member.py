"""*Delete my data*: every row goes at once, and whatever was under way ends without bringing one back."""

from datetime import timedelta

from bot.core.holdings import Holdings
from bot.core.outgoing import Outgoing
from bot.core.turn import Turn
from bot.interviewer.interviewer import Said
from bot.journeys import deliver, locate, take_turn
from bot.journeys.calibrate import keep_reading
from bot.journeys.delete_member import count_holdings, delete_member
from bot.journeys.edit_message import edit_message, remove_message
from bot.journeys.export_record import ask_for_export
from bot.journeys.hear_message import Heard
from bot.journeys.plan_due import plan_due
from bot.journeys.visit import Visit
from bot.store import inbox
from tests.cast import ANA, TEAMS, UNHURRIED, UNMOVED
from tests.journeys.conversation import DM, Conversation
from tests.journeys.whole_drill import ENOUGH, practise
from tests.store.rows import fill_every_table, rows_naming


def _left(talk: Conversation) -> dict[str, list[str]]:
    with talk.database.read() as tx:
        return rows_naming(tx, talk.member)


def _claim(talk: Conversation) -> list[Outgoing]:
    with talk.database.write() as tx:
        return deliver.claim(tx, [talk.member.team_id], UNHURRIED)


def test_what_there_is_is_counted_and_what_was_deleted_is_the_same(ana: Conversation) -> None:
    practise(ana)
    ana.write_outside("thanks")
    ana.do(keep_reading, "talks:bridge:1", 2)
    held = ana.do(count_holdings)
    assert held == Holdings(drills=1, answers=3, readings=1, messages=1, settings=True)
    assert ana.do(delete_member) == held
    assert ana.do(count_holdings).is_empty


def test_nothing_is_left_of_a_whole_practice(ana: Conversation) -> None:
    practise(ana)
    ana.do(keep_reading, "talks:bridge:1", 2)
    ana.do(lambda visit: inbox.first_time(visit.tx, ANA, "Ev1", UNMOVED))
    ana.do(delete_member)
    assert _left(ana) == {}


def test_the_second_press_finds_nothing_and_leaves_nothing(ana: Conversation) -> None:
    practise(ana)
    ana.do(delete_member)
    assert ana.do(delete_member) == Holdings()
    assert _left(ana) == {}


def test_others_go_on_as_if_nothing_had_happened(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    for talk in (ana, mia, twin):
        talk.do(lambda visit: fill_every_table(visit.tx, visit.member))
    before = (_left(mia), _left(twin))
    ana.do(delete_member)
    assert (_left(mia), _left(twin)) == before
    assert _left(ana) == {}


def test_what_the_courier_had_in_hand_ends_quietly(ana: Conversation) -> None:
    ana.start_unsent()
    ana.do(ask_for_export)
    rows = _claim(ana)
    assert {row.kind for row in rows} == {"line", "export"}
    ana.do(delete_member)
    with ana.database.write() as tx:
        for row in rows:
            deliver.keep_dm_channel(tx, row, DM)
            assert not deliver.renew(tx, row, UNMOVED)
            deliver.record(tx, row, DM, "1.1", UNMOVED)
            deliver.put_off(tx, row, UNMOVED + timedelta(seconds=5), refused=True)
            deliver.hand_back(tx, row, 5.0, UNHURRIED)
    for row in rows:
        ana.do(deliver.give_up, row, "missing_scope")
    assert _left(ana) == {}


def test_the_interviewers_turn_ends_quietly(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    ana.press_done()
    [turn] = ana.turns()
    ana.do(delete_member)
    assert ana.do(take_turn.situation_of, turn) is None
    ana.do(take_turn.reply, turn, Said("What breaks first?"))
    _renewed(ana, turn)
    assert _left(ana) == {}


def _renewed(talk: Conversation, turn: Turn) -> None:
    with talk.database.write() as tx:
        take_turn.renew(tx, turn, UNMOVED)


def test_timers_are_gone_and_slacks_word_on_the_zone_comes_too_late(ana: Conversation) -> None:
    ana.start()
    ana.do(delete_member)
    ana.do(locate.keep_zone, "Asia/Tokyo", "ja-JP")
    ana.clock.move(days=8)
    with ana.database.write() as tx:
        assert plan_due(tx, TEAMS, ana.clock(), lambda tx, who: _visit(ana, tx, who)) == 0
    assert _left(ana) == {}


def _visit(talk: Conversation, tx: object, who: object) -> Visit:
    return Visit(tx, who, talk.clock(), UNMOVED, talk.rng, talk.library)  # type: ignore[arg-type]


def test_tidying_up_in_slack_afterwards_brings_nothing_back(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("my words")
    ana.do(delete_member)
    ana.do(edit_message, Heard(DM, ts, None, "my words, blanked"), ana.next_ts())
    ana.do(remove_message, Heard(DM, ts, None, ""))
    assert _left(ana) == {}


def test_whoever_comes_back_begins_as_a_newcomer(ana: Conversation) -> None:
    practise(ana)
    ana.do(delete_member)
    ana.start()
    assert ana.do(count_holdings) == Holdings(drills=1, settings=True)
