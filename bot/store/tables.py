"""The tables. Every primary key begins with team_id; times are microseconds since 1970 UTC, so both databases agree."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as whole microseconds since 1970 UTC."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


members = Table(
    "members",
    metadata,
    _key("team_id"),
    _key("user_id"),
    _text("tz", "UTC"),
    _text("locale", "en-US"),
    Column("rubric_id", Text),
    Column("level", Text),
    _text("mode", "typed"),
    Column("rounds", Integer),
    _flag("greeted"),
    Column("dm_channel_id", Text),
    Column("created_at", Instant, nullable=False),
    Column("seen_in_slack_at", Instant),
    Column("reminders_paused_until", Instant),
    Column("keep_days", Integer),
)

rubric_versions = Table(
    "rubric_versions",
    metadata,
    _key("team_id"),
    _key("version"),
    _text("file"),
    _text("source"),
)

drills = Table(
    "drills",
    metadata,
    _key("team_id"),
    _key("id"),
    _text("user_id"),
    _text("rubric_id"),
    _text("rubric_version"),
    _text("dimension_id"),
    _text("level"),
    _text("mode"),
    _text("format", "focused"),
    _text("goal"),
    _text("goal_origin"),
    Column("seconds", Integer, nullable=False),
    Column("planned", Integer, nullable=False),
    _text("phase"),
    Column("channel_id", Text),
    Column("thread_ts", Text),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("paused_at", Instant),
    Column("moved_at", Instant),
    Column("rounds_over_at", Instant),
    Column("closed_at", Instant),
    _text("looked_back", ""),
    _flag("scored_late"),
    Index("ix_drills_member", "team_id", "user_id", "created_at"),
    Index("ix_drills_thread", "team_id", "channel_id", "thread_ts"),
    Index(
        "uq_drills_one_open",
        "team_id",
        "user_id",
        unique=True,
        sqlite_where=text("phase IN ('ready', 'rounds', 'scoring')"),
        postgresql_where=text("phase IN ('ready', 'rounds', 'scoring')"),
    ),
)

rounds = Table(
    "rounds",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    Column("number", Integer, primary_key=True),
    _text("user_id"),
    _text("rubric_id"),
    _text("role"),
    Column("dimension_id", Text),
    Column("from_minute", Integer),
    Column("to_minute", Integer),
    _text("question_id"),
    _text("question"),
    _flag("repeated"),
    Column("instruction", Text),
    _text("state"),
    Column("verdict", Text),
    _flag("time_up"),
    Column("asked_ts", Text),
    Column("asked_at", Instant, nullable=False),
    Index("ix_rounds_member", "team_id", "user_id", "rubric_id"),
)

sayings = Table(
    "sayings",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    Column("round_number", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    _text("kind"),
    _text("text"),
)

messages = Table(
    "messages",
    metadata,
    _key("team_id"),
    _key("channel_id"),
    _key("ts"),
    _text("user_id"),
    Column("thread_ts", Text),
    _text("text"),
    Column("edited_ts", Text),
    _flag("deleted"),
    Column("received_at", Instant, nullable=False),
    Index("ix_messages_thread", "team_id", "channel_id", "thread_ts", "ts"),
    Index("ix_messages_member", "team_id", "user_id", "received_at"),
)

scores = Table(
    "scores",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    _key("rater"),
    _key("rater_id"),
    _key("dimension_id"),
    _text("user_id"),
    _text("rubric_id"),
    _text("rubric_version"),
    _text("score"),
    _flag("late"),
    Column("given_at", Instant, nullable=False),
    Index("ix_scores_member", "team_id", "user_id", "rubric_id"),
)

signals = Table(
    "signals",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    _text("user_id"),
    Column("dimension_id", Text),
    _text("hesitation", ""),
    _text("rehearsed", ""),
    _text("surprise", ""),
    Column("written_at", Instant, nullable=False),
)

retros = Table(
    "retros",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    _text("user_id"),
    _text("well", ""),
    _text("wrong", ""),
    _text("fix"),
    _text("practice", ""),
    Column("last_fix", Text),
    Column("written_at", Instant, nullable=False),
    Index("ix_retros_member", "team_id", "user_id", "written_at"),
)

drafts = Table(
    "drafts",
    metadata,
    _key("team_id"),
    _key("user_id"),
    _key("subject"),
    _text("form"),
    Column("fields", JSON, nullable=False),
    _flag("closed"),
    _flag("hinted"),
    _text("typed_at", ""),
    Column("kept_at", Instant, nullable=False),
)

journal_entries = Table(
    "journal_entries",
    metadata,
    _key("team_id"),
    _key("id"),
    _text("user_id"),
    _text("kind"),
    Column("rubric_id", Text),
    Column("dimension_id", Text),
    _text("hesitation", ""),
    _text("rehearsed", ""),
    _text("surprise", ""),
    _text("question", ""),
    Column("happened_at", Instant, nullable=False),
    Column("written_at", Instant, nullable=False),
    Index("ix_journal_entries_member", "team_id", "user_id", "happened_at"),
)

own_questions = Table(
    "own_questions",
    metadata,
    _key("team_id"),
    _key("id"),
    _text("user_id"),
    _text("rubric_id"),
    _text("dimension_id"),
    _text("ask"),
    _text("source"),
    Column("added_at", Instant, nullable=False),
    Index("ix_own_questions_member", "team_id", "user_id", "rubric_id"),
)

interviews = Table(
    "interviews",
    metadata,
    _key("team_id"),
    _key("id"),
    _text("user_id"),
    Column("starts_at", Instant, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("called_off_at", Instant),
    Index("ix_interviews_member", "team_id", "user_id", "starts_at"),
)

attachments = Table(
    "attachments",
    metadata,
    _key("team_id"),
    _key("channel_id"),
    _key("ts"),
    _key("file_id"),
    _text("user_id"),
    _text("kind"),
    _text("text", ""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("leased_until", Instant, nullable=False),
    Column("done_at", Instant),
    Index(
        "ix_attachments_open",
        "team_id",
        "not_before",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
)

inbox = Table(
    "inbox",
    metadata,
    _key("team_id"),
    _key("key"),
    _text("user_id", ""),
    Column("ack", JSON(none_as_null=True)),
    Column("received_at", Instant, nullable=False),
    Index("ix_inbox_age", "received_at"),
)

outbox = Table(
    "outbox",
    metadata,
    _key("team_id"),
    _key("key"),
    _text("op"),
    _text("user_id"),
    _text("conversation"),
    _text("seq"),
    _text("kind"),
    _text("reference"),
    Column("root_key", Text),
    Column("thread_ts", Text),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("not_before", Instant, nullable=False),
    Column("leased_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    _flag("maybe_posted"),
    Column("channel_id", Text),
    Column("ts", Text),
    Column("done_at", Instant),
    Column("failure", Text),
    Index(
        "ix_outbox_open",
        "team_id",
        "conversation",
        "seq",
        sqlite_where=text("done_at IS NULL"),
        postgresql_where=text("done_at IS NULL"),
    ),
)

timers = Table(
    "timers",
    metadata,
    _key("team_id"),
    _key("kind"),
    _key("subject"),
    _text("user_id"),
    Column("due_at", Instant, nullable=False),
    Index("ix_timers_due", "due_at"),
)

turns = Table(
    "turns",
    metadata,
    _key("team_id"),
    _key("drill_id"),
    Column("round_number", Integer, primary_key=True),
    Column("probe_number", Integer, primary_key=True),
    _text("user_id"),
    Column("leased_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
)
