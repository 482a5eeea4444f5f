"""All of one member at once, across every table: counted, and deleted."""

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, func, select

from bot.core.holdings import Holdings
from bot.core.members import Member
from bot.store import dialect
from bot.store.calendar import interviews, reminders, schedules
from bot.store.ledger import corrections, logged_scores, logged_sessions
from bot.store.queues import attachments, inbox, outbox, timers, turns
from bot.store.remains import assessments, fingerprints
from bot.store.said import has_words, in_a_drill
from bot.store.tables import (
    drafts,
    drills,
    journal_entries,
    members,
    messages,
    opinions,
    own_questions,
    readings,
    retros,
    rounds,
    sayings,
    scores,
    signals,
    spending,
)
from bot.store.whose import owned

THEIR_OWN = (
    *(timers, turns, attachments, inbox, outbox, assessments, fingerprints, opinions, spending, scores, signals),
    *(corrections, logged_scores, logged_sessions),
    *(
        reminders,
        schedules,
        retros,
        drafts,
        journal_entries,
        own_questions,
        interviews,
        readings,
        messages,
        rounds,
        drills,
        members,
    ),
)
"""Every table with a member's rows, in the order they are deleted: what could bring others about goes first."""


def holdings(tx: Connection, member: Member) -> Holdings:
    """How much there is. Deleted messages and those whose words were forgotten don't count."""
    written = _count(tx, messages, _said(member))
    answers = _count(tx, messages, and_(_said(member), in_a_drill()))
    return Holdings(
        drills=_count(tx, drills, owned(drills, member)),
        answers=answers,
        entries=_count(tx, journal_entries, owned(journal_entries, member)),
        questions=_count(tx, own_questions, owned(own_questions, member)),
        interviews=_count(tx, interviews, owned(interviews, member)),
        readings=_count(tx, readings, owned(readings, member)),
        logged=_count(tx, logged_sessions, owned(logged_sessions, member)),
        messages=written - answers,
        settings=_count(tx, members, owned(members, member)) > 0,
    )


def erase(tx: Connection, member: Member) -> None:
    """Delete every row of a member. Rubric versions stay: they belong to the workspace.

    The member's drills are locked first, so that whoever works on one ends before, or finds it gone.
    """
    mine = select(drills.c.id).where(owned(drills, member))
    tx.execute(dialect.locked(tx, mine.order_by(drills.c.id))).all()
    tx.execute(delete(sayings).where(sayings.c.team_id == member.team_id, sayings.c.drill_id.in_(mine)))
    for table in THEIR_OWN:
        tx.execute(delete(table).where(owned(table, member)))


def _said(member: Member) -> ColumnElement[bool]:
    return and_(owned(messages, member), has_words())


def _count(tx: Connection, table: Table, which: ColumnElement[bool]) -> int:
    return tx.scalar(select(func.count()).select_from(table).where(which)) or 0
