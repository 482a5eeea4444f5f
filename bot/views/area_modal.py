"""One area's modal: all that was observed of it, oldest first, a page at a time, with what can be put right."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement, MarkdownTextObject, OverflowMenuElement, SectionBlock

from bot.core.area_detail import AreaDetail, Correction, Counts, Item, Place
from bot.core.entries import EntryKind
from bot.core.evidence import Source
from bot.core.log import Kept
from bot.core.logged import NOBODY_NAMED
from bot.core.standing import Standing
from bot.views.area_words import SIGNALS, area_line, area_name, held_told, rater_told
from bot.views.drawn import button, buttons, section, small
from bot.views.ids import CORRECT, COUNT_AGAIN, LEAVE_OUT, REMOVE_IT, Action, Modal
from bot.views.modals import modal, options
from bot.views.text import day, escape, short

TITLE = "What it rests on"
WORDS_LONGEST = 200
"""Characters shown of what the member wrote of a signal; the whole of it is in their log."""
_INDENT = "\n      "
_LONGEST_MODEL = 60
_KINDS = {EntryKind.DRILL: "drill", EntryKind.MOCK: "mock", EntryKind.INTERVIEW: "real interview"}
_FROM = {Kept.DRILL: "", Kept.ENTRY: ", in your journal", Kept.ELSEWHERE: ", from your earlier log"}
_NOT_COUNTED = {
    Counts.LEFT_OUT: "Left out: it doesn't count.",
    Counts.BEYOND: "Doesn't count: newer AI scores have all the say an AI gets.",
}


def draw_area(detail: AreaDetail, notice: str = "") -> dict[str, Any]:
    """A page of it. `notice`: what came of the last press, not escaped. The metadata is the place."""
    shown = _page(detail) if detail.seen else _empty(detail)
    blocks = [section(escape(notice)) if notice else None, section(_stands(detail)), *shown, _waits(detail)]
    return modal(Modal.AREA, TITLE, [one for one in blocks if one is not None], metadata=detail.place.written())


def _page(detail: AreaDetail) -> Sequence[Block | None]:
    """Earlier stands above what came later, and Later below it."""
    place = detail.place
    earlier = _turn("Earlier", place, place.page + 1) if detail.first > 1 else None
    later = _turn("Later", place, place.page - 1) if place.page else None
    chart = button("Chart", Action.AREA_CHART, place.written())
    return [
        small(
            f"{_numbers(detail)} What you leave out stops counting towards where you stand; it stays in "
            "your log, and in what makes an area reliable."
        ),
        buttons([one for one in (earlier, chart) if one is not None]),
        *(_item(item) for item in detail.items),
        buttons([later]) if later else None,
    ]


def _turn(label: str, place: Place, page: int) -> ButtonElement:
    return button(label, Action.AREA_PAGE, replace(place, page=page).written())


def _numbers(detail: AreaDetail) -> str:
    """Which of how many the page has."""
    if detail.seen == 1:
        return "One so far."
    every = len(detail.items) == detail.seen
    return f"Oldest first: {f'all {detail.seen}' if every else f'{detail.first}–{detail.last} of {detail.seen}'}."


def _item(item: Item) -> Block:
    """One observation; its ref is the block's id, too long for an option's value."""
    more = OverflowMenuElement(action_id=Action.AREA_MORE.value, options=options(_choices(item)))
    text = MarkdownTextObject(text=_INDENT.join(_lines(item)), verbatim=True)
    return SectionBlock(block_id=item.evidence.ref, text=text, accessory=more)


def _choices(item: Item) -> list[tuple[str, str]]:
    out = item.counts is Counts.LEFT_OUT
    choices = [("Count it again", COUNT_AGAIN) if out else ("Leave it out", LEAVE_OUT)]
    if item.correction is Correction.REMOVAL:
        return [*choices, ("Remove from the log", REMOVE_IT)]
    if item.correction is Correction.SECOND_THOUGHT:
        return [*choices, ("Note a second thought", CORRECT)]
    return [*choices, ("Correct", CORRECT)] if item.correction else choices


def _lines(item: Item) -> list[str]:
    """“2 Mar · you gave 1 · drill”, and below it what became of it."""
    seen_in = f"{_KINDS[item.seen_in.kind]}{_FROM[item.seen_in.kept_in]}"
    lines = [f"{day(item.evidence.at)} · {_saw(item)} · {seen_in}"]
    if item.second_thought is not None:
        first = "; the first counts" if item.counts is Counts.YES else ""
        lines.append(f"On second thought {item.second_thought.told}{first}.")
    if item.counts is not Counts.YES:
        lines.append(_NOT_COUNTED[item.counts])
    return lines


def _saw(item: Item) -> str:
    if item.evidence.signal is not None:
        words = short(" ".join(item.words.split()), WORDS_LONGEST)
        return SIGNALS[item.evidence.signal] + (f": “{escape(words)}”" if words else "")
    return f"{_rater(item)} gave {int(item.evidence.value)}"


def _rater(item: Item) -> str:
    if item.evidence.source is not Source.AI:
        return rater_told(item.evidence, typed=item.seen_in.kept_in is Kept.ELSEWHERE)
    model = item.rater_id.rsplit("|", 2)[0]
    return "an AI" if model in ("", NOBODY_NAMED) else f"an AI ({escape(short(model, _LONGEST_MODEL))})"


def _stands(detail: AreaDetail) -> str:
    """The area's line as it stands among the others; of what isn't measured, that it isn't."""
    where, id_ = detail.standing, detail.place.dimension_id
    ranked = next((one for one in where.ranked if one.area == id_), None)
    return area_line(where, ranked) if ranked else f"*{area_name(where, id_)}*{_INDENT}{_not_measured(where, id_)}"


def _not_measured(where: Standing, dimension_id: str) -> str:
    if where.progress_of(dimension_id).reliable:
        return held_told(where.progress_of(dimension_id))
    return "a first guess, not measured yet" if dimension_id in where.guessed else "nothing that counts yet"


def _empty(detail: AreaDetail) -> Sequence[Block | None]:
    return [] if detail.waits else [section("One drill on it and its score show up here.")]


def _waits(detail: AreaDetail) -> Block | None:
    return small("The drill you have open joins when it is finished.") if detail.waits else None
