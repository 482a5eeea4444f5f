"""The log: one line a drill or journal entry, newest first."""

from collections.abc import Sequence

from bot.core.entries import EntryKind
from bot.core.scene import LoggedEntry, PastDrill
from bot.views.drawn import Drawn, header, message, section, small
from bot.views.text import count, day, escape, short

_KINDS = {EntryKind.DRILL: "a drill", EntryKind.MOCK: "an outside mock", EntryKind.INTERVIEW: "a real interview"}
_LONGEST_WORDS = 120


def draw_log(past: Sequence[PastDrill | LoggedEntry]) -> Drawn:
    """`/drill log`."""
    if not past:
        return message(
            "Your log is empty.",
            section("Your log is empty. A finished drill, or a journal entry, is its first line."),
        )
    return message(
        f"Your log: the last {count(len(past), 'line')}.",
        header("Your log"),
        *[section(log_line(one)) for one in past],
        small("`/drill export` gives you all of it, every answer included."),
    )


def log_line(one: PastDrill | LoggedEntry) -> str:
    """One drill or entry in one or two lines."""
    return _drill(one) if isinstance(one, PastDrill) else _entry(one)


def _drill(drill: PastDrill) -> str:
    met = f"goal met in {drill.passed} of {drill.rounds}" if drill.rounds else "nothing judged"
    said = f"you said {drill.score.number}" if drill.score and drill.score.number else "you couldn't tell"
    scored = f" · {said}" if drill.score else ""
    line = f"{day(drill.at)} · *{escape(drill.dimension_name)}* · {met}{scored}"
    return f"{line}\n      Fix: {escape(drill.fix)}" if drill.fix else line


def _entry(logged: LoggedEntry) -> str:
    signals = logged.entry.signals
    told = [
        f"{name}: {escape(short(' '.join(words.split()), _LONGEST_WORDS))}"
        for name, words in (
            ("Hesitated", signals.hesitation),
            ("Rehearsed", signals.rehearsed),
            ("Surprised", signals.surprise or logged.entry.question),
        )
        if words
    ]
    line = (
        f"{day(logged.entry.happened_at)} · *{escape(logged.dimension_name)}* · journal of {_KINDS[logged.entry.kind]}"
    )
    return "\n      ".join([line, *told])
