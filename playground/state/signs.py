"""What an app shows while it works: the typing sign of a conversation, its suggested prompts and thread titles."""

from __future__ import annotations

from playground.state.feed import Change, Feed
from playground.state.model import Json, Sign

THINKING = "is thinking…"
STOPPING = "is stopping…"


class Signs:
    """Typing signs and prompts; they last as long as the process, as in Slack."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._signs: dict[tuple[str, str | None], Sign] = {}
        self._prompts: dict[str, tuple[str, list[Json]]] = {}
        self._titles: dict[tuple[str, str | None], str] = {}

    def sign(self, channel: str, thread_ts: str | None = None) -> str:
        """The app's sign in this place, "" for none."""
        sign = self._signs.get((channel, thread_ts))
        return sign.status if sign else ""

    def signs(self, channel: str) -> dict[str, str]:
        """The app's signs in a conversation's threads, by thread."""
        here = (sign for sign in self._signs.values() if sign.channel == channel)
        return {sign.thread_ts: sign.status for sign in here if sign.thread_ts}

    def at_work(self, channel: str, thread_ts: str | None) -> bool:
        """Whether an agent session is processing here and nobody has pressed Stop."""
        sign = self._signs.get((channel, thread_ts))
        return sign is not None and sign.session and not sign.stopping

    def set_sign(self, channel: str, thread_ts: str | None, status: str, *, session: bool = False) -> None:
        """Show a sign, or with "" take it away; `session`, it is the status of an agent session."""
        self._signs.pop((channel, thread_ts), None)
        if status:
            self._signs[(channel, thread_ts)] = Sign(channel, thread_ts, status, session)
        self._feed.publish(Change("sign", channel=channel, thread_ts=thread_ts))

    def stop(self, channel: str, thread_ts: str) -> None:
        """A person pressed Stop: the app stops now, and the sign is gone once it says that it has."""
        self._signs[(channel, thread_ts)] = Sign(channel, thread_ts, STOPPING, session=True, stopping=True)
        self._feed.publish(Change("sign", channel=channel, thread_ts=thread_ts))

    def app_spoke(self, channel: str, thread_ts: str | None, *, more_to_come: bool = False) -> None:
        """A message of the app takes its sign away; one it has only begun leaves an agent session at work."""
        sign = self._signs.get((channel, thread_ts))
        if sign is not None and not (more_to_come and sign.session):
            self.set_sign(channel, thread_ts, "")

    def prompts(self, channel: str) -> tuple[str, list[Json]]:
        """A conversation's (title, prompts); each prompt has a title and a message."""
        return self._prompts.get(channel, ("", []))

    def set_prompts(self, channel: str, title: str, prompts: list[Json]) -> None:
        """Suggest these messages to the person."""
        self._prompts[channel] = (title, prompts)
        self._feed.publish(Change("prompts", channel=channel))

    def title(self, channel: str, thread_ts: str | None) -> str:
        """What the app named a thread, "" for nothing."""
        return self._titles.get((channel, thread_ts), "")

    def set_title(self, channel: str, thread_ts: str | None, title: str) -> None:
        """Name a thread."""
        self._titles[(channel, thread_ts)] = title
        self._feed.publish(Change("sign", channel=channel, thread_ts=thread_ts))
