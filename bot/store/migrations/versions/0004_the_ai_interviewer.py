"""the AI interviewer: whose words, what it read, what it costs, where it is off."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _flag(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _words(name: str, default: str | None = None) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as members:
        members.add_column(_flag("without_ai"))
    with op.batch_alter_table("drills", schema=None) as drills:
        drills.add_column(sa.Column("model", sa.Text()))
        drills.add_column(sa.Column("assessed_at", sa.BigInteger()))
        drills.add_column(_flag("has_feedback"))
    with op.batch_alter_table("scores", schema=None) as scores:
        scores.add_column(_flag("after_others"))
    with op.batch_alter_table("rounds", schema=None) as rounds:
        rounds.add_column(_words("voice", "bank"))
    with op.batch_alter_table("sayings", schema=None) as sayings:
        sayings.add_column(_words("voice", "bank"))
    with op.batch_alter_table("turns", schema=None) as turns:
        turns.add_column(_words("kind", "follow_up"))
    op.create_table(
        "workspaces",
        _words("team_id"),
        _flag("without_ai"),
        sa.PrimaryKeyConstraint("team_id", name="pk_workspaces"),
    )
    op.create_table(
        "assessments",
        _words("team_id"),
        _words("drill_id"),
        _words("dimension_id"),
        _words("user_id"),
        _words("judge"),
        sa.Column("score", sa.Integer()),
        sa.Column("abstention", sa.Text()),
        sa.Column("quotes", sa.JSON(), nullable=False),
        sa.Column("missing", sa.JSON(), nullable=False),
        _words("reason", ""),
        _flag("quoted"),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "drill_id", "dimension_id", name="pk_assessments"),
    )
    op.create_table(
        "opinions",
        _words("team_id"),
        _words("line_key"),
        _words("user_id"),
        _flag("helpful"),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "line_key", name="pk_opinions"),
    )
    op.create_table(
        "spending",
        _words("team_id"),
        _words("id"),
        _words("user_id"),
        _words("call"),
        _words("model"),
        _words("outcome"),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("prompt", "cached", "completion")),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("spent_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "id", name="pk_spending"),
    )
    op.create_index("ix_spending_day", "spending", ["team_id", "spent_at"])


def downgrade() -> None:
    for table in ("spending", "opinions", "assessments", "workspaces"):
        op.drop_table(table)
    for table, columns in _ADDED.items():
        with op.batch_alter_table(table, schema=None) as altered:
            for column in columns:
                altered.drop_column(column)


_ADDED = {
    "turns": ("kind",),
    "sayings": ("voice",),
    "rounds": ("voice",),
    "scores": ("after_others",),
    "drills": ("has_feedback", "assessed_at", "model"),
    "members": ("without_ai",),
}
