"""Somebody who is reminded: the clock is moved, the planner looks, and what is due is composed as it would be sent."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time

from bot.core.reminder import Posting
from bot.core.rhythm import WEEKDAYS, Days, Rhythm
from bot.core.scene import ReminderScene
from bot.journeys.compose_reminder import compose_reminder
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.plan_reminders import REMINDER, WEEK, plan_reminders
from bot.journeys.visit import Visit
from bot.store import reminders
from bot.store.queues import outbox
from tests.cast import TEAMS, UNMOVED
from tests.journeys.conversation import Conversation

TUESDAY, WEDNESDAY, THURSDAY = (date(2027, 3, day) for day in (2, 3, 4))
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2027, 3, day) for day in (5, 6, 7, 8))
NINE = time(9)


def moment(day: date, clock: str = "09:00") -> datetime:
    """That hour in UTC."""
    return datetime.combine(day, time.fromisoformat(clock), UTC)


def wants(
    talk: Conversation,
    days: Collection[int] = WEEKDAYS,
    clock: time = NINE,
    tz: str = "UTC",
    weekly_on: int | None = None,
    quiet: tuple[Days, ...] = (),
) -> None:
    """They chose this; rubric and level were told before."""
    talk.known()
    talk.do(choose_rhythm, Rhythm(frozenset(days), clock, tz, weekly_on, quiet), None if tz == "UTC" else tz)


def at(talk: Conversation, day: date, clock: str = "09:00") -> list[ReminderScene]:
    """It is then: what comes."""
    talk.clock.now = moment(day, clock)
    return come(talk)


def come(talk: Conversation) -> list[ReminderScene]:
    """The planner looks; the reminders that are due now, each sent."""
    talk.plan()
    with talk.database.write() as tx:
        plan_reminders(tx, TEAMS, talk.clock(), UNMOVED)
    scenes = [composed(talk, reference) for reference in waiting(talk)]
    talk.deliver()
    return [scene for scene in scenes if scene is not None]


def waiting(talk: Conversation) -> list[str]:
    """The references of the reminders that wait to be sent."""
    mine = (outbox.c.user_id == talk.member.user_id) & (outbox.c.team_id == talk.member.team_id)
    with talk.database.read() as tx:
        query = outbox.select().where(mine, outbox.c.kind == REMINDER, outbox.c.done_at.is_(None))
        return [row.reference for row in tx.execute(query.order_by(outbox.c.seq))]


def composed(talk: Conversation, reference: str) -> ReminderScene | None:
    """What a row with this reference says now."""
    return talk.do(compose_reminder, Posting.read(reference.removesuffix(WEEK)), weekly=reference.endswith(WEEK))


def kept(talk: Conversation, day: date) -> object:
    """What is stored of a day's reminder."""

    def read(visit: Visit) -> object:
        return reminders.of_day(visit.tx, visit.member, day)

    return talk.do(read)
