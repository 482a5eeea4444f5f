"""*Share rubric*: whose rubric goes out, and where."""

import pytest

from bot.journeys.share_rubric import RUBRIC, share_rubric
from bot.store.queues import outbox
from tests.journeys.conversation import Conversation


@pytest.mark.parametrize(
    ("target", "asked", "sent"),
    [(None, None, "talks"), ("speeches", None, "speeches"), ("speeches", "talks", "talks"), ("gone", None, "talks")],
)
def test_the_rubric_that_was_asked_for_is_sent_else_ones_own_else_the_first(
    ana: Conversation, target: str | None, asked: str | None, sent: str
) -> None:
    if target:
        ana.known(target)
    assert ana.do(share_rubric, asked).id == sent
    with ana.database.read() as tx:
        row = tx.execute(outbox.select()).one()
    assert (row.kind, row.reference, row.user_id, row.root_key) == (RUBRIC, sent, ana.member.user_id, None)


def test_asked_for_twice_it_is_sent_twice(ana: Conversation) -> None:
    for _ in range(2):
        ana.do(share_rubric, None)
    assert ana.deliver() == ["rubric", "rubric"]
