"""answers read and scored for practice; drills with a twist in every question."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("drills", schema=None) as drills:
        drills.add_column(sa.Column("twisted", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "readings",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.Column("rubric_id", sa.Text(), nullable=False),
        sa.Column("dimension_id", sa.Text(), nullable=False),
        sa.Column("given", sa.Integer(), nullable=False),
        sa.Column("reference", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "user_id", "reference_id", name="pk_readings"),
    )


def downgrade() -> None:
    op.drop_table("readings")
    with op.batch_alter_table("drills", schema=None) as drills:
        drills.drop_column("twisted")
