"""What somebody typed into a form and has not submitted yet, so that a closed modal loses nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from bot.core.members import Member
from bot.store import dialect
from bot.store.tables import drafts
from bot.store.whose import owned

Fields = Mapping[str, str | None]


def keep(tx: Connection, member: Member, subject: str, form: str, fields: Fields, typed_ts: str, now: datetime) -> None:
    """Keep what stands in a form. `form` names one drawing of it: once that is submitted, what arrives late is stale.

    `typed_ts` orders the keystrokes of one form as text does.
    """
    row = dialect.insert(tx, drafts).values(
        team_id=member.team_id,
        user_id=member.user_id,
        subject=subject,
        form=form,
        fields=dict(fields),
        closed=False,
        typed_ts=typed_ts,
        kept_at=now,
    )
    newer = or_(drafts.c.form != form, and_(drafts.c.closed.is_(False), drafts.c.typed_ts <= typed_ts))
    again = {"form": form, "fields": dict(fields), "closed": False, "typed_ts": typed_ts, "kept_at": now}
    key = ["team_id", "user_id", "subject"]
    tx.execute(row.on_conflict_do_update(index_elements=key, set_=again, where=newer))


def read(tx: Connection, member: Member, subject: str) -> dict[str, str | None] | None:
    """What was typed and not submitted, or None."""
    query = select(drafts.c.fields).where(_is(member, subject), drafts.c.closed.is_(False))
    fields: dict[str, str | None] | None = tx.scalar(query)
    return fields


def close(tx: Connection, member: Member, subject: str, form: str, now: datetime) -> None:
    """The form was submitted: its words are where they belong, and its late keystrokes count no more."""
    keep(tx, member, subject, form, {}, _LAST, now)
    tx.execute(update(drafts).where(_is(member, subject)).values(closed=True, fields={}))


def first_hint(tx: Connection, member: Member, subject: str) -> bool:
    """Whether a hint on this form is the first; from now on it isn't. Call it after the form was kept."""
    unhinted = update(drafts).where(_is(member, subject), drafts.c.hinted.is_(False)).values(hinted=True)
    return tx.execute(unhinted).rowcount == 1


_LAST = "~"
"""Sorts behind every moment of typing."""


def _is(member: Member, subject: str) -> ColumnElement[bool]:
    mine = owned(drafts, member)
    return and_(mine, drafts.c.subject == subject)
