"""The questions that were asked in channels: on which day, in which message."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select, update

from bot.core.members import Level
from bot.core.schedule import Prompt
from bot.store import dialect
from bot.store.calendar import prompts


def keep(tx: Connection, team_id: str, prompt: Prompt) -> None:
    """Keep what is asked on a day; the first choice of a day stays."""
    dialect.added(
        tx,
        prompts,
        team_id=team_id,
        channel_id=prompt.channel_id,
        day=prompt.day.isoformat(),
        rubric_id=prompt.rubric_id,
        dimension_id=prompt.dimension_id,
        level=prompt.level.value,
        question_id=prompt.question_id,
        question=prompt.question,
        asked_at=prompt.asked_at,
    )


def of_day(tx: Connection, team_id: str, channel_id: str, day: date) -> Prompt | None:
    """What a channel was asked on a day."""
    on = and_(_in(team_id, channel_id), prompts.c.day == day.isoformat())
    row = tx.execute(select(prompts).where(on)).one_or_none()
    return None if row is None else _prompt(row)


def at(tx: Connection, team_id: str, channel_id: str, ts: str) -> Prompt | None:
    """The question that a message asked."""
    row = tx.execute(select(prompts).where(_in(team_id, channel_id), prompts.c.ts == ts)).one_or_none()
    return None if row is None else _prompt(row)


def set_ts(tx: Connection, team_id: str, channel_id: str, day: date, ts: str) -> None:
    """Slack has it: the message that asked."""
    on = and_(_in(team_id, channel_id), prompts.c.day == day.isoformat())
    tx.execute(update(prompts).where(on).values(ts=ts))


def asked(tx: Connection, team_id: str, channel_id: str) -> list[Prompt]:
    """All that a channel was asked, oldest first."""
    query = select(prompts).where(_in(team_id, channel_id)).order_by(prompts.c.day)
    return [_prompt(row) for row in tx.execute(query)]


def _in(team_id: str, channel_id: str) -> ColumnElement[bool]:
    return and_(prompts.c.team_id == team_id, prompts.c.channel_id == channel_id)


def _prompt(row: Row[Any]) -> Prompt:
    return Prompt(
        channel_id=row.channel_id,
        day=date.fromisoformat(row.day),
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        level=Level(row.level),
        question_id=row.question_id,
        question=row.question,
        asked_at=row.asked_at,
        ts=row.ts,
    )
