"""The weekly digest as a channel reads it. What may stand in it was decided in core; here it is only put into words."""

from collections.abc import Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block

from bot.core.chart import Chart, ChartKind, Series
from bot.core.digest import FEWEST_PEOPLE, WEEKS, Area, Digest, Sums
from bot.core.library import Library
from bot.core.members import Sharing
from bot.core.rhythm import Days
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.text import count, escape, listed

MOST_NAMED = 12
"""People named in one message; of more it says how many."""
FEWEST_WEEKS = 2
"""Of a single week a chart shows nothing that the first line doesn't say."""
_TOO_FEW = "Fewer than three people who share practised this week, so there are no numbers."
_JOINED = "You are counted from the next digest on. Your name shows only if you choose so in `/drill settings`."
_THERE_ALREADY = {
    Sharing.COUNTED: "You are counted already. Your name shows only if you choose so in `/drill settings`.",
    Sharing.NAMED: "You are counted already, and named when you become reliable at something, as you chose.",
}
assert FEWEST_PEOPLE == 3, "what is said above"


def draw_digest(library: Library, digest: Digest, set_by: str) -> Drawn:
    """The message; `set_by` is the user id of who set it up."""
    told = _TOO_FEW if digest.sums is None else f"{_practised(digest.counted, digest.sums)}."
    title = f"This week's practice · {span(digest.days)}"
    drawn = message(f"{title}: {told.replace(' · ', ', ')}", header(title), *_sections(library, digest))
    if len(digest.weeks) >= FEWEST_WEEKS:
        drawn = drawn.with_charts(_chart(digest.weeks))
    below = [small(f"Set up by <@{set_by}>. Only people who opted in; numbers only from three people up."), _buttons()]
    return replace(drawn, blocks=(*drawn.blocks, *(block.to_dict() for block in below if block is not None)))


def draw_joined(before: Sharing) -> Drawn:
    """*Join* pressed, to whoever pressed it."""
    text = _THERE_ALREADY.get(before, _JOINED)
    return message(text.replace("`", ""), section(text))


def draw_hidden(before: Sharing) -> Drawn:
    """*Hide me* pressed, to whoever pressed it."""
    text = "You are no longer counted: from now on no digest has anything of you. *Join* takes that back."
    if before is Sharing.NOTHING:
        text = "You weren't counted, and no digest has anything of you. *Join* changes that."
    return message(text.replace("*", ""), section(text))


def span(days: Days) -> str:
    """“16–22 Nov”, “28 Nov – 4 Dec”."""
    first, last = days.first, days.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%b}"
    return f"{_date(days)} – {last.day} {last:%b}"


def _sections(library: Library, digest: Digest) -> Sequence[Block | None]:
    if digest.sums is None:
        return [section(_TOO_FEW)]
    areas = [f"{_name(library, one.area)} ({count(one.people, 'person', 'people')})" for one in digest.areas]
    return [
        section(f"*{_practised(digest.counted, digest.sums)}*"),
        section(f"Most worked on: {' · '.join(areas)}") if areas else None,
        section(f"Reliable now: {_named(library, digest.reliable)} (they chose to share)") if digest.reliable else None,
    ]


def _practised(counted: int, sums: Sums) -> str:
    done = f"{count(sums.drills, 'drill')} · {count(sums.met, 'goal')} met"
    return f"{sums.people} of {counted} people practised · {done}"


def _named(library: Library, reliable: Sequence[tuple[str, Area]]) -> str:
    """“Ana at Capacity and Data model; Tom at Ending”."""
    areas: dict[str, list[str]] = {}
    for user_id, area in reliable:
        areas.setdefault(user_id, []).append(_name(library, area))
    people = [f"<@{user_id}> at {listed(names)}" for user_id, names in areas.items()]
    more = f"; and {len(people) - MOST_NAMED} more" if len(people) > MOST_NAMED else ""
    return f"{'; '.join(people[:MOST_NAMED])}{more}"


def _name(library: Library, area: Area) -> str:
    """An area's name, with its rubric's where another has one of that name; of a rubric that is gone, its id."""
    rubric_id, dimension_id = area
    rubric = library.find(rubric_id)
    dimension = rubric.find(dimension_id) if rubric else None
    if rubric is None or dimension is None:
        return escape(dimension_id)
    twins = [each for rubric in library for each in rubric.dimensions if each.name == dimension.name]
    return escape(dimension.name if len(twins) == 1 else f"{dimension.name} in {rubric.name}")


def _chart(weeks: Sequence[tuple[Days, Sums]]) -> Chart:
    told = "; ".join(f"{_date(days)} {sums.drills} and {sums.met}" for days, sums in weeks)
    left_out = "" if len(weeks) == WEEKS else " Weeks in which fewer than three people practised are left out."
    return Chart(
        title="Drills and goals met, last six weeks",
        kind=ChartKind.BAR,
        categories=tuple(_date(days) for days, _ in weeks),
        series=(
            Series("Drills", tuple(sums.drills for _, sums in weeks)),
            Series("Goals met", tuple(sums.met for _, sums in weeks)),
        ),
        words=f"Week by week, drills and goals met: {told}.{left_out}",
    )


def _date(days: Days) -> str:
    return f"{days.first.day} {days.first:%b}"


def _buttons() -> Block | None:
    return buttons(
        [
            button("Join", Action.JOIN_DIGEST, "digest", primary=True),
            button("Hide me", Action.LEAVE_DIGEST, "digest"),
        ]
    )
