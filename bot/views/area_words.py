"""How one area reads: its bar, how sure its place is, what that rests on. Which areas are shown where: standing."""

from collections import Counter
from collections.abc import Sequence

from bot.core.evidence import Evidence, Signal, Source
from bot.core.ranking import Certainty, Ranked
from bot.core.standing import Progress, Standing
from bot.views.text import count, day, escape, listed

EXPLAINED = 2
"""How many areas, weakest first, say how sure that is and why (PRODUCT.md 4)."""
SIGNALS = {
    Signal.CANT_TELL: "you could not tell",
    Signal.HESITATION: "you hesitated",
    Signal.REHEARSED: "it sounded rehearsed",
    Signal.SURPRISE: "something surprised you",
}
"""What a member noticed, as they are told of it."""
RATERS = {Source.SELF: "you", Source.AI: "the AI", Source.HUMAN: "a person"}
_STEPS = 5
_BAR = 2


def area_name(where: Standing, dimension_id: str) -> str:
    """Escaped."""
    return escape(where.rubric.dimension(dimension_id).name)


def area_line(where: Standing, one: Ranked) -> str:
    """A measured area in a line, the weakest two with their reasons in a second."""
    place, progress = where.ranked.index(one), where.progress_of(one.area)
    explained = place < EXPLAINED and not progress.reliable
    label = label_told(where, one) if progress.reliable or explained else ""
    stuck = "stuck on one goal" if progress.stuck else ""
    told = " · ".join(part for part in (label, scores_told(one), stuck) if part)
    why = f"\n      because {_because(one)}" if explained and one.because else ""
    return f"*{area_name(where, one.area)}*  {_bar(one)}  {told}{why}"


def label_told(where: Standing, one: Ranked) -> str:
    """How sure a measured area's place is; of a reliable one, that it is; empty for the last of the ranking."""
    progress, place = where.progress_of(one.area), where.ranked.index(one)
    if progress.reliable:
        return held_told(progress)
    if one.certainty is None or place + 1 == len(where.ranked):
        return ""
    return certainty_told(one, place, area_name(where, where.ranked[place + 1].area))


def certainty_told(one: Ranked, place: int, following: str) -> str:
    """“clearly the weakest”; at another place, or where it isn't sure, beside the area that follows."""
    if one.certainty is Certainty.TOO_CLOSE:
        return f"too close to call with {following}"
    return f"{one.certainty} the weakest" if place == 0 else f"{one.certainty} weaker than {following}"


def held_told(progress: Progress) -> str:
    """“reliable by your own reading, one check after 12 Nov”."""
    text = "reliable by your own reading" if progress.by_own_reading else "reliable"
    return f"{text}, one check after {day(progress.check_at)}" if progress.check_at else text


def scores_told(one: Ranked) -> str:
    """“9 scores, 2 by people”."""
    return f"{count(one.n, 'score')}{f', {one.n_human} by people' if one.n_human else ''}"


def saw_told(item: Evidence) -> str:
    """“you gave 1”, “you hesitated”."""
    if item.signal is not None:
        return SIGNALS[item.signal]
    return f"{RATERS[item.source]} gave {int(item.value)}"


def _bar(one: Ranked) -> str:
    filled = round((one.estimate - 1) / 2 * (_STEPS - 1)) + 1
    return "▰" * filled + "▱" * (_STEPS - filled)


def _because(one: Ranked) -> str:
    """“you gave 1 twice and you hesitated once, though a person gave 3 once”."""
    speaks_against = max(_BAR, one.estimate)
    low = [item for item in one.because if item.value <= speaks_against]
    high = [item for item in one.because if item.value > speaks_against]
    return ", though ".join(_counted(items) for items in (low, high) if items)


def _counted(items: Sequence[Evidence]) -> str:
    seen = Counter(saw_told(item) for item in items)
    return listed([f"{what} {_TIMES[times]}" for what, times in seen.items()])


_TIMES = {1: "once", 2: "twice", 3: "three times"}
