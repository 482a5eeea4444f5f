"""Whose rows: the clause and the parameters that statements about one member share."""

from sqlalchemy import ColumnElement, Table, and_, bindparam

from bot.core.members import Member


def owned(table: Table, member: Member) -> ColumnElement[bool]:
    """The member's rows of a table."""
    return and_(table.c.team_id == member.team_id, table.c.user_id == member.user_id)


def bound(table: Table) -> ColumnElement[bool]:
    """The same in a statement that is built once; `who` has its parameters."""
    return and_(table.c.team_id == bindparam("team_id"), table.c.user_id == bindparam("user_id"))


def who(member: Member) -> dict[str, str]:
    """The parameters of `bound`; the first columns of a member's row."""
    return {"team_id": member.team_id, "user_id": member.user_id}
