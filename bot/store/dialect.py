"""The places where SQLite and PostgreSQL want different words: ON CONFLICT, its row count, and row locks."""

from typing import Any

from sqlalchemy import Connection, Select, Table
from sqlalchemy.dialects import postgresql, sqlite

_POSTGRES = "postgresql"


def insert(tx: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """The dialect's own INSERT, which has on_conflict_do_nothing and on_conflict_do_update."""
    return postgresql.insert(table) if tx.dialect.name == _POSTGRES else sqlite.insert(table)


def added(tx: Connection, row: sqlite.Insert | postgresql.Insert) -> bool:
    """Run an INSERT that gives way to a row that is there already; whether it put one in."""
    # psycopg's cursor forgets an INSERT's count once it is closed, unless SQLAlchemy is told to keep it.
    return tx.execute(row.on_conflict_do_nothing(), execution_options={"preserve_rowcount": True}).rowcount == 1


def locked(tx: Connection, query: Select[Any], *, skip: bool = False) -> Select[Any]:
    """The query with its rows locked until commit. SQLite's only writer needs no row locks."""
    return query.with_for_update(skip_locked=skip) if tx.dialect.name == _POSTGRES else query
