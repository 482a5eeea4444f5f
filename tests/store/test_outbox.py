"""What has to be said in Slack, in order, once."""

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.outgoing import Op, Outgoing, Priority
from bot.store import outbox
from tests.cast import ANA, MIA, TEAMS, TWIN, UNMOVED, posted_at
from tests.store.courier import at, claim, keys, post, redraw, send


def test_a_row_is_claimed_with_all_it_says(tx: Connection) -> None:
    post(tx, "welcome", kind="welcome", reference="first", thread_ts="1.1")
    assert claim(tx) == [
        Outgoing(
            team_id=ANA.team_id,
            key="welcome",
            op=Op.POST,
            user_id=ANA.user_id,
            conversation=f"dm:{ANA.user_id}",
            kind="welcome",
            reference="first",
            version=1,
            attempts=0,
            maybe_posted=False,
            root_key=None,
            channel_id=None,
            root_ts="1.1",
            ts=None,
            seq="welcome",
        )
    ]


def test_a_key_is_said_once(tx: Connection) -> None:
    post(tx, "a", reference="first")
    post(tx, "a", reference="second")
    assert [row.reference for row in claim(tx)] == ["first"]
    send(tx, 20)
    post(tx, "a")
    assert claim(tx, 99) == []


def test_only_the_oldest_row_of_a_conversation_may_go(tx: Connection) -> None:
    for key in ("2", "1", "3"):
        post(tx, key)
    assert keys(claim(tx)) == ["1"]
    assert claim(tx) == [], "the second waits for the first, though that is only leased"


def test_conversations_do_not_wait_for_each_other(tx: Connection) -> None:
    for member in (ANA, MIA, TWIN):
        post(tx, f"for {member.user_id} {member.team_id}", member)
    assert len(claim(tx)) == 3


def test_a_conversation_is_sent_in_order(tx: Connection) -> None:
    for key in ("2", "3", "1"):
        post(tx, key)
    assert [send(tx), send(tx), send(tx), send(tx)] == [["1"], ["2"], ["3"], []]


def test_a_row_that_may_not_go_yet_holds_what_is_behind_it(tx: Connection) -> None:
    post(tx, "1", now=at(30))
    post(tx, "2")
    assert claim(tx) == []
    assert keys(claim(tx, 30)) == ["1"]


def test_smaller_priorities_go_first_among_conversations(tx: Connection) -> None:
    post(tx, "1", MIA, priority=Priority.NUDGE)
    post(tx, "2", ANA, priority=Priority.LIVE)
    assert keys(claim(tx, limit=1)) == ["2"]


def test_only_the_teams_asked_for_are_claimed(tx: Connection) -> None:
    post(tx, "a", TWIN)
    assert claim(tx, teams=[ANA.team_id]) == []
    assert not outbox.anything_due(tx, [ANA.team_id], UNMOVED)
    assert keys(claim(tx, teams=[TWIN.team_id])) == ["a"]


def test_a_reply_goes_into_the_thread_of_its_root_once_that_has_a_ts(tx: Connection) -> None:
    post(tx, "2-reply", root_key="9-card")
    post(tx, "9-card", MIA)  # another conversation, so that only the root can hold the reply back
    assert send(tx) == ["9-card"]
    [reply] = claim(tx)
    assert (reply.key, reply.root_ts, reply.in_thread) == ("2-reply", "ts-9-card", True)


def test_a_reply_to_a_root_that_was_given_up_is_not_held_for_ever(tx: Connection) -> None:
    post(tx, "1-card")
    post(tx, "2-reply", root_key="1-card")
    [card] = claim(tx)
    outbox.give_up(tx, ANA.team_id, card, "channel_not_found", UNMOVED)
    assert [(row.key, row.root_ts) for row in claim(tx)] == [("2-reply", None)]


def test_the_same_root_key_in_another_workspace_is_another_root(tx: Connection) -> None:
    post(tx, "card", TWIN)
    send(tx)
    post(tx, "reply", root_key="card")
    assert claim(tx) == []


def test_a_lease_keeps_others_off_until_it_runs_out(tx: Connection) -> None:
    post(tx, "1")
    claim(tx)
    assert claim(tx, 19.9) == []
    [again] = claim(tx, 20)
    assert (again.attempts, again.maybe_posted) == (1, True), "whoever died with it may have posted it"


def test_a_renewed_lease_holds_longer(tx: Connection) -> None:
    post(tx, "1")
    [row] = claim(tx)
    assert outbox.renew(tx, row.team_id, row, at(40))
    assert claim(tx, 39) == []
    assert len(claim(tx, 40)) == 1


def test_a_lease_somebody_else_has_taken_over_is_not_renewed(tx: Connection) -> None:
    post(tx, "1")
    [row] = claim(tx)
    [taken_over] = claim(tx, 20)
    assert not outbox.renew(tx, row.team_id, row, at(99))
    assert outbox.renew(tx, row.team_id, taken_over, at(60))


def test_the_lease_of_something_sent_is_not_renewed(tx: Connection) -> None:
    post(tx, "1")
    [row] = claim(tx)
    outbox.sent(tx, row.team_id, row, "D1", "ts-1", UNMOVED)
    assert not outbox.renew(tx, row.team_id, row, at(99))


