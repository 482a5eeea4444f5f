"""The tables of what stays of an answer when its words are gone: what an AI quoted, and a fingerprint."""

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, Table, Text

from bot.store.columns import Instant, flag, key, metadata, words

assessments = Table(
    "assessments",
    metadata,
    key("team_id"),
    key("drill_id"),
    key("dimension_id"),
    words("user_id"),
    words("judge"),
    Column("score", Integer),
    Column("abstention", Text),
    Column("quotes", JSON, nullable=False),
    Column("missing", JSON, nullable=False),
    words("reason", ""),
    flag("quoted"),
    Column("read_at", Instant, nullable=False),
)

fingerprints = Table(
    "fingerprints",
    metadata,
    key("team_id"),
    key("drill_id"),
    Column("round_number", Integer, primary_key=True),
    words("user_id"),
    Column("words", Integer, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("kept_at", Instant, nullable=False),
    Index("ix_fingerprints_member", "team_id", "user_id"),
)
