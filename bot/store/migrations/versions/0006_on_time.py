"""what comes by itself: reminders, channel prompts, digests, and how fast Slack is told."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OPEN = sa.text("done_at IS NULL")
_UNSEEN = sa.text("seen_in_slack_at IS NULL")
_SHARING = sa.text("sharing <> 'nothing'")


def _words(name: str, default: str | None = None) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _flag(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _maybe(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=True)


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as members:
        members.add_column(_maybe("own_tz"))
        members.add_column(_words("reminder_days", ""))
        members.add_column(sa.Column("reminder_minutes", sa.Integer(), nullable=True))
        members.add_column(sa.Column("weekly_on", sa.Integer(), nullable=True))
        members.add_column(_words("quiet_days", ""))
        members.add_column(_words("reminded_on", ""))
        members.add_column(sa.Column("ignored_reminders", sa.Integer(), server_default="0", nullable=False))
        members.add_column(_flag("offered_reminders"))
        members.add_column(_words("sharing", "nothing"))
        members.add_column(_moment("gone_at", nullable=True))
    op.create_index("ix_members_unseen", "members", ["team_id"], sqlite_where=_UNSEEN, postgresql_where=_UNSEEN)
    op.create_index("ix_members_sharing", "members", ["team_id"], sqlite_where=_SHARING, postgresql_where=_SHARING)
    with op.batch_alter_table("workspaces", schema=None) as workspaces:
        workspaces.add_column(_moment("uninstalled_at", nullable=True))
    with op.batch_alter_table("interviews", schema=None) as interviews:
        interviews.add_column(sa.Column("minutes", sa.Integer(), server_default="60", nullable=False))
    op.create_index(
        "ix_outbox_next", "outbox", ["team_id", "priority", "seq"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    _new_timers(("team_id", "user_id", "kind", "subject"), ("team_id", "kind", "due_at"), sqlite_with_rowid=False)
    _wait_for_interviews()
    _create_calendar()


def _new_timers(key: tuple[str, ...], due: tuple[str, ...], *, sqlite_with_rowid: bool) -> None:
    """The same timers under another key, with another index of what is due.

    SQLite keeps a table's shape for good, so it is a new table there and here.
    """
    op.drop_index("ix_timers_due", "timers")
    op.rename_table("timers", "old_timers")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER INDEX pk_timers RENAME TO pk_old_timers")
    op.create_table(
        "timers",
        *(_words(name) for name in ("team_id", "user_id", "kind", "subject")),
        _moment("due_at"),
        sa.PrimaryKeyConstraint(*key, name="pk_timers"),
        sqlite_with_rowid=sqlite_with_rowid,
    )
    columns = "team_id, user_id, kind, subject, due_at"
    op.execute(f"INSERT INTO timers ({columns}) SELECT {columns} FROM old_timers")  # noqa: S608 - our own names
    op.drop_table("old_timers")
    op.create_index("ix_timers_due", "timers", list(due))


def _wait_for_interviews() -> None:
    """Due at once: whoever looks at such a timer sets it to when it is due, and drops what is over."""
    columns = "team_id, user_id, kind, subject, due_at"
    for kind in ("eve", "after"):
        planned = f"SELECT team_id, user_id, '{kind}', id, 0 FROM interviews WHERE called_off_at IS NULL"  # noqa: S608
        op.execute(f"INSERT INTO timers ({columns}) {planned}")


def _create_calendar() -> None:
    op.create_table(
        "reminders",
        *(_words(name) for name in ("team_id", "user_id", "day", "kind")),
        *(_maybe(name) for name in ("rubric_id", "dimension_id")),
        _flag("is_check"),
        _maybe("question_id"),
        _words("question", ""),
        _moment("made_at"),
        _maybe("answer"),
        _moment("answered_at", nullable=True),
        sa.PrimaryKeyConstraint("team_id", "user_id", "day", name="pk_reminders"),
    )
    op.create_index("ix_reminders_age", "reminders", ["made_at"])
    op.create_table(
        "schedules",
        *(_words(name) for name in ("team_id", "channel_id", "kind", "user_id")),
        *(_maybe(name) for name in ("rubric_id", "level")),
        _words("days"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        *(_words(name) for name in ("tz", "last_day")),
        _moment("set_at"),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "kind", name="pk_schedules"),
    )
    op.create_index("ix_schedules_member", "schedules", ["team_id", "user_id"])
    op.create_table(
        "prompts",
        *(_words(name) for name in ("team_id", "channel_id", "day", "rubric_id", "dimension_id")),
        *(_words(name) for name in ("level", "question_id", "question")),
        _moment("asked_at"),
        _maybe("ts"),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "day", name="pk_prompts"),
    )
    op.create_index("ix_prompts_message", "prompts", ["team_id", "channel_id", "ts"])
    op.create_table(
        "send_rates",
        _words("team_id"),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("rate", "tokens")),
        *(_moment(name) for name in ("counted_at", "held_until")),
        sa.PrimaryKeyConstraint("team_id", name="pk_send_rates"),
    )


def downgrade() -> None:
    for table in ("send_rates", "prompts", "schedules", "reminders"):
        op.drop_table(table)
    _new_timers(("team_id", "kind", "subject"), ("due_at",), sqlite_with_rowid=True)
    op.drop_index("ix_outbox_next", "outbox")
    with op.batch_alter_table("interviews", schema=None) as interviews:
        interviews.drop_column("minutes")
    with op.batch_alter_table("workspaces", schema=None) as workspaces:
        workspaces.drop_column("uninstalled_at")
    for index in ("ix_members_sharing", "ix_members_unseen"):
        op.drop_index(index, "members")
    columns = ("gone_at", "sharing", "offered_reminders", "ignored_reminders", "reminded_on", "quiet_days")
    with op.batch_alter_table("members", schema=None) as members:
        for column in (*columns, "weekly_on", "reminder_minutes", "reminder_days", "own_tz"):
            members.drop_column(column)
