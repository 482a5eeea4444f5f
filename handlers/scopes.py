"""The scopes the app asks for, each with what needs it: Web API methods, events, features of the manifest."""

from collections.abc import Mapping

SCOPES: Mapping[str, tuple[str, ...]] = {
    "assistant:write": ("agent_view", "agent_session_stopped"),
    "chat:write": (
        *("chat.postMessage", "chat.update", "chat.startStream", "chat.appendStream", "chat.stopStream"),
        "agents.sessions.setStatus",
    ),
    "commands": ("slash_commands", "shortcuts"),
    "files:write": ("files.getUploadURLExternal", "files.completeUploadExternal"),
    "im:history": ("message.im", "conversations.history", "conversations.replies"),
    "im:write": ("conversations.open",),
    "users:read": ("users.info", "user_change"),
}
"""Nothing is asked for ahead of its use. im:history also serves the look-up after a post whose answer was lost."""

READS_FILES = "files:read"

OPTIONAL_SCOPES: Mapping[str, tuple[str, ...]] = {READS_FILES: ("files.info",)}
"""What whoever installs the app may withhold. Without it snippets and clips count by what their message tells."""
