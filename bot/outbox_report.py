"""`python -m bot outbox`: what waits to be sent to Slack, how fast it goes, and what was given up. Nobody is named."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from bot.config import Settings
from bot.core.outgoing import Priority
from bot.core.send_rate import SendRate
from bot.store import outbox_figures, send_rates
from bot.store.outbox_figures import Figures, Waiting
from bot.stored import stored
from bot.text_table import text_table

NOTHING_YET = "There is no database yet, so nothing waits to be sent."
NOTHING = "Nothing waits to be sent. Nothing was sent in the last minute, and nothing given up in the last day."
KINDS: Mapping[int, str] = {
    Priority.LIVE: "Replies",
    Priority.NUDGE: "Nudges",
    Priority.REMINDER: "Reminders and prompts",
    Priority.DIGEST: "Digests",
}
"""What goes first stands first."""
_SENT_WITHIN, _GIVEN_UP_WITHIN = timedelta(minutes=1), timedelta(days=1)
_HEAD = ("", "Waiting", "Oldest", "Sent in a minute", "Given up in a day")


def outbox(settings: Settings) -> list[str]:
    """What to print about this moment. Raises SettingError and CantOpen."""
    with stored(settings) as tx:
        return [NOTHING_YET] if tx is None else report(tx, float(settings.posts_a_second), datetime.now(UTC))


def report(tx: Connection, full: float, now: datetime) -> list[str]:
    """The same from an open transaction. `full` is the most calls a second; `now` is unmoved UTC."""
    figures = outbox_figures.of_all(tx, now - _SENT_WITHIN, now - _GIVEN_UP_WITHIN)
    if not figures.teams:
        return [NOTHING]
    lines = [f"What is to be sent, at {now:%Y-%m-%d %H:%M:%S} UTC"]
    for team_id in figures.teams:
        rate = send_rates.read(tx, team_id, full, now)
        lines += ["", f"Workspace {team_id}", "", *_table(figures, team_id, now), ""]
        lines += [*_reasons(figures, team_id), _pace(rate, now), *_outlook(figures, team_id, rate, now)]
    return lines


def _table(figures: Figures, team_id: str, now: datetime) -> list[str]:
    """Each kind with what waits, and all of them together."""
    rows = [_HEAD, *(_row(figures, team_id, name, (priority,), now) for priority, name in KINDS.items())]
    return [f"  {line}" for line in text_table([*rows, _row(figures, team_id, "All", tuple(KINDS), now)])]


def _row(figures: Figures, team_id: str, name: str, priorities: tuple[int, ...], now: datetime) -> tuple[str, ...]:
    waiting = [figures.waiting[team_id, each] for each in priorities if (team_id, each) in figures.waiting]
    sent = sum(figures.sent.get((team_id, each), 0) for each in priorities)
    given_up = sum(
        number for (team, priority, _), number in figures.given_up.items() if team == team_id and priority in priorities
    )
    oldest = min((_asked_at(each) for each in waiting), default=None)
    age = "–" if oldest is None else _span(now - oldest)
    return name, f"{sum(each.number for each in waiting):,}", age, f"{sent:,}", f"{given_up:,}"


def _asked_at(waiting: Waiting) -> datetime:
    """A place in a conversation is a UUIDv7, whose first 48 bits are the milliseconds since 1970."""
    return datetime.fromtimestamp(int(waiting.oldest[:12], 16) / 1000, UTC)


def _reasons(figures: Figures, team_id: str) -> Iterator[str]:
    """Why Slack didn't take some, the most frequent reason first."""
    of_team = [
        (number, KINDS[priority].lower(), why)
        for (team, priority, why), number in figures.given_up.items()
        if team == team_id
    ]
    if of_team:
        told = ", ".join(f"{number:,} × {why} ({kind})" for number, kind, why in sorted(of_team, reverse=True))
        yield f"Given up: {told}."


def _pace(rate: SendRate, now: datetime) -> str:
    held = rate.held_until - now
    if held > timedelta():
        return f"Pace: none until {rate.held_until:%H:%M:%S} UTC, in {_span(held)}, because Slack asked to wait."
    current = rate.filled(now).rate
    slower = "" if current >= rate.full else " Slack asked to slow down; it recovers within five minutes."
    return f"Pace: {current:.1f} of {rate.full:g} calls a second.{slower}"


def _outlook(figures: Figures, team_id: str, rate: SendRate, now: datetime) -> Iterator[str]:
    number = sum(waiting.number for (team, _), waiting in figures.waiting.items() if team == team_id)
    seconds = number / rate.full
    if seconds >= 1:
        yield f"At {rate.full:g} a second, what waits takes {_span(timedelta(seconds=seconds))}."


def _span(length: timedelta) -> str:
    """Such as “40 s”, “17 min” or “3 h 5 min”."""
    seconds = max(0, round(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
