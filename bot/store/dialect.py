"""The places where SQLite and PostgreSQL want different words: ON CONFLICT, many rows at once, row locks."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, Connection, Select, Table, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

_POSTGRES = "postgresql"


def insert(tx: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The dialect's own INSERT, which has on_conflict_do_nothing and on_conflict_do_update."""
    return postgresql.insert(table) if tx.dialect.name == _POSTGRES else sqlite.insert(table)


def added(tx: Connection, table: Table, **values: object) -> bool:
    """Put a row in unless it gives way to one that is there already; whether it went in."""
    return tx.execute(_giving_way(tx.dialect.name, table), values).rowcount == 1


def add_many(tx: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Put rows of the same columns in, those that find their key taken left out.

    For PostgreSQL all of them are one statement, a list a column: five hundred statements take it ten times as long.
    """
    if not rows:
        return
    if tx.dialect.name == _POSTGRES:
        columns = tuple(rows[0])
        tx.execute(_from_lists(table, columns), {name: [row[name] for row in rows] for name in columns})
    else:
        tx.execute(_giving_way(tx.dialect.name, table), rows)


@cache
def _from_lists(table: Table, columns: tuple[str, ...]) -> postgresql.Insert:
    lists = [bindparam(name, type_=ARRAY(table.c[name].type)) for name in columns]
    rows = func.unnest(*lists).table_valued(*columns).render_derived()
    return postgresql.insert(table).from_select(columns, select(*rows.c)).on_conflict_do_nothing()


def put(tx: Connection, table: Table, changing: tuple[str, ...], **values: object) -> None:
    """Put a row in; where its key is there already, the `changing` columns become those of this row."""
    tx.execute(_taking_over(tx.dialect.name, table, changing), values)


@cache
def _taking_over(dialect_name: str, table: Table, changing: tuple[str, ...]) -> sqlite.Insert | postgresql.Insert:
    row = postgresql.insert(table) if dialect_name == _POSTGRES else sqlite.insert(table)
    changed = {column: row.excluded[column] for column in changing}
    return row.on_conflict_do_update(index_elements=list(table.primary_key), set_=changed)


@cache  # building a statement costs more than running it
def _giving_way(dialect_name: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    row = postgresql.insert(table) if dialect_name == _POSTGRES else sqlite.insert(table)
    # psycopg's cursor forgets an INSERT's count once it is closed, unless SQLAlchemy is told to keep it.
    return row.on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def locked(tx: Connection, query: Select[Any], *, skip: bool = False) -> Select[Any]:
    """The query with its rows locked until commit. SQLite's only writer needs no row locks."""
    return query.with_for_update(skip_locked=skip) if tx.dialect.name == _POSTGRES else query
