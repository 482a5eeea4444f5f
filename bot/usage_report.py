"""`python -m bot usage`: what the AI was asked, what it cost and what members made of it. Nobody is named."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby

from sqlalchemy import Connection

from bot.config import Settings
from bot.core.spending import MILLION, Budget, Call, Outcome, Terms, day_begins
from bot.store import opinions, spending
from bot.store.spending import DayRow
from bot.stored import stored
from bot.text_table import text_table

NOTHING_YET = "There is no database yet, so no AI was asked for anything."
ASKED_FOR = {
    Call.VARY: "Questions",
    Call.PROBE: "Follow-ups",
    Call.COACH: "Instructions",
    Call.SCORE: "Scores",
    Call.CHECK: "Server checks",
}
CAME_OF_IT = {
    Outcome.OK: "Used",
    Outcome.DISCARDED: "Discarded",
    Outcome.SLOW: "Slow",
    Outcome.DOWN: "Down",
    Outcome.REFUSED: "Refused",
    Outcome.CUT: "Cut short",
    Outcome.NONSENSE: "Nonsense",
}
_WHAT_THEY_MEAN = (
    "Discarded: a usable reply that the app's own checks threw away. Refused: by the model. Down: no",
    "answer, or an error. Where a reply wasn't used, the question bank spoke, or there was no score.",
)


def usage(settings: Settings, days: int) -> list[str]:
    """What to print about the last so many days (UTC), today among them. Raises SettingError and CantOpen."""
    with stored(settings) as tx:
        return [NOTHING_YET] if tx is None else report(tx, settings.ai.terms, days, datetime.now(UTC))


def report(tx: Connection, terms: Terms | None, days: int, now: datetime) -> list[str]:
    """The same from an open transaction. `now` is unmoved UTC, which budgets go by; `terms` those of today."""
    today = day_begins(now)
    first = today - timedelta(days=days - 1)
    rows = list(spending.since(tx, first))
    found = opinions.count(tx, first)
    period = _period(first, today)
    if not rows and not found:
        return [f"No AI was asked for anything {period}."]
    lines = [f"What the AI was asked {period}"]
    for team_id in sorted({row.team_id for row in rows} | found.keys()):
        lines += ["", f"Workspace {team_id}", ""]
        lines += _models([row for row in rows if row.team_id == team_id])
        lines += [_opinions(*found.get(team_id, (0, 0))), _today(*spending.of_workspace(tx, team_id, today), terms)]
    return [*lines, *(["", *_WHAT_THEY_MEAN] if rows else [])]


def _period(first: datetime, today: datetime) -> str:
    return f"on {today:%Y-%m-%d} (UTC)" if first == today else f"from {first:%Y-%m-%d} to {today:%Y-%m-%d} (UTC)"


def _models(rows: Sequence[DayRow]) -> Iterable[str]:
    """For each model what was sent and received, and what came of it."""
    for model, found in groupby(rows, key=lambda row: row.model):
        of_model = list(found)
        yield f"Model {model}"
        yield from _indented(text_table(_rows(of_model, _figures_head(of_model), _figures)))
        yield ""
        yield from _indented(text_table(_rows(of_model, ("Asked for", *CAME_OF_IT.values()), _outcomes)))
        yield ""


def _rows(
    rows: Sequence[DayRow], head: tuple[str, ...], figures: Callable[[Sequence[DayRow]], list[str]]
) -> list[tuple[str, ...]]:
    """The head, a row for each thing that was asked for, and all of them together."""
    by_call = {call: [row for row in rows if row.call is call] for call in ASKED_FOR}
    parts = {ASKED_FOR[call]: of_call for call, of_call in by_call.items() if of_call}
    whole = {"All": rows} if len(parts) > 1 else {}
    named = ((name, *figures(part))[: len(head)] for name, part in {**parts, **whole}.items())
    return [head, *named]


def _figures_head(rows: Sequence[DayRow]) -> tuple[str, ...]:
    """With dollars only where prices were set when the calls were made."""
    head = ("Asked for", "Calls", "Tokens sent", "Cached", "Received", "Mean seconds")
    return (*head, "Dollars") if any(row.cost for row in rows) else head


def _figures(rows: Sequence[DayRow]) -> list[str]:
    calls = sum(row.calls for row in rows)
    tokens = (sum(getattr(row, name) for row in rows) for name in ("prompt", "cached", "completion"))
    seconds = sum(row.milliseconds for row in rows) / calls / 1000
    dollars = sum(row.cost for row in rows) / MILLION
    return [f"{calls:,}", *(f"{each:,}" for each in tokens), f"{seconds:.1f}", f"{dollars:,.4f}"]


def _outcomes(rows: Sequence[DayRow]) -> list[str]:
    return [f"{sum(row.calls for row in rows if row.outcome is outcome):,}" for outcome in CAME_OF_IT]


def _opinions(helpful: int, unhelpful: int) -> str:
    if helpful == unhelpful == 0:
        return "Opinions: none yet on what the AI said."
    return f"Opinions: {helpful:,} helpful, {unhelpful:,} not."


def _today(tokens: int, money: int, terms: Terms | None) -> str:
    """What today came to so far, beside what a day of the workspace may come to."""
    budget = terms.workspace if terms else Budget()
    parts = [_share(tokens, budget.tokens, "{:,}".format, " tokens")]
    if money or budget.money is not None:
        parts.append(_share(money, budget.money, _dollars))
    if terms is None:
        return f"Today: {', '.join(parts)}. No model is set now, so none is asked."
    return f"Today: {', '.join(parts)}.{' Used up.' if budget.is_spent(tokens, money) else ''}"


def _share(used: int, most: int | None, shown: Callable[[int], str], unit: str = "") -> str:
    """Such as “50 of 200 tokens (25.0 %)”; without a limit “50 tokens”."""
    if most is None:
        return f"{shown(used)}{unit}"
    share = f" ({100 * used / most:.1f} %)" if most else ""
    return f"{shown(used)} of {shown(most)}{unit}{share}"


def _dollars(millionths: int) -> str:
    return f"${millionths / MILLION:,.2f}"


def _indented(lines: Iterable[str]) -> Iterable[str]:
    return (f"  {line}" for line in lines)
