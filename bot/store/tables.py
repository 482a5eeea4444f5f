"""The tables of what members do, say and give. Every primary key begins with team_id. What waits to be done: queues."""

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, LargeBinary, Table, Text

from bot.store.columns import Instant, flag, key, metadata, only_where, words

_OPEN = "phase IN ('ready', 'rounds', 'scoring')"

members = Table(
    "members",
    metadata,
    key("team_id"),
    key("user_id"),
    words("tz", "UTC"),
    words("locale", "en-US"),
    Column("rubric_id", Text),
    Column("level", Text),
    words("mode", "typed"),
    Column("rounds", Integer),
    flag("greeted"),
    Column("dm_channel_id", Text),
    Column("created_at", Instant, nullable=False),
    Column("seen_in_slack_at", Instant),
    Column("reminders_paused_until", Instant),
    Column("keep_days", Integer),
    flag("without_ai"),
    flag("quotes_only"),
    Column("fingerprint_salt", LargeBinary),
    Column("own_tz", Text),
    words("reminder_days", ""),
    Column("reminder_minutes", Integer),
    Column("weekly_on", Integer),
    words("quiet_days", ""),
    words("reminded_on", ""),
    Column("ignored_reminders", Integer, nullable=False, server_default="0"),
    flag("offered_reminders"),
    words("sharing", "nothing"),
    Column("gone_at", Instant),
    Index("ix_members_unseen", "team_id", **only_where("seen_in_slack_at IS NULL")),
    Index("ix_members_sharing", "team_id", **only_where("sharing <> 'nothing'")),
)

workspaces = Table(
    "workspaces",
    metadata,
    key("team_id"),
    flag("without_ai"),
    Column("uninstalled_at", Instant),
    flag("example"),
)

rubric_versions = Table(
    "rubric_versions",
    metadata,
    key("team_id"),
    key("version"),
    words("file"),
    words("source"),
)

drills = Table(
    "drills",
    metadata,
    key("team_id"),
    key("id"),
    words("user_id"),
    words("rubric_id"),
    words("rubric_version"),
    words("dimension_id"),
    words("level"),
    words("mode"),
    words("format", "focused"),
    flag("twisted"),
    Column("model", Text),
    words("goal"),
    words("goal_origin"),
    Column("seconds", Integer, nullable=False),
    Column("planned", Integer, nullable=False),
    words("phase"),
    Column("channel_id", Text),
    Column("thread_ts", Text),
    Column("created_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("paused_at", Instant),
    Column("moved_at", Instant),
    Column("rounds_over_at", Instant),
    Column("closed_at", Instant),
    words("looked_back", ""),
    flag("scored_late"),
    Column("assessed_at", Instant),
    flag("has_feedback"),
    Index("ix_drills_member", "team_id", "user_id", "created_at"),
    Index("ix_drills_thread", "team_id", "channel_id", "thread_ts"),
    Index(
        "uq_drills_one_open", "team_id", "user_id", unique=True, **only_where("phase IN ('ready', 'rounds', 'scoring')")
    ),
)

rounds = Table(
    "rounds",
    metadata,
    key("team_id"),
    key("drill_id"),
    Column("number", Integer, primary_key=True),
    words("user_id"),
    words("rubric_id"),
    words("role"),
    Column("dimension_id", Text),
    Column("from_minute", Integer),
    Column("to_minute", Integer),
    words("question_id"),
    words("question"),
    flag("repeated"),
    Column("instruction", Text),
    words("voice", "bank"),
    words("state"),
    Column("verdict", Text),
    flag("time_up"),
    Column("words", Integer),
    Column("asked_ts", Text),
    Column("asked_at", Instant, nullable=False),
    Index("ix_rounds_member", "team_id", "user_id", "rubric_id"),
)

sayings = Table(
    "sayings",
    metadata,
    key("team_id"),
    key("drill_id"),
    Column("round_number", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    words("kind"),
    words("text"),
    words("voice", "bank"),
)

messages = Table(
    "messages",
    metadata,
    key("team_id"),
    key("channel_id"),
    key("ts"),
    words("user_id"),
    Column("thread_ts", Text),
    words("text"),
    Column("edited_ts", Text),
    flag("deleted"),
    Column("received_at", Instant, nullable=False),
    Index("ix_messages_thread", "team_id", "channel_id", "thread_ts", "ts"),
    Index("ix_messages_member", "team_id", "user_id", "received_at"),
    Index("ix_messages_typed", "team_id", "user_id", **only_where("text <> ''")),
)

scores = Table(
    "scores",
    metadata,
    key("team_id"),
    key("drill_id"),
    key("rater"),
    key("rater_id"),
    key("dimension_id"),
    words("user_id"),
    words("rubric_id"),
    words("rubric_version"),
    words("score"),
    flag("late"),
    flag("after_others"),
    Column("given_at", Instant, nullable=False),
    Index("ix_scores_member", "team_id", "user_id", "rubric_id"),
)

signals = Table(
    "signals",
    metadata,
    key("team_id"),
    key("drill_id"),
    words("user_id"),
    Column("dimension_id", Text),
    words("hesitation", ""),
    words("rehearsed", ""),
    words("surprise", ""),
    Column("written_at", Instant, nullable=False),
)

retros = Table(
    "retros",
    metadata,
    key("team_id"),
    key("drill_id"),
    words("user_id"),
    words("well", ""),
    words("wrong", ""),
    words("fix"),
    words("practice", ""),
    Column("last_fix", Text),
    Column("written_at", Instant, nullable=False),
    Index("ix_retros_member", "team_id", "user_id", "written_at"),
)

drafts = Table(
    "drafts",
    metadata,
    key("team_id"),
    key("user_id"),
    key("subject"),
    words("form"),
    Column("fields", JSON, nullable=False),
    flag("closed"),
    flag("hinted"),
    words("typed_ts", ""),
    Column("kept_at", Instant, nullable=False),
)

journal_entries = Table(
    "journal_entries",
    metadata,
    key("team_id"),
    key("id"),
    words("user_id"),
    words("kind"),
    Column("rubric_id", Text),
    Column("dimension_id", Text),
    words("hesitation", ""),
    words("rehearsed", ""),
    words("surprise", ""),
    words("question", ""),
    Column("happened_at", Instant, nullable=False),
    Column("written_at", Instant, nullable=False),
    Index("ix_journal_entries_member", "team_id", "user_id", "happened_at"),
)

own_questions = Table(
    "own_questions",
    metadata,
    key("team_id"),
    key("id"),
    words("user_id"),
    words("rubric_id"),
    words("dimension_id"),
    words("ask"),
    words("source"),
    Column("added_at", Instant, nullable=False),
    Index("ix_own_questions_member", "team_id", "user_id", "rubric_id"),
)

readings = Table(
    "readings",
    metadata,
    key("team_id"),
    key("user_id"),
    key("reference_id"),
    words("rubric_id"),
    words("dimension_id"),
    Column("given", Integer, nullable=False),
    Column("reference", Integer, nullable=False),
    Column("read_at", Instant, nullable=False),
)

opinions = Table(
    "opinions",
    metadata,
    key("team_id"),
    key("line_key"),
    words("user_id"),
    flag("helpful"),
    Column("given_at", Instant, nullable=False),
)

spending = Table(
    "spending",
    metadata,
    key("team_id"),
    key("id"),
    words("user_id"),
    words("call"),
    words("model"),
    words("outcome"),
    Column("prompt", Integer, nullable=False),
    Column("cached", Integer, nullable=False),
    Column("completion", Integer, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("spent_at", Instant, nullable=False),
    Index("ix_spending_day", "team_id", "spent_at"),
)
