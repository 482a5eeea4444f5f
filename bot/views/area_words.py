"""How one area reads: its bar, how sure its place is, what that rests on. Which areas are shown where: standing."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.core.evidence import Evidence, Signal, Source
from bot.core.logged import NOBODY_NAMED
from bot.core.ranking import Certainty, Ranked
from bot.core.standing import Progress, Standing
from bot.views.text import count, day, escape, listed, short

EXPLAINED = 2
"""How many areas, weakest first, say how sure that is and why (PRODUCT.md 4)."""
SIGNALS = {
    Signal.CANT_TELL: "you could not tell",
    Signal.HESITATION: "you hesitated",
    Signal.REHEARSED: "it sounded rehearsed",
    Signal.SURPRISE: "something surprised you",
}
"""What a member noticed, as they are told of it."""
_RATERS = {Source.SELF: "you", Source.AI: "the AI"}
_PERSON = re.compile(r"[UW](?=[A-Z0-9]*\d)[A-Z0-9]{7,}")
"""What Slack's ids of people look like; with a digit in it, so that no name typed in capitals is taken for one."""
_LONGEST_NAME = 40
_STEPS = 5
_BAR = 2


def area_name(where: Standing, dimension_id: str) -> str:
    """Escaped."""
    return escape(where.rubric.dimension(dimension_id).name)


def area_line(where: Standing, one: Ranked) -> str:
    """A measured area in a line."""
    progress = where.progress_of(one.area)
    label = label_told(where, one) if progress.reliable or _is_explained(where, one) else ""
    stuck = "stuck on one goal" if progress.stuck else ""
    told = " · ".join(part for part in (label, scores_told(one), stuck) if part)
    return f"*{area_name(where, one.area)}*  {_bar(one)}  {told}"


def because_told(where: Standing, one: Ranked) -> str:
    """“mostly because Mia gave 1 and you hesitated, though you gave 3”: what weighs most, for the weakest two.

    Not all there is: how often somebody gave a 1 stands behind *See why*.
    """
    if not one.because or not _is_explained(where, one):
        return ""
    speaks_against = max(_BAR, one.estimate)
    low = [item for item in one.because if item.value <= speaks_against]
    high = [item for item in one.because if item.value > speaks_against]
    return f"mostly because {', though '.join(_counted(items) for items in (low, high) if items)}"


def _is_explained(where: Standing, one: Ranked) -> bool:
    return where.ranked.index(one) < EXPLAINED and not where.progress_of(one.area).reliable


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
    return f"{rater_told(item)} gave {int(item.value)}"


def rater_told(item: Evidence, *, typed: bool = False) -> str:
    """“you”, “the AI”, or who it was: a mention, a name somebody typed, “a person” where there is none.

    `typed`: it is known to be a name, however much it looks like an id of Slack's.
    """
    if item.source is not Source.HUMAN:
        return _RATERS[item.source]
    id_ = item.rater.partition(":")[2]
    if not id_ or id_ == NOBODY_NAMED:
        return "a person"
    return f"<@{id_}>" if _PERSON.fullmatch(id_) and not typed else escape(short(" ".join(id_.split()), _LONGEST_NAME))


def _bar(one: Ranked) -> str:
    filled = round((one.estimate - 1) / 2 * (_STEPS - 1)) + 1
    return "▰" * filled + "▱" * (_STEPS - filled)


def _counted(items: Sequence[Evidence]) -> str:
    seen = Counter(saw_told(item) for item in items)
    return listed([f"{what}{_TIMES[times]}" for what, times in seen.items()])


_TIMES = {1: "", 2: " twice", 3: " three times"}