@pytest.mark.parametrize(("tried", "attempts"), [(True, 1), (False, 0)])
def test_waiting_for_our_own_limits_is_no_attempt(tx: Connection, tried: bool, attempts: int) -> None:
    post(tx, "1")
    [row] = claim(tx)
    outbox.retry(tx, row.team_id, row, at(5), refused=True, tried=tried)
    assert [again.attempts for again in claim(tx, 5)] == [attempts]


@pytest.mark.parametrize(("refused", "maybe_posted"), [(True, False), (False, True)])
def test_only_a_definite_refusal_means_it_was_not_posted(tx: Connection, refused: bool, maybe_posted: bool) -> None:
    post(tx, "1")
    [row] = claim(tx)
    outbox.retry(tx, row.team_id, row, at(5), refused=refused)
    assert claim(tx, 4.9) == []
    [again] = claim(tx, 5)
    assert (again.attempts, again.maybe_posted) == (1, maybe_posted)


def test_what_is_given_up_lets_the_conversation_go_on(tx: Connection) -> None:
    post(tx, "1")
    post(tx, "2")
    [row] = claim(tx)
    outbox.give_up(tx, row.team_id, row, "msg_too_long", UNMOVED)
    assert keys(claim(tx)) == ["2"]


def test_a_start_frees_leases_and_looks_before_posting_again(tx: Connection) -> None:
    post(tx, "1", ANA)
    post(tx, "2", MIA)
    send(tx)
    redraw(tx, "1")
    post(tx, "3", MIA)
    claim(tx)
    outbox.free_leases(tx, UNMOVED, look_from=at(5))
    assert keys(claim(tx)) == ["redraw:1"], "a redraw may be repeated at once"
    assert [(row.key, row.maybe_posted) for row in claim(tx, 5)] == [("3", True)]


def test_whether_anything_is_due_follows_the_rows(tx: Connection) -> None:
    assert not outbox.anything_due(tx, TEAMS, UNMOVED)
    post(tx, "1", now=at(1))
    assert not outbox.anything_due(tx, TEAMS, UNMOVED)
    assert outbox.anything_due(tx, TEAMS, at(1))
    claim(tx, 1)
    assert not outbox.anything_due(tx, TEAMS, at(1))


def test_something_no_longer_due_is_closed_without_a_ts(tx: Connection) -> None:
    post(tx, "1")
    [row] = claim(tx)
    outbox.sent(tx, row.team_id, row, None, None, UNMOVED)
    assert claim(tx, 99) == []
    assert posted_at(tx, ANA.team_id, "1") is None


def test_where_a_message_was_posted_is_known(tx: Connection) -> None:
    post(tx, "1")
    assert posted_at(tx, ANA.team_id, "1") is None
    send(tx)
    assert posted_at(tx, ANA.team_id, "1") == ("D1", "ts-1")
    assert posted_at(tx, TWIN.team_id, "1") is None


def files(tx: Connection, key: str, **more: Any) -> None:
    """Send files, with the key as their place."""
    plain: dict[str, Any] = {"kind": "export", "reference": "e1", "seq": key, "now": UNMOVED}
    outbox.send_files(tx, ANA, key, **(plain | more))


def test_files_and_messages_do_not_wait_for_each_other(tx: Connection) -> None:
    files(tx, "1")
    post(tx, "2")
    assert {row.op for row in claim(tx)} == {Op.FILES, Op.POST}


def test_files_are_sent_once_and_looked_for_before_a_second_try(tx: Connection) -> None:
    files(tx, "1")
    files(tx, "1", reference="again")
    [first] = claim(tx)
    assert (first.reference, first.maybe_posted) == ("e1", False)
    [again] = claim(tx, 20)
    assert again.maybe_posted
    outbox.sent(tx, ANA.team_id, again, "D1", None, at(21))
    assert claim(tx, 99) == []


def test_what_waits_of_a_kind_is_known_until_it_is_sent_or_given_up(tx: Connection) -> None:
    assert not outbox.is_waiting(tx, ANA, "export")
    files(tx, "1")
    assert outbox.is_waiting(tx, ANA, "export")
    assert not outbox.is_waiting(tx, ANA, "line")
    assert not outbox.is_waiting(tx, MIA, "export")
    [row] = claim(tx)
    outbox.give_up(tx, ANA.team_id, row, "missing_scope", at(1))
    assert not outbox.is_waiting(tx, ANA, "export")


def test_what_was_to_be_said_aside_to_somebody_can_be_dropped(tx: Connection) -> None:
    waits = {"kind": "reminder", "reference": "x", "now": UNMOVED, "priority": Priority.REMINDER}
    for who in (ANA, MIA):
        outbox.post_aside(tx, who, f"aside {who.user_id}", seq="a", **waits)
    post(tx, "in its order")
    outbox.drop_asides(tx, ANA, "gone", UNMOVED)
    assert sorted(keys(claim(tx))) == ["aside U-MIA", "in its order"]
