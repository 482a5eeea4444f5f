"""What members put right in their own record: what is left out of the ranking, and what they think by now."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from bot.core.members import Member
from bot.core.scoring import Score
from bot.store import dialect
from bot.store.ledger import corrections
from bot.store.whose import bound, owned, who

# Read wherever areas are ranked, so it is built once: building a statement costs more than running it.
_LEFT_OUT = select(corrections.c.ref).where(bound(corrections), corrections.c.left_out)
_REFS = select(corrections.c.ref).where(bound(corrections))
_ONE = delete(corrections).where(bound(corrections), corrections.c.ref == bindparam("gone"))


def left_out(tx: Connection, member: Member) -> set[str]:
    """The refs of the observations that don't count for this member."""
    return set(tx.scalars(_LEFT_OUT, who(member)))


def leave_out(tx: Connection, member: Member, ref: str, out: bool, now: datetime) -> None:
    """From now on an observation doesn't count; with `out` False it does again."""
    dialect.put(tx, corrections, ("left_out", "changed_at"), **who(member), ref=ref, left_out=out, changed_at=now)


def second_thoughts(tx: Connection, member: Member) -> dict[str, Score]:
    """Ref → what the member would give now, for those of their own scores they thought about again."""
    thought = select(corrections).where(owned(corrections, member), corrections.c.second_thought.is_not(None))
    return {row.ref: Score(row.second_thought) for row in tx.execute(thought)}


def think_again(tx: Connection, member: Member, ref: str, score: Score | None, now: datetime) -> None:
    """Keep what the member would give now beside what they gave; None takes it back."""
    value = score.value if score else None
    dialect.put(
        tx, corrections, ("second_thought", "changed_at"), **who(member), ref=ref, second_thought=value, changed_at=now
    )


def forget(tx: Connection, member: Member, sessions: Collection[str]) -> None:
    """Let go of what was put right about sessions that are no more: one brought again begins anew."""
    gone = [ref for ref in tx.scalars(_REFS, who(member)) if ref.partition("/")[0] in sessions]
    if gone:
        tx.execute(_ONE, [{**who(member), "gone": ref} for ref in gone])
