"""Something to say in Slack, as it waits."""

from dataclasses import replace

import pytest

from bot.core.outgoing import Op, Outgoing
from tests.cast import ANA

CARD = Outgoing(
    team_id=ANA.team_id,
    key="card",
    op=Op.POST,
    user_id=ANA.user_id,
    conversation=f"dm:{ANA.user_id}",
    kind="line",
    reference="d1",
    version=1,
    attempts=0,
    maybe_posted=False,
    root_key=None,
    channel_id=None,
    root_ts=None,
    ts=None,
)
REPLY = replace(CARD, key="question", root_key="card")
REDRAWN = replace(CARD, key="redraw:card", op=Op.REDRAW, root_key="card")


@pytest.mark.parametrize(
    ("row", "in_thread", "target"), [(CARD, False, "card"), (REPLY, True, "question"), (REDRAWN, False, "card")]
)
def test_a_row_knows_which_message_it_is_about(row: Outgoing, in_thread: bool, target: str) -> None:
    assert (row.in_thread, row.target_key) == (in_thread, target)


def test_a_row_is_for_one_member() -> None:
    assert CARD.member == ANA
