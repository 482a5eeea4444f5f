"""Calls to a model: what each cost, and what a day of a member or a workspace came to. Times are unmoved UTC."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from bot.core.members import Member
from bot.core.spending import Call, Outcome, Spent
from bot.store.tables import spending
from bot.store.whose import owned, who


@dataclass(frozen=True, slots=True)
class DayRow:
    """The calls of one kind, on one model, with one outcome, of one workspace. `cost` in millionths of a dollar."""

    team_id: str
    model: str
    call: Call
    outcome: Outcome
    calls: int
    prompt: int
    cached: int
    completion: int
    cost: int
    milliseconds: int


def keep(tx: Connection, member: Member, id_: str, model: str, spent: Spent, cost: int, now: datetime) -> None:
    """Store one call."""
    tx.execute(
        spending.insert().values(
            **who(member),
            id=id_,
            call=spent.call.value,
            model=model,
            outcome=spent.outcome.value,
            prompt=spent.prompt,
            cached=spent.cached,
            completion=spent.completion,
            cost=cost,
            milliseconds=spent.milliseconds,
            spent_at=now,
        )
    )


def of_member(tx: Connection, member: Member, since: datetime) -> tuple[int, int]:
    """Tokens and millionths of a dollar since then."""
    return _sum(tx, owned(spending, member), since)


def of_workspace(tx: Connection, team_id: str, since: datetime) -> tuple[int, int]:
    """The same of everybody in the workspace."""
    return _sum(tx, spending.c.team_id == team_id, since)


def since(tx: Connection, moment: datetime) -> Iterable[DayRow]:
    """All calls since a moment, summed up, for whoever runs the app."""
    kinds = (spending.c.team_id, spending.c.model, spending.c.call, spending.c.outcome)
    figures = ("prompt", "cached", "completion", "cost", "milliseconds")
    sums = (func.sum(spending.c[name]).label(name) for name in figures)
    query = select(*kinds, func.count().label("calls"), *sums).where(spending.c.spent_at >= moment)
    for row in tx.execute(query.group_by(*kinds).order_by(*kinds)):
        found = {name: int(row._mapping[name]) for name in (*figures, "calls")}
        yield DayRow(row.team_id, row.model, Call(row.call), Outcome(row.outcome), **found)


def _sum(tx: Connection, whose: ColumnElement[bool], since: datetime) -> tuple[int, int]:
    tokens = func.coalesce(func.sum(spending.c.prompt + spending.c.completion), 0)
    money = func.coalesce(func.sum(spending.c.cost), 0)
    row = tx.execute(select(tokens.label("tokens"), money.label("money")).where(whose, spending.c.spent_at >= since))
    found = row.one()
    return int(found.tokens), int(found.money)
