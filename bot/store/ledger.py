"""The tables of what a member adds to their record afterwards: sessions from elsewhere, and what is put right."""

from sqlalchemy import Column, Index, Table, Text

from bot.store.columns import Instant, flag, key, metadata, words

corrections = Table(
    "corrections",
    metadata,
    key("team_id"),
    key("user_id"),
    key("ref"),
    flag("left_out"),
    Column("second_thought", Text),
    Column("changed_at", Instant, nullable=False),
)

logged_sessions = Table(
    "logged_sessions",
    metadata,
    key("team_id"),
    key("user_id"),
    key("id"),
    words("kind"),
    Column("happened_at", Instant, nullable=False),
    words("interviewer", ""),
    Column("rubric_id", Text),
    Column("dimension_id", Text),
    words("problem", ""),
    Column("about", Text),
    words("hesitation", ""),
    words("rehearsed", ""),
    words("surprise", ""),
    words("fix", ""),
    Column("became", Text),
    Column("added_at", Instant, nullable=False),
    Index("ix_logged_sessions_time", "team_id", "user_id", "happened_at"),
)

logged_scores = Table(
    "logged_scores",
    metadata,
    key("team_id"),
    key("user_id"),
    key("session_id"),
    key("rater"),
    key("rater_name"),
    key("dimension_id"),
    words("score"),
    flag("late"),
)
