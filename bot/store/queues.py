"""The tables of what came in, waits to be said, is due or has to be fetched. Every primary key begins with team_id."""

from sqlalchemy import JSON, Column, Index, Integer, Table, Text

from bot.store.columns import Instant, flag, key, metadata, only_where, words

attachments = Table(
    "attachments",
    metadata,
    key("team_id"),
    key("channel_id"),
    key("ts"),
    key("file_id"),
    words("user_id"),
    words("kind"),
    words("text", ""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("leased_until", Instant, nullable=False),
    Column("done_at", Instant),
    Index("ix_attachments_open", "team_id", "not_before", **only_where("done_at IS NULL")),
    Index("ix_attachments_words", "team_id", "user_id", **only_where("text <> ''")),
)

inbox = Table(
    "inbox",
    metadata,
    key("team_id"),
    key("key"),
    words("user_id", ""),
    Column("ack", JSON(none_as_null=True)),
    Column("received_at", Instant, nullable=False),
    Index("ix_inbox_age", "received_at"),
)

outbox = Table(
    "outbox",
    metadata,
    key("team_id"),
    key("key"),
    words("op"),
    words("user_id"),
    words("conversation"),
    words("seq"),
    words("kind"),
    words("reference"),
    Column("root_key", Text),
    Column("thread_ts", Text),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("not_before", Instant, nullable=False),
    Column("leased_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    flag("maybe_posted"),
    Column("channel_id", Text),
    Column("ts", Text),
    Column("done_at", Instant),
    Column("failure", Text),
    Index("ix_outbox_open", "team_id", "conversation", "seq", **only_where("done_at IS NULL")),
    Index("ix_outbox_next", "team_id", "priority", "seq", **only_where("done_at IS NULL")),
)

timers = Table(
    "timers",
    metadata,
    key("team_id"),
    key("user_id"),
    key("kind"),
    key("subject"),
    Column("due_at", Instant, nullable=False),
    Index("ix_timers_due", "team_id", "kind", "due_at"),
    sqlite_with_rowid=False,  # the key is nearly all there is: stored once, not twice
)

turns = Table(
    "turns",
    metadata,
    key("team_id"),
    key("drill_id"),
    Column("round_number", Integer, primary_key=True),
    Column("probe_number", Integer, primary_key=True),
    words("kind", "follow_up"),
    words("user_id"),
    Column("leased_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
)
