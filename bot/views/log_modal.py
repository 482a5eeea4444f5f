"""The log's modal: what may be asked for, a page of lines, the ways to the next page, to files and from them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    CheckboxesElement,
    Option,
    OptionGroup,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.blocks import Block as SlackBlock

from bot.core.entries import EntryKind
from bot.core.log import LogScene, NamedArea, Page, Wanted
from bot.views.drawn import button, buttons, section, small
from bot.views.fields import area_value
from bot.views.ids import ALL_AREAS, ANY_KIND, BY_A_PERSON, FIX_OPEN, Action, Block, Modal
from bot.views.log import whole_line
from bot.views.modals import modal, options

TITLE = "Your log"
_KINDS = [
    ("All kinds", ANY_KIND),
    ("Drills only", EntryKind.DRILL.value),
    ("Mocks only", EntryKind.MOCK.value),
    ("Interviews only", EntryKind.INTERVIEW.value),
]
_ALSO = [("Scored by a person", BY_A_PERSON), ("Fix still open", FIX_OPEN)]
_EMPTY = "Your log is empty. A finished drill, or a journal entry, is its first line."
_EXPORTED = "Export brings all of it to our DM as files, every answer included."
_NOTHING = "Nothing in your log fits that. It is all still there."


def draw_log(scene: LogScene, drawing: int = 1) -> dict[str, Any]:
    """A page of the log. `drawing` goes up when the filters are to stand anew: Slack keeps what was picked before."""
    bring = button("Import an earlier log", Action.IMPORT_LOG, "log")
    if not scene.total:
        return modal(Modal.LOG, TITLE, [section(_EMPTY), ActionsBlock(elements=[bring])])
    pages, corner = buttons(_pages(scene.page)), buttons([button("Export", Action.EXPORT, "log"), bring])
    blocks: list[SlackBlock | None] = [_filters(scene, drawing), *_lines(scene), pages, corner, small(_EXPORTED)]
    return modal(Modal.LOG, TITLE, [block for block in blocks if block is not None])


def _filters(scene: LogScene, drawing: int) -> SlackBlock:
    wanted = scene.wanted
    return ActionsBlock(
        block_id=f"{Block.LOG_FILTERS}:{drawing}",
        elements=[
            _menu(Action.LOG_KIND, "What", options=options(_KINDS), chosen=wanted.kind or ANY_KIND),
            _areas(scene.areas, wanted),
            _boxes(wanted),
        ],
    )


def _areas(areas: Sequence[NamedArea], wanted: Wanted) -> StaticSelectElement:
    groups = [OptionGroup(label=PlainTextObject(text="All"), options=options([("Any area", ALL_AREAS)]))]
    for rubric, named in groupby(areas, lambda each: each.rubric_name):
        drawn = options([(each.name, area_value(*each.area)) for each in named])
        groups.append(OptionGroup(label=PlainTextObject(text=rubric), options=drawn))
    chosen = area_value(*wanted.area) if wanted.area else ALL_AREAS
    return _menu(Action.LOG_AREA, "Area", groups=groups, chosen=chosen)


def _menu(
    action: Action,
    label: str,
    *,
    chosen: str,
    options: Sequence[Option] | None = None,
    groups: Sequence[OptionGroup] | None = None,
) -> StaticSelectElement:
    every = [*(options or ()), *(option for group in groups or () for option in group.options or ())]
    return StaticSelectElement(
        action_id=action.value,
        placeholder=PlainTextObject(text=label),
        options=options,
        option_groups=groups,
        initial_option=next(option for option in every if option.value == chosen),
    )


def _boxes(wanted: Wanted) -> CheckboxesElement:
    ticked = {BY_A_PERSON: wanted.by_a_person, FIX_OPEN: wanted.fix_open}
    drawn = options(_ALSO)
    return CheckboxesElement(
        action_id=Action.LOG_ALSO.value,
        options=drawn,
        initial_options=[option for option in drawn if ticked[option.value]] or None,
    )


def _lines(scene: LogScene) -> list[SlackBlock | None]:
    page = scene.page
    if not page.fitting:
        return [section(_NOTHING), buttons([button("Show everything", Action.LOG_EVERYTHING, "all")])]
    return [*(section(whole_line(line)) for line in scene.lines), small(_counted(page, scene.total))]


def _counted(page: Page, total: int) -> str:
    one = page.fitting == 1
    shown = "1 line" if one else f"{page.first}–{page.last} of {page.fitting}"
    return shown if page.fitting == total else f"{shown} that {'fits' if one else 'fit'}, {total} in all"


def _pages(page: Page) -> list[ButtonElement]:
    newer = button("Newer", Action.LOG_NEWER, str(page.number - 1))
    older = button("Older", Action.LOG_OLDER, str(page.number + 1))
    return [*([newer] if page.first > 1 else []), *([older] if page.last < page.fitting else [])]
