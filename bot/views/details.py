"""*Details*: where a member stands in numbers, what people say of it, and what their notes, drills and habits show."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, DividerBlock, MarkdownTextObject, SectionBlock

from bot.core.details import AreaScores, Details
from bot.core.evidence import Evidence, Source
from bot.core.ranking import Ranked
from bot.core.readiness import Missing, Readiness, Watched
from bot.core.spread import FEWEST_A_SIDE, Direction, Trend
from bot.views.area_words import EXPLAINED, SIGNALS, area_name, held_told, label_told, rater_told
from bot.views.drawn import button, header, section, small
from bot.views.fields import area_value
from bot.views.ids import Action, Modal
from bot.views.modals import modal
from bot.views.patterns import draw_habits, draw_long_run, draw_noticed
from bot.views.standing import settling_told
from bot.views.text import count, day, escape

TITLE = "Where you stand"


def draw_details(details: Details) -> dict[str, Any]:
    """The whole modal: areas, people's word, notes, the long run, habits, and how it is reckoned."""
    blocks = [
        *_areas(details),
        DividerBlock(),
        header("People's scores, last three weeks"),
        section(_readiness(details)),
        DividerBlock(),
        header("What your notes have in common"),
        *draw_noticed(details.noticed, details.standing.rubric),
        DividerBlock(),
        header("Over many drills"),
        *draw_long_run(details.long_run, details.standing.rubric),
        *draw_habits(details.habits),
        small(_RECKONED),
    ]
    return modal(Modal.DETAILS, TITLE, [block for block in blocks if block is not None])


_RECKONED = (
    "How it is reckoned: a score counts half after three weeks. People's count most, yours least. If someone always "
    "scores high or low, that is evened out. None of it is a forecast."
)


def _areas(details: Details) -> Sequence[Block | None]:
    where = details.standing
    ranked = [_ranked(details, place, one) for place, one in enumerate(where.ranked)]
    unseen = ", ".join(_name(details, id_) for id_ in where.unseen)
    anything = where.ranked or where.guessed
    settling = settling_told(where)
    return [
        section(f"*{escape(where.rubric.name)}*, weakest first. The bar for your level is 2 of 3."),
        None if anything else section("Nothing yet: one drill and its score show up here."),
        *(_with_evidence(details, id_, text) for id_, text in ranked),
        small(settling) if settling else None,
        *(_with_evidence(details, id_, _guessed(details, id_)) for id_ in where.guessed),
        small(f"Not tried yet: {unseen}.") if unseen else None,
    ]


def _with_evidence(details: Details, dimension_id: str, text: str) -> Block:
    place = area_value(details.standing.rubric.id, dimension_id)
    see_all = button("See all", Action.AREA_DETAIL, place)
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True), accessory=see_all)


def _ranked(details: Details, place: int, one: Ranked) -> tuple[str, str]:
    """The area's id and its lines."""
    label = label_told(details.standing, one)
    lines = [
        f"*{_name(details, one.area)}*  {one.estimate:.1f}{f' · {label}' if label else ''}",
        _by_people(one.n, one.n_human),
        _latest(details.scores.get(one.area)),
        _rests_on(one.because) if place < EXPLAINED else "",
    ]
    return one.area, "\n".join(line for line in lines if line)


def _by_people(n: int, n_human: int) -> str:
    return f"{count(n, 'score')}, {n_human or 'none'} by {'a person' if n_human < 2 else 'people'}"


def _latest(scores: AreaScores | None) -> str:
    """“Last 5: median 2, range 1–3 · no clear trend in your own scores”, “Last 5: all 1”; else the trend alone."""
    if scores is None:
        return ""
    seen = scores.spread
    spread = f"Last {seen.n}: {_middle(seen.median, seen.lowest, seen.highest)}" if seen else ""
    told = " · ".join(part for part in (spread, _trend(scores.trend)) if part)
    return told[:1].upper() + told[1:]


_BY_WHOM = {
    Source.SELF: "your own scores",
    Source.HUMAN: "people's scores",
    Source.AI: "the AI's scores",
}


_NUMBERS = {3: "three", 4: "four", 5: "five"}
"""How many sessions a side a trend compares."""


def _trend(seen: Trend) -> str:
    if seen.source is None:
        return f"too early for a trend ({seen.sessions} of {2 * FEWEST_A_SIDE} sessions)"
    whose = _BY_WHOM[seen.source]
    if seen.direction is Direction.STEADY:
        return f"no clear trend in {whose}"
    way = "up" if seen.direction is Direction.UP else "down"
    so_many = _NUMBERS[seen.a_side]
    earlier = f"first {so_many}" if seen.sessions == 2 * seen.a_side else f"the {so_many} before"
    return f"{whose} went {way}: {earlier} {seen.earlier:.1f}, last {so_many} {seen.later:.1f}"


def _rests_on(heaviest: Sequence[Evidence]) -> str:
    """“Weighs most: Mia 1 (12 Nov, 14 Nov), you hesitated (9 Nov).”"""
    days: dict[str, list[str]] = {}
    for item in heaviest:
        told = SIGNALS[item.signal] if item.signal else f"{rater_told(item)} {int(item.value)}"
        days.setdefault(told, []).append(day(item.at))
    listed = ", ".join(f"{seen} ({', '.join(each)})" for seen, each in days.items())
    return f"Weighs most: {listed}." if heaviest else ""


def _guessed(details: Details, dimension_id: str) -> str:
    """No number of ours: there isn't enough for one."""
    progress = details.standing.progress_of(dimension_id)
    label = held_told(progress) if progress.reliable else "a first guess, not measured yet"
    scores = details.scores.get(dimension_id)
    told = _by_people(scores.n, scores.n_human) if scores else "no score, only what you noticed"
    return f"*{_name(details, dimension_id)}*  {label}\n{told}"


def _readiness(details: Details) -> str:
    seen = details.readiness
    if seen.missing is not None:
        return _MISSING[seen.missing].format(people=count(seen.people, "person", "people"), sessions=_sessions(seen))
    told = "\n".join(_watched(details, one) for one in seen.areas)
    return f"{told}\nThe bar is 2. One interview can still go either way."


def _sessions(seen: Readiness) -> str:
    return count(seen.sessions, "session")


def _watched(details: Details, one: Watched) -> str:
    who = f"{count(one.people, 'person', 'people')} scored {count(one.sessions, 'session')}"
    return f"{who}: *{_name(details, one.area)}* {_middle(one.median, one.lowest, one.highest)}."


_MISSING = {
    Missing.SCORES: "Nothing is scored yet. Drill once, then get a person to score one.",
    Missing.OWN_ALONE: "Only your own scores so far: get a person to score one.",
    Missing.AI_ALONE: "AI practice only: get a person to score one.",
    Missing.LATE: "No person has scored you in the last three weeks: get one to score a session again.",
    Missing.PEOPLE: (
        "{people} scored {sessions} in the last three weeks. More can be said once two different people have scored "
        "one area, in two sessions."
    ),
}


def _middle(median: float, lowest: int, highest: int) -> str:
    return f"median {median:g}, range {lowest}–{highest}" if lowest < highest else f"all {lowest}"


def _name(details: Details, dimension_id: str) -> str:
    return area_name(details.standing, dimension_id)
