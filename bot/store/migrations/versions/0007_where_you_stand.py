"""where you stand: sessions brought along from elsewhere, corrections, workspaces that hold example data."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _words(name: str, default: str | None = None) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), server_default=default, nullable=False)


def _maybe(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=True)


def _flag(name: str) -> "sa.Column[bool]":
    return sa.Column(name, sa.Boolean(), server_default=sa.false(), nullable=False)


def _moment(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), nullable=False)


def upgrade() -> None:
    with op.batch_alter_table("workspaces", schema=None) as workspaces:
        workspaces.add_column(_flag("example"))
    op.create_table(
        "corrections",
        *(_words(name) for name in ("team_id", "user_id", "ref")),
        _flag("left_out"),
        _maybe("second_thought"),
        _moment("changed_at"),
        sa.PrimaryKeyConstraint("team_id", "user_id", "ref", name="pk_corrections"),
    )
    op.create_table(
        "logged_sessions",
        *(_words(name) for name in ("team_id", "user_id", "id", "kind")),
        _moment("happened_at"),
        _words("interviewer", ""),
        *(_maybe(name) for name in ("rubric_id", "dimension_id")),
        _words("problem", ""),
        _maybe("about"),
        *(_words(name, "") for name in ("hesitation", "rehearsed", "surprise", "fix")),
        _maybe("became"),
        _moment("added_at"),
        sa.PrimaryKeyConstraint("team_id", "user_id", "id", name="pk_logged_sessions"),
    )
    op.create_index("ix_logged_sessions_time", "logged_sessions", ["team_id", "user_id", "happened_at"])
    scored = ("team_id", "user_id", "session_id", "rater", "rater_name", "dimension_id")
    op.create_table(
        "logged_scores",
        *(_words(name) for name in (*scored, "score")),
        _flag("late"),
        sa.PrimaryKeyConstraint(*scored, name="pk_logged_scores"),
    )


def downgrade() -> None:
    for table in ("logged_scores", "logged_sessions", "corrections"):
        op.drop_table(table)
    with op.batch_alter_table("workspaces", schema=None) as workspaces:
        workspaces.drop_column("example")
