"""A member's interview, for tests: planned, waited for, written about; and what was put into the outbox meanwhile."""

from datetime import timedelta

from bot.core.entries import EntryForm, EntryKind
from bot.core.interviews import Interview
from bot.core.journal import Signals
from bot.core.local_time import Problem
from bot.journeys.plan_interview import Planned, plan_interview
from bot.journeys.write_entry import keep_entry
from bot.store.queues import outbox
from tests.journeys.conversation import Conversation

TO_EIGHTEEN = 6
"""Hours from the beginning of a test to the eve of what is planned for tomorrow."""


def plan(talk: Conversation, typed: str = "tomorrow 15:00") -> Interview:
    """`/drill interview …`."""
    return planned(talk, typed).interview


def planned(talk: Conversation, typed: str) -> Planned:
    """The same, with what was answered."""
    noted = talk.do(plan_interview, typed)
    assert not isinstance(noted, Problem)
    return noted


def later(talk: Conversation, **ahead: float) -> list[str]:
    """So much later, the planner having looked; what was posted."""
    talk.clock.move(**ahead)
    while talk.plan():
        pass
    return talk.deliver()


def to(talk: Conversation, interview: Interview, minutes: float) -> list[str]:
    """So many minutes after its end."""
    ahead = interview.ends_at + timedelta(minutes=minutes) - talk.clock()
    return later(talk, seconds=ahead.total_seconds())


def write(talk: Conversation, interview: Interview, id_: str = "e1") -> None:
    """An entry about it is kept."""
    form = EntryForm(id_, interview.ends_at, EntryKind.INTERVIEW, ("talks", "opening"), Signals("at the start"))
    talk.do(keep_entry, form)


def kinds(talk: Conversation) -> set[str]:
    """Of all that was ever put into the outbox."""
    with talk.database.read() as tx:
        return {row.kind for row in tx.execute(outbox.select())}
