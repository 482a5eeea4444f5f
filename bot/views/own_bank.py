"""The modal with the member's own questions, the three forms over it, and what it says after each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    InputBlock,
    MarkdownTextObject,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.blocks import (
    Block as SlackBlock,
)

from bot.core.library import Library
from bot.core.own_bank import BankPage, Held, Look
from bot.core.own_questions import LONGEST_QUESTION, OwnQuestion, QuestionSource
from bot.views.drawn import button, buttons, section, small
from bot.views.fields import area_field, area_value
from bot.views.ids import ALL_AREAS, DRILL_IT, EDIT_IT, REMOVE_IT, Action, Block, Modal
from bot.views.metadata import BankMetadata
from bot.views.modals import modal, options, text_field
from bot.views.text import SECTION_LONGEST, count, day, escape, short

TITLE = "My questions"
MOST_AREAS = 99
"""In the filter, beside *All areas*: Slack takes a hundred options."""

_QUESTION = "own:"
"""How the block of a question begins; its id is the rest."""

_CHOICES = (("Drill it now", DRILL_IT), ("Edit", EDIT_IT), ("Remove", REMOVE_IT))
_FROM = {
    QuestionSource.JOURNAL: "From your journal",
    QuestionSource.MESSAGE: "From a message",
    QuestionSource.TYPED: "Written here",
}

STARTED = "Your drill is in our DM, and this question is its first."
REMOVED = "Removed from your questions."


@dataclass(frozen=True, slots=True)
class Notice:
    """What came of the last press, in mrkdwn; `beside` the question with this id, where the reader is looking.

    Slack keeps a window scrolled where it was, so a line at its top may go unseen.
    """

    text: str
    beside: str = ""


def draw_bank(library: Library, page: BankPage, notice: Notice | None = None) -> dict[str, Any]:
    """A page of the bank. The metadata is where one looks. A notice whose question isn't here stands at the top."""
    beside = any(held.question.id == notice.beside for held in page.held) if notice else False
    said = [_said(notice)] if notice and not beside else []
    shown = _page(library, page, notice) if page.total else _empty()
    blocks = [block for block in (*said, *shown) if block is not None]
    return modal(Modal.OWN_BANK, TITLE, blocks, metadata=BankMetadata(page.look).packed())


def _said(notice: Notice) -> SectionBlock:
    return section(f"> {notice.text}")


def question_in(block_id: str) -> str:
    """The id of the question whose menu stands in this block."""
    return block_id.removeprefix(_QUESTION)


def draw_add(library: Library, look: Look) -> dict[str, Any]:
    """A new question; of the area that is looked at, if one is."""
    return modal(
        Modal.OWN_ADD,
        "Add a question",
        [_words(""), area_field(library, "Which area does it test?", chosen=look.area)],
        submit="Add it",
        metadata=BankMetadata(look).packed(),
    )


def draw_edit(library: Library, question: OwnQuestion, look: Look) -> dict[str, Any]:
    """The question as it stands, to be changed."""
    new = "Change its words and it counts as new: a drill asks it again."
    return modal(
        Modal.OWN_EDIT,
        "Edit the question",
        [
            _words(question.ask, new),
            area_field(library, "Which area does it test?", chosen=question.area),
        ],
        submit="Save",
        metadata=BankMetadata(look, question.id).packed(),
    )


def draw_remove(question: OwnQuestion, look: Look) -> dict[str, Any]:
    """Whether to remove it."""
    return modal(
        Modal.OWN_REMOVE,
        "Remove it?",
        [
            section(escape(question.ask)),
            small("It leaves your questions for good. Drills and journal entries that have it keep it."),
        ],
        submit="Remove",
        metadata=BankMetadata(look, question.id).packed(),
    )


def say_added(library: Library, question: OwnQuestion) -> str:
    """A question was added."""
    return f"Added. Your next drill on {_area_name(library, question.area)} asks it first."


def say_saved(library: Library, question: OwnQuestion, *, is_new: bool) -> str:
    """A question was changed. `is_new`: so much that it counts as one they haven't had."""
    return f"Saved. Your next drill on {_area_name(library, question.area)} asks it first." if is_new else "Saved."


