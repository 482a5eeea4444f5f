"""the drill in full: pauses, time windows, drafts, the journal of outside interviews, one's own questions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ADDED = {
    "members": ("reminders_paused_until", "keep_days"),
    "drills": ("format", "paused_at", "moved_at"),
    "rounds": ("dimension_id", "from_minute", "to_minute", "time_up", "words"),
    "signals": ("dimension_id",),
    "retros": ("last_fix",),
    "inbox": ("user_id",),
}


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as members:
        members.add_column(sa.Column("reminders_paused_until", sa.BigInteger(), nullable=True))
        members.add_column(sa.Column("keep_days", sa.Integer(), nullable=True))
    with op.batch_alter_table("drills", schema=None) as drills:
        drills.add_column(sa.Column("format", sa.Text(), server_default="focused", nullable=False))
        drills.add_column(sa.Column("paused_at", sa.BigInteger(), nullable=True))
        drills.add_column(sa.Column("moved_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("rounds", schema=None) as rounds:
        rounds.add_column(sa.Column("dimension_id", sa.Text(), nullable=True))
        rounds.add_column(sa.Column("from_minute", sa.Integer(), nullable=True))
        rounds.add_column(sa.Column("to_minute", sa.Integer(), nullable=True))
        rounds.add_column(sa.Column("time_up", sa.Boolean(), server_default=sa.false(), nullable=False))
        rounds.add_column(sa.Column("words", sa.Integer(), nullable=True))
    with op.batch_alter_table("signals", schema=None) as signals:
        signals.add_column(sa.Column("dimension_id", sa.Text(), nullable=True))
    with op.batch_alter_table("retros", schema=None) as retros:
        retros.add_column(sa.Column("last_fix", sa.Text(), nullable=True))
    with op.batch_alter_table("inbox", schema=None) as inbox:
        inbox.add_column(sa.Column("user_id", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_messages_member", "messages", ["team_id", "user_id", "received_at"])
    _add_tables()
    _watch_open_drills()


def _watch_open_drills() -> None:
    """From now on every open drill has a timer that looks after it; those that are open already get theirs."""
    op.execute(
        "INSERT INTO timers (team_id, kind, subject, user_id, due_at) "
        "SELECT team_id, 'watch', id, user_id, created_at FROM drills WHERE phase IN ('ready', 'rounds', 'scoring')"
    )


def _add_tables() -> None:
    op.create_table(
        "drafts",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("hinted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("typed_ts", sa.Text(), server_default="", nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "subject", name="pk_drafts"),
    )
    op.create_table(
        "journal_entries",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rubric_id", sa.Text(), nullable=True),
        sa.Column("dimension_id", sa.Text(), nullable=True),
        sa.Column("hesitation", sa.Text(), server_default="", nullable=False),
        sa.Column("rehearsed", sa.Text(), server_default="", nullable=False),
        sa.Column("surprise", sa.Text(), server_default="", nullable=False),
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("happened_at", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_journal_entries"),
    )
    op.create_index("ix_journal_entries_member", "journal_entries", ["team_id", "user_id", "happened_at"])
    op.create_table(
        "own_questions",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("rubric_id", sa.Text(), nullable=False),
        sa.Column("dimension_id", sa.Text(), nullable=False),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_own_questions"),
    )
    op.create_index("ix_own_questions_member", "own_questions", ["team_id", "user_id", "rubric_id"])
    op.create_table(
        "interviews",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("called_off_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_interviews"),
    )
    op.create_index("ix_interviews_member", "interviews", ["team_id", "user_id", "starts_at"])
    op.create_table(
        "attachments",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("channel_id", sa.Text(), nullable=False),
        sa.Column("ts", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("leased_until", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("team_id", "channel_id", "ts", "file_id", name="pk_attachments"),
    )
    op.create_index(
        "ix_attachments_open",
        "attachments",
        ["team_id", "not_before"],
        sqlite_where=sa.text("done_at IS NULL"),
        postgresql_where=sa.text("done_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_messages_member", "messages")
    for table in ("attachments", "interviews", "own_questions", "journal_entries", "drafts"):
        op.drop_table(table)
    for name, columns in _ADDED.items():
        with op.batch_alter_table(name, schema=None) as table_:
            for column in columns:
                table_.drop_column(column)
