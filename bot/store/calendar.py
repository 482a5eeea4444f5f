"""The tables of what comes at its time: interviews, reminders, what channels have set up, how fast Slack is told."""

from sqlalchemy import Column, Float, Index, Integer, Table, Text

from bot.store.columns import Instant, flag, key, metadata, words

reminders = Table(
    "reminders",
    metadata,
    key("team_id"),
    key("user_id"),
    key("day"),
    words("kind"),
    Column("rubric_id", Text),
    Column("dimension_id", Text),
    flag("is_check"),
    Column("question_id", Text),
    words("question", ""),
    Column("made_at", Instant, nullable=False),
    Column("answer", Text),
    Column("answered_at", Instant),
    Index("ix_reminders_age", "made_at"),
)

interviews = Table(
    "interviews",
    metadata,
    key("team_id"),
    key("id"),
    words("user_id"),
    Column("starts_at", Instant, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("called_off_at", Instant),
    Column("minutes", Integer, nullable=False, server_default="60"),
    Index("ix_interviews_member", "team_id", "user_id", "starts_at"),
)

schedules = Table(
    "schedules",
    metadata,
    key("team_id"),
    key("channel_id"),
    key("kind"),
    words("user_id"),
    Column("rubric_id", Text),
    Column("level", Text),
    words("days"),
    Column("minutes", Integer, nullable=False),
    words("tz"),
    words("last_day"),
    Column("set_at", Instant, nullable=False),
    Index("ix_schedules_member", "team_id", "user_id"),
)

prompts = Table(
    "prompts",
    metadata,
    key("team_id"),
    key("channel_id"),
    key("day"),
    words("rubric_id"),
    words("dimension_id"),
    words("level"),
    words("question_id"),
    words("question"),
    Column("asked_at", Instant, nullable=False),
    Column("ts", Text),
    Index("ix_prompts_message", "team_id", "channel_id", "ts"),
)

send_rates = Table(
    "send_rates",
    metadata,
    key("team_id"),
    Column("rate", Float, nullable=False),
    Column("tokens", Float, nullable=False),
    Column("counted_at", Instant, nullable=False),
    Column("held_until", Instant, nullable=False),
)
