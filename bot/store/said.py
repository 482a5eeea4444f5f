"""What messages hold and where they stand: the clauses that statements about members' words share."""

from sqlalchemy import ColumnElement, FromClause, Text, and_, exists, literal, literal_column, or_, select

from bot.store.queues import attachments
from bot.store.tables import drills, messages

_NOTHING: ColumnElement[str] = literal_column("''", Text())
"""Spelled out, since an index on rows with words serves only who asks for just that."""


def has_words() -> ColumnElement[bool]:
    """Typed, or in a file that came with it."""
    return or_(is_typed(), exists(select(literal(1)).where(came_with(), file_has_words())))


def is_typed() -> ColumnElement[bool]:
    """A message with words of its own."""
    return messages.c.text != _NOTHING


def file_has_words() -> ColumnElement[bool]:
    """A file with words in it."""
    return attachments.c.text != _NOTHING


def is_being_read() -> ColumnElement[bool]:
    """A file that came with it may still bring words."""
    waiting = attachments.alias()
    return exists(select(literal(1)).where(_came_with(waiting), waiting.c.done_at.is_(None)))


def came_with() -> ColumnElement[bool]:
    """The files of a message."""
    return _came_with(attachments)


def in_a_drill() -> ColumnElement[bool]:
    """Written in the thread of one of the writer's drills."""
    return exists(select(literal(1)).where(in_its_thread()))


def in_its_thread() -> ColumnElement[bool]:
    """The messages in a drill's thread."""
    return and_(
        drills.c.team_id == messages.c.team_id,
        drills.c.user_id == messages.c.user_id,
        drills.c.channel_id == messages.c.channel_id,
        drills.c.thread_ts == messages.c.thread_ts,
    )


def _came_with(files: FromClause) -> ColumnElement[bool]:
    return and_(
        files.c.team_id == messages.c.team_id,
        files.c.channel_id == messages.c.channel_id,
        files.c.ts == messages.c.ts,
    )
