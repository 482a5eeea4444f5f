"""The scopes the app asks for, each with what needs it: Web API methods, events, features of the manifest."""

from collections.abc import Mapping

SCOPES: Mapping[str, tuple[str, ...]] = {
    "assistant:write": ("agent_view", "agent_session_stopped"),
    "chat:write": (
        *("chat.postMessage", "chat.postEphemeral", "chat.update", "agents.sessions.setStatus"),
        *("chat.startStream", "chat.appendStream", "chat.stopStream"),
    ),
    "commands": ("slash_commands", "shortcuts"),
    "files:write": ("files.getUploadURLExternal", "files.completeUploadExternal"),
    "im:history": ("message.im", "conversations.history", "conversations.replies"),
    "im:write": ("conversations.open",),
    "users:read": ("users.info", "user_change"),
}
"""Nothing is asked for ahead of its use. im:history also serves the look-up after a post whose answer was lost."""

READS_FILES = "files:read"

READS_CHANNELS = ("channels:history", "groups:history")

OPTIONAL_SCOPES: Mapping[str, tuple[str, ...]] = {
    "channels:history": ("message.channels", "conversations.history", "conversations.replies"),
    "channels:read": ("channel_left", "channel_archive"),
    READS_FILES: ("files.info",),
    "groups:history": ("message.groups", "conversations.history", "conversations.replies"),
    "groups:read": ("group_left", "group_archive"),
}
"""What whoever installs the app may withhold.

Without files:read snippets and clips count by what their message tells; without the histories nobody answers a
channel's question in its thread; without channels:read and groups:read a channel that shuts us out is noticed late.
"""
