"""Where a member stands in a rubric, as Home and `/drill areas` show it: bars, labels, because-lines, no decimals."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, MarkdownTextObject, SectionBlock

from bot.core.ranking import Ranked
from bot.core.settle import Aim, EquallyWeak, Settling
from bot.core.standing import Standing
from bot.views.area_words import EXPLAINED, area_line, area_name, because_told, certainty_told, held_told
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.fields import area_value
from bot.views.ids import Action


def draw_standing(where: Standing) -> Sequence[Block | None]:
    """Measured areas, the weakest two with the way to all that speaks for it; first guesses; what was never tried."""
    anything, guessed = where.ranked or where.guessed, _first_guesses(where)
    others = [*(area_line(where, one) for one in where.ranked[EXPLAINED:]), *_reliable_guesses(where)]
    return [
        *(block for one in where.ranked[:EXPLAINED] for block in _with_evidence(where, one)),
        section("\n".join(others)) if others else None,
        section(_nothing_measured(where)) if not where.ranked else None,
        small(settling_told(where)) if where.settling else None,
        small(" ".join(_not_measured(where))) if anything and (guessed or where.unseen) else None,
        small(_reading(where)) if where.ranked else None,
    ]


def standing_buttons(where: Standing) -> Sequence[ButtonElement]:
    """The ways on to the numbers, and to the charts where there is something to draw."""
    if not (where.ranked or where.guessed):
        return ()
    details = button("Details", Action.DETAILS, where.rubric.id)
    return (details, button("Charts", Action.CHARTS, where.rubric.id)) if where.ranked else (details,)


def settling_told(where: Standing) -> str:
    """What would make the weakest clear, in a sentence; empty where it is."""
    settling = where.settling
    if settling is None:
        return ""
    if isinstance(settling, EquallyWeak):
        one, other = (area_name(where, each) for each in (settling.area, settling.other))
        return f"{one} and {other} may well be equally weak: drill either."
    sessions = f"{_NUMBERS[settling.sessions]} more scored {'session' if settling.sessions == 1 else 'sessions'}"
    area, by_person = area_name(where, settling.area), _by_person(settling)
    if settling.aim is Aim.MEASURED:
        alone = f", or {_NUMBERS[settling.alone]} by yourself" if settling.by_person and settling.alone else ""
        return f"What would measure {area}: {sessions}{by_person}{alone}."
    return f"What would settle it: {sessions} on {area}{by_person}."


def _by_person(settling: Settling) -> str:
    if not settling.by_person:
        return ""
    if settling.by_person == settling.sessions:
        return ", by a person too" if settling.sessions == 1 else ", each by a person too"
    return f", {_NUMBERS[settling.by_person]} of them by a person too"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def _with_evidence(where: Standing, one: Ranked) -> Sequence[Block | None]:
    """The line with the way to all that speaks for it, and below it, as wide as there is room, what weighs most."""
    why = button("See why", Action.AREA_DETAIL, area_value(where.rubric.id, one.area))
    line = SectionBlock(text=MarkdownTextObject(text=area_line(where, one), verbatim=True), accessory=why)
    return [line, _because(where, one)]


def _because(where: Standing, one: Ranked) -> Block | None:
    because = because_told(where, one)
    return small(because) if because else None


def _not_measured(where: Standing) -> list[str]:
    guessed = _first_guesses(where)
    first = [f"First guesses, not measured yet: {_names(where, guessed)}."] if guessed else []
    return [*first, f"Not tried yet: {_names(where, where.unseen)}."] if where.unseen else first


def draw_weakest(where: Standing) -> Sequence[Block | None]:
    """The two weakest areas alone, told as above; before anything is measured, the first guesses."""
    guessed = _first_guesses(where)[:EXPLAINED]
    return [
        *(
            block
            for one in where.ranked[:EXPLAINED]
            for block in (section(area_line(where, one)), _because(where, one))
        ),
        small(settling_told(where)) if where.settling else None,
        small(f"First guesses, not measured yet: {_names(where, guessed)}.") if guessed and not where.ranked else None,
        small(_reading(where)) if where.ranked else None,
    ]


def weakest_told(where: Standing) -> str | None:
    """“Trade-offs is clearly the weakest, by your own reading”; None where no label says so. Not escaped."""
    if len(where.ranked) < EXPLAINED or where.progress_of(where.ranked[0].area).reliable:
        return None
    one, following = (where.rubric.dimension(each.area).name for each in where.ranked[:EXPLAINED])
    whose = "" if any(each.n_human for each in where.ranked) else ", by your own reading"
    return f"{one} is {certainty_told(where.ranked[0], 0, following)}{whose}"


def first_guess_told(where: Standing) -> str | None:
    """“A first guess at the weakest: Trade-offs”, the one that would be next; None once anything is measured.

    Not escaped.
    """
    guessed = _first_guesses(where)
    if where.ranked or not guessed:
        return None
    weakest = min(guessed, key=lambda id_: where.values.get(id_, 0.0))
    return f"A first guess at the weakest: {where.rubric.dimension(weakest).name}"


def draw_areas(where: Standing) -> Drawn:
    """`/drill areas`."""
    weakest = [*(one.area for one in where.ranked), *where.guessed]
    summary = f"Weakest first: {_names(where, weakest)}." if weakest else "Nothing measured yet."
    example = area_name(where, [*weakest, *where.unseen][0]).lower()
    return message(
        f"Where you stand in {where.rubric.name}. {summary}",
        header(f"Where you stand · {where.rubric.name}"),
        *draw_standing(where),
        small(f"Its areas: {_names(where, where.unseen)}.") if not weakest else None,
        small(f"A name after `/drill` offers a drill on it: `/drill {example}`."),
        buttons([*standing_buttons(where), button("Share rubric", Action.SHARE_RUBRIC, where.rubric.id)]),
    )


def _reading(where: Standing) -> str:
    """How to read the squares, and whose word they are."""
    scale = "Weakest first. ▰▰▰▱▱ is what your level asks: a 2 of 3."
    if any(one.n_human for one in where.ranked):
        return scale
    return f"{scale} It is your own reading, until a person scores you too."


def _nothing_measured(where: Standing) -> str:
    if where.guessed:
        return "Too early to say which area is the weakest."
    return "Nothing yet: one drill and its score show up here."


def _reliable_guesses(where: Standing) -> list[str]:
    measured = [one.area for one in where.ranked]
    held = [id_ for id_, progress in where.progress.items() if progress.reliable and id_ not in measured]
    return [f"*{area_name(where, id_)}*  {held_told(where.progress_of(id_))}" for id_ in held]


def _first_guesses(where: Standing) -> list[str]:
    """What is reliable is no guess any more."""
    return [id_ for id_ in where.guessed if not where.progress_of(id_).reliable]


def _names(where: Standing, ids: Sequence[str]) -> str:
    return ", ".join(area_name(where, id_) for id_ in ids)
