"""answers of which only quotes and a fingerprint stay."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WORDS = sa.text("text <> ''")
_WITH_WORDS = {"ix_messages_typed": "messages", "ix_attachments_words": "attachments"}


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as members:
        members.add_column(sa.Column("quotes_only", sa.Boolean(), server_default=sa.false(), nullable=False))
        members.add_column(sa.Column("fingerprint_salt", sa.LargeBinary(), nullable=True))
    op.create_table(
        "fingerprints",
        sa.Column("team_id", sa.Text(), nullable=False),
        sa.Column("drill_id", sa.Text(), nullable=False),
        sa.Column("round_number", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("hashes", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("team_id", "drill_id", "round_number", name="pk_fingerprints"),
    )
    op.create_index("ix_fingerprints_member", "fingerprints", ["team_id", "user_id"])
    for name, table in _WITH_WORDS.items():
        op.create_index(name, table, ["team_id", "user_id"], sqlite_where=_WORDS, postgresql_where=_WORDS)


def downgrade() -> None:
    for name, table in _WITH_WORDS.items():
        op.drop_index(name, table)
    op.drop_table("fingerprints")
    with op.batch_alter_table("members", schema=None) as members:
        members.drop_column("fingerprint_salt")
        members.drop_column("quotes_only")
