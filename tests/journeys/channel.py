"""A channel in which something is set up, for the tests of what comes of it."""

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS
from bot.core.schedule import Prompt, PromptChoice, SetUp
from bot.journeys.compose_prompt import compose_prompt
from bot.journeys.set_up_prompt import set_up_prompt
from bot.store import prompts
from bot.store.queues import outbox
from tests.cast import NOON
from tests.journeys.conversation import Conversation

CHANNEL = "C-PRACTICE"
TOMORROW = (NOON + timedelta(1)).date()
"""A Wednesday."""
MORNING = timedelta(hours=21)
"""From noon to the next morning at nine."""
CHOICE = PromptChoice(CHANNEL, "talks", Level.SENIOR, WEEKDAYS, time(9))


def set_up(talk: Conversation, choice: PromptChoice = CHOICE, **how: Any) -> SetUp:
    """A question on weekdays at nine, UTC; the channel has heard of it."""
    kept = talk.do(set_up_prompt, choice, **how)
    talk.deliver()
    return kept


def asked(talk: Conversation) -> Prompt:
    """The next morning: what the channel was asked."""
    talk.clock.move(hours=21)
    talk.plan()
    day = talk.clock().date()
    talk.do(compose_prompt, CHANNEL, day)
    talk.deliver()
    return of_day(talk, day)


def of_day(talk: Conversation, day: date) -> Prompt:
    """What was asked on a day."""
    found = talk.do(lambda visit: prompts.of_day(visit.tx, visit.member.team_id, CHANNEL, day))
    assert found is not None
    return found


def waiting(talk: Conversation, *kinds: str) -> list[tuple[str, str, str]]:
    """(kind, conversation, reference) of what waits to be said, of these kinds or of all, in its order."""
    query = select(outbox.c.kind, outbox.c.conversation, outbox.c.reference).where(outbox.c.done_at.is_(None))
    rows = talk.do(lambda visit: visit.tx.execute(query.order_by(outbox.c.seq)).all())
    return [(row.kind, row.conversation, row.reference) for row in rows if not kinds or row.kind in kinds]
