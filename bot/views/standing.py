"""Where a member stands in a rubric, as Home and `/drill areas` show it: bars, labels, because-lines, no decimals."""

from collections import Counter
from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.core.evidence import Evidence, Signal, Source
from bot.core.ranking import Certainty, Ranked
from bot.core.standing import Progress, Standing
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.text import count, day, escape, listed

_STEPS = 5
_EXPLAINED = 2
"""How many areas, weakest first, say how sure that is and why."""


def draw_standing(where: Standing) -> Sequence[Block | None]:
    """Measured areas, then first guesses, then what was never tried."""
    anything, guessed = where.ranked or where.guessed, _first_guesses(where)
    return [
        section("\n".join(_lines(where))) if where.ranked or _reliable(where) else None,
        section(_nothing_measured(where)) if not where.ranked else None,
        small(f"First guesses, not measured yet: {_names(where, guessed)}.") if guessed else None,
        small(f"Not tried yet: {_names(where, where.unseen)}.") if where.unseen and anything else None,
        small(_reading(where)) if where.ranked else None,
    ]


def draw_weakest(where: Standing) -> Sequence[Block | None]:
    """The two weakest areas alone, told as above; before anything is measured, the first guesses."""
    guessed = _first_guesses(where)[:_EXPLAINED]
    return [
        section("\n".join(_measured(where)[:_EXPLAINED])) if where.ranked else None,
        small(f"First guesses, not measured yet: {_names(where, guessed)}.") if guessed and not where.ranked else None,
        small(_reading(where)) if where.ranked else None,
    ]


def weakest_told(where: Standing) -> str | None:
    """“Trade-offs is clearly the weakest, by your own reading”; None where no label says so. Not escaped."""
    if len(where.ranked) < _EXPLAINED or where.progress_of(where.ranked[0].area).reliable:
        return None
    one, following = (where.rubric.dimension(each.area).name for each in where.ranked[:_EXPLAINED])
    whose = "" if any(each.n_human for each in where.ranked) else ", by your own reading"
    return f"{one} is {_certainty(where.ranked[0], following, 0)}{whose}"


def first_guess_told(where: Standing) -> str | None:
    """“A first guess at the weakest: Trade-offs”; None once anything is measured. Not escaped."""
    guessed = _first_guesses(where)
    if where.ranked or not guessed:
        return None
    return f"A first guess at the weakest: {where.rubric.dimension(guessed[0]).name}"


def draw_areas(where: Standing) -> Drawn:
    """`/drill areas`."""
    weakest = [*(one.area for one in where.ranked), *where.guessed]
    summary = f"Weakest first: {_names(where, weakest)}." if weakest else "Nothing measured yet."
    example = _name(where, [*weakest, *where.unseen][0]).lower()
    return message(
        f"Where you stand in {where.rubric.name}. {summary}",
        header(f"Where you stand · {where.rubric.name}"),
        *draw_standing(where),
        small(f"Its areas: {_names(where, where.unseen)}.") if not weakest else None,
        small(f"A name after `/drill` offers a drill on it: `/drill {example}`."),
        buttons([button("Share rubric", Action.SHARE_RUBRIC, where.rubric.id)]),
    )


def _reading(where: Standing) -> str:
    """How to read the bars, and whose word they are."""
    bar = "Weakest first; the bar for your level is 2 of 3."
    if any(one.n_human for one in where.ranked):
        return bar
    return f"{bar} It is your own reading, until a person scores you too."


def _nothing_measured(where: Standing) -> str:
    if where.guessed:
        return "Nothing measured yet: that takes about four scored drills on an area, fewer when people score too."
    return "Nothing yet: one drill and its score show up here."


def _lines(where: Standing) -> list[str]:
    guessed = [id_ for id_ in _reliable(where) if id_ not in [one.area for one in where.ranked]]
    return [*_measured(where), *(f"*{_name(where, id_)}*  {_held(where.progress_of(id_))}" for id_ in guessed)]


def _measured(where: Standing) -> list[str]:
    ranked = where.ranked
    lines = []
    for place, one in enumerate(ranked):
        following = ranked[place + 1] if place + 1 < len(ranked) else None
        lines.append(_line(where, one, following, place))
    return lines


def _first_guesses(where: Standing) -> list[str]:
    """What is reliable is no guess any more."""
    return [id_ for id_ in where.guessed if not where.progress_of(id_).reliable]


def _line(where: Standing, one: Ranked, following: Ranked | None, place: int) -> str:
    filled = round((one.estimate - 1) / 2 * (_STEPS - 1)) + 1
    bar = "▰" * filled + "▱" * (_STEPS - filled)
    people = f", {one.n_human} by people" if one.n_human else ""
    told = [f"{count(one.n, 'score')}{people}"]
    progress = where.progress_of(one.area)
    if progress.reliable:
        told.insert(0, _held(progress))
    elif place < _EXPLAINED and following is not None:
        told.insert(0, _certainty(one, _name(where, following.area), place))
    explained = place < _EXPLAINED and one.because and not progress.reliable
    why = f"\n      because {_because(one.because)}" if explained else ""
    return f"*{_name(where, one.area)}*  {bar}  {' · '.join(told)}{why}"


def _certainty(one: Ranked, following: str, place: int) -> str:
    if one.certainty is Certainty.TOO_CLOSE:
        return f"too close to call with {following}"
    return f"{one.certainty} the weakest" if place == 0 else f"{one.certainty} weaker than {following}"


def _held(progress: Progress) -> str:
    text = "reliable by your own reading" if progress.by_own_reading else "reliable"
    return f"{text}, one check after {day(progress.check_at)}" if progress.check_at else text


def _because(heaviest: Sequence[Evidence]) -> str:
    """“you gave 1 twice and you hesitated once”."""
    seen = Counter(_saw(item) for item in heaviest)
    return listed([f"{what} {_times(times)}" for what, times in seen.items()])


_SIGNALS = {
    Signal.CANT_TELL: "you could not tell",
    Signal.HESITATION: "you hesitated",
    Signal.REHEARSED: "it sounded rehearsed",
    Signal.SURPRISE: "something surprised you",
}
_RATERS = {Source.SELF: "you", Source.AI: "the AI", Source.HUMAN: "a person"}


def _saw(item: Evidence) -> str:
    if item.signal is not None:
        return _SIGNALS[item.signal]
    return f"{_RATERS[item.source]} gave {int(item.value)}"


def _times(times: int) -> str:
    return {1: "once", 2: "twice", 3: "three times"}[times]


def _reliable(where: Standing) -> list[str]:
    return [id_ for id_, progress in where.progress.items() if progress.reliable]


def _names(where: Standing, ids: Sequence[str]) -> str:
    return ", ".join(_name(where, id_) for id_ in ids)


def _name(where: Standing, dimension_id: str) -> str:
    return escape(where.rubric.dimension(dimension_id).name)
