"""Channels and direct conversations, who is in them, and how far each person has read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.state.clock import Clock
from playground.state.feed import Change, Feed
from playground.state.ids import new_id
from playground.state.model import Channel
from playground.state.people import People
from playground.state.store import Store

GENERAL = "C0PGGENERAL"
"""The channel that everyone belongs to and that can't be archived."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A channel every workspace has. A private one has these members, a public one everybody."""

    id: str
    name: str
    topic: str
    private_to: tuple[str, ...] = ()


CHANNELS = (
    Seed(GENERAL, "general", "Whatever concerns everyone"),
    Seed("C0PGPRACTICE", "interview-practice", "Questions, partners and digests"),
    Seed("C0PGPAIRS01", "mock-pairs", "Three who interview each other", ("U0PGANA001", "U0PGMIA001", "U0PGROSA01")),
)


class Conversations:
    """Channels and IMs by id."""

    def __init__(self, store: Store, feed: Feed, clock: Clock, people: People) -> None:
        self._store, self._feed, self._clock, self._people = store, feed, clock, people
        self._channels = {
            key: Channel(**{**body, "members": tuple(body["members"])}) for key, body in store.load("channels")
        }
        self._read: dict[str, str] = {key: body["ts"] for key, body in store.load("read")}
        self._seed()

    def get(self, channel_id: str) -> Channel | None:
        return self._channels.get(channel_id)

    def named(self, name: str) -> Channel | None:
        """A channel by name, with or without its #."""
        return next((each for each in self._channels.values() if each.name and each.name == name.lstrip("#")), None)

    def of(self, user_id: str) -> list[Channel]:
        """Public channels, and what else the person is in: channels first, by name, then IMs by age."""
        seen = [each for each in self._channels.values() if each.visible_to(user_id)]
        return sorted(seen, key=lambda each: (each.is_im, each.name, each.created, each.id))

    def im(self, one: str, other: str) -> Channel:
        """The direct conversation of these two, made when there is none yet."""
        pair = {one, other}
        for channel in self._channels.values():
            if channel.is_im and set(channel.members) == pair:
                return channel
        channel = Channel(new_id("D"), "im", (one, other), int(self._clock.now().timestamp()))
        self._keep(channel)
        return channel

    def join(self, channel: Channel, user_id: str) -> Channel:
        """The channel with this person in it."""
        if user_id in channel.members:
            return channel
        joined = replace(channel, members=(*channel.members, user_id))
        self._keep(joined)
        return joined

    def leave(self, channel: Channel, user_id: str) -> Channel:
        """The channel without this person."""
        left = replace(channel, members=tuple(each for each in channel.members if each != user_id))
        self._keep(left)
        return left

    def archive(self, channel: Channel, *, archived: bool) -> Channel:
        """The channel closed to new messages, or open again; its members stay."""
        changed = replace(channel, is_archived=archived)
        self._keep(changed)
        return changed

    def leave_all(self, user_id: str) -> None:
        """This person or app is in no channel any more; direct conversations stay."""
        for channel in list(self._channels.values()):
            if not channel.is_im and user_id in channel.members:
                self.leave(channel, user_id)

    def read_up_to(self, user_id: str, channel_id: str) -> str:
        """The ts this person has read a conversation up to, "0" for not at all."""
        return self._read.get(f"{user_id}/{channel_id}", "0")

    def mark_read(self, user_id: str, channel_id: str, ts: str) -> None:
        """The person has seen everything up to ts; earlier ones change nothing."""
        if float(ts) > float(self.read_up_to(user_id, channel_id)):
            self._read[f"{user_id}/{channel_id}"] = ts
            self._store.put("read", f"{user_id}/{channel_id}", {"ts": ts})
            self._feed.publish(Change("read", channel=channel_id, user=user_id))

    def _keep(self, channel: Channel) -> None:
        self._channels[channel.id] = channel
        self._store.put("channels", channel.id, channel)
        self._feed.publish(Change("channel", channel=channel.id))

    def _seed(self) -> None:
        """What is missing: everything in a new workspace, in an older one the channels that came later."""
        everyone = tuple(user.id for user in self._people.humans())
        created = int(self._clock.now().timestamp())
        for seed in CHANNELS:
            if seed.id not in self._channels:
                members, private = seed.private_to or everyone, bool(seed.private_to)
                self._keep(Channel(seed.id, "channel", members, created, seed.name, seed.topic, is_private=private))
        for user_id in everyone:
            self.im(user_id, self._people.bot.id)
