"""Messages, replies and ephemerals of every conversation, in the order of their stamps."""

from __future__ import annotations

from dataclasses import replace

from playground.state.feed import Change, Feed
from playground.state.model import Message
from playground.state.people import SLACKBOT
from playground.state.store import Store

GONE = "This message is gone."


class Messages:
    """Messages by conversation and ts."""

    def __init__(self, store: Store, feed: Feed) -> None:
        self._store, self._feed = store, feed
        self._by_channel: dict[str, dict[str, Message]] = {}
        self._replies: dict[tuple[str, str], list[str]] = {}
        self.newest_ts: str | None = None
        for _, body in store.load("messages"):
            self._remember(_from_document(body))

    def get(self, channel: str, ts: str) -> Message | None:
        """One message, ephemeral or not."""
        return self._by_channel.get(channel, {}).get(ts)

    def keep(self, message: Message) -> Message:
        """Add a message or put a newer version in its place."""
        self._remember(message)
        self._store.put("messages", f"{message.ts}/{message.channel}", message)
        self._publish(message)
        return message

    def drop(self, message: Message) -> None:
        """Delete it; a root with replies leaves a stone in its place, so that its thread stays reachable."""
        if self._replies.get((message.channel, message.ts)):
            self.keep(Message(message.channel, message.ts, SLACKBOT, GONE, subtype="tombstone"))
            return
        self._by_channel[message.channel].pop(message.ts, None)
        if message.thread_ts and message.is_reply:
            self._replies[(message.channel, message.thread_ts)].remove(message.ts)
        self._store.drop("messages", f"{message.ts}/{message.channel}")
        self._publish(message)

    def react(self, message: Message, name: str, user_id: str) -> Message:
        """With this person's reaction."""
        users = message.reactions.get(name, ())
        return self.keep(replace(message, reactions={**message.reactions, name: (*users, user_id)}))

    def unreact(self, message: Message, name: str, user_id: str) -> Message:
        """Without this person's reaction."""
        users = tuple(each for each in message.reactions.get(name, ()) if each != user_id)
        rest = {key: value for key, value in message.reactions.items() if key != name}
        return self.keep(replace(message, reactions={**rest, name: users} if users else rest))

    def history(self, channel: str) -> list[Message]:
        """Roots and single messages, oldest first; no replies and no ephemerals."""
        return [each for each in self._in(channel) if not each.is_reply and each.only_for is None]

    def replies(self, channel: str, thread_ts: str) -> list[Message]:
        """A thread's replies, oldest first, without its root and without ephemerals."""
        return [each for each in self._thread(channel, thread_ts) if each.only_for is None]

    def seen_by(self, user_id: str, channel: str) -> list[Message]:
        """What a person sees in the main pane: history and their own ephemerals."""
        return [each for each in self._in(channel) if not each.is_reply and each.only_for in (None, user_id)]

    def thread_seen_by(self, user_id: str, channel: str, thread_ts: str) -> list[Message]:
        """What a person sees in a thread pane: root, replies, and their own ephemerals."""
        root = self.get(channel, thread_ts)
        replies = [each for each in self._thread(channel, thread_ts) if each.only_for in (None, user_id)]
        return [root, *replies] if root else replies

    def _in(self, channel: str) -> list[Message]:
        messages = self._by_channel.get(channel, {})
        return [messages[ts] for ts in sorted(messages)]

    def _thread(self, channel: str, thread_ts: str) -> list[Message]:
        messages = self._by_channel.get(channel, {})
        return [messages[ts] for ts in sorted(self._replies.get((channel, thread_ts), ()))]

    def _remember(self, message: Message) -> None:
        known = self._by_channel.setdefault(message.channel, {})
        if message.ts not in known and message.is_reply and message.thread_ts:
            self._replies.setdefault((message.channel, message.thread_ts), []).append(message.ts)
        known[message.ts] = message
        self.newest_ts = max(self.newest_ts or message.ts, message.ts)

    def _publish(self, message: Message) -> None:
        self._feed.publish(Change("message", message.channel, message.ts, message.thread_ts, message.only_for))


def _from_document(body: dict[str, object]) -> Message:
    message = Message(**body)  # type: ignore[arg-type]  # written by as_document from a Message
    reactions = {name: tuple(users) for name, users in message.reactions.items()}
    return replace(message, blocks=tuple(message.blocks), files=tuple(message.files), reactions=reactions)