def _empty() -> Sequence[SlackBlock | None]:
    return [
        section("You have no questions of your own yet. A drill asks yours before any of ours."),
        section(
            "• A question you came across in Slack: *Drill this question*, in the message's ⋮ menu.\n"
            "• One that surprised you in an interview: write it into `/drill journal`, then *Add to my questions*.\n"
            "• Or write one here."
        ),
        buttons([_add(primary=True)]),
    ]


def _page(library: Library, page: BankPage, notice: Notice | None) -> Sequence[SlackBlock | None]:
    listed: list[SlackBlock] = []
    for area, held in groupby(page.held, key=lambda each: each.question.area):
        listed.append(section(_heading(library, area)))
        for each in held:
            listed += _question(each)
            listed += [_said(notice)] if notice and notice.beside == each.question.id else []
    return [
        small(f"{count(page.total, 'question')}. Those not asked yet come before any of ours."),
        ActionsBlock(elements=[*([_filter(library, page)] if page.is_long else []), _add()]),
        *listed,
        small(f"Page {page.look.page} of {page.pages}") if page.pages > 1 else None,
        buttons(_pages(page)),
    ]


def _question(held: Held) -> list[SlackBlock]:
    own = held.question
    menu = OverflowMenuElement(action_id=Action.OWN_MORE.value, options=options(_CHOICES))
    words = MarkdownTextObject(text=short(escape(own.ask), SECTION_LONGEST), verbatim=True)
    asked = f"asked last on {day(held.asked_at)}" if held.asked_at else "not asked yet"
    return [
        SectionBlock(text=words, block_id=f"{_QUESTION}{own.id}", accessory=menu),
        small(f"{_FROM[own.source]}, {day(own.added_at)} · {asked}"),
    ]


def _pages(page: BankPage) -> list[ButtonElement]:
    back = button("Previous page", Action.OWN_BACK, str(page.look.page - 1))
    on = button("Next page", Action.OWN_ON, str(page.look.page + 1))
    return [*([on] if page.look.page < page.pages else []), *([back] if page.look.page > 1 else [])]


def _add(*, primary: bool = False) -> ButtonElement:
    return button("Add one", Action.OWN_ADD, "bank", primary=primary)


def _filter(library: Library, page: BankPage) -> StaticSelectElement:
    """One area of those that have questions, or all."""
    areas = [(_plain_name(library, area), area_value(*area)) for area in page.areas[:MOST_AREAS]]
    choices = options([("All areas", ALL_AREAS), *areas])
    chosen = area_value(*page.look.area) if page.look.area else ALL_AREAS
    return StaticSelectElement(
        action_id=Action.OWN_AREA.value,
        placeholder=PlainTextObject(text="All areas"),
        options=choices,
        initial_option=next((option for option in choices if option.value == chosen), None),
    )


def _words(ask: str, hint: str | None = None) -> InputBlock:
    return text_field(
        Block.QUESTION, "The question", initial=ask, hint=hint, longest=LONGEST_QUESTION, multiline=True, focus=True
    )


def _heading(library: Library, area: tuple[str, str]) -> str:
    names = _names(library, area)
    if names is None:
        return f"*{escape(area[1])}* · no longer in the rubrics: *Edit* gives these another area."
    return f"*{escape(names[1])}* · {escape(names[0])}"


def _area_name(library: Library, area: tuple[str, str]) -> str:
    names = _names(library, area)
    return f"*{escape(names[1] if names else area[1])}*"


def _plain_name(library: Library, area: tuple[str, str]) -> str:
    names = _names(library, area)
    return f"{names[1]} · {names[0]}" if names else area[1]


def _names(library: Library, area: tuple[str, str]) -> tuple[str, str] | None:
    """What the rubric and the dimension are called; None for one that left the files."""
    rubric = library.find(area[0])
    dimension = rubric.find(area[1]) if rubric else None
    return (rubric.name, dimension.name) if rubric and dimension else None
