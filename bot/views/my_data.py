"""One's own data: the files of an export, what there is to delete, and what was deleted."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import ConfirmObject

from bot.core.holdings import Holdings
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.files import File, Parcel
from bot.views.ids import Action
from bot.views.modals import draw_told
from bot.views.text import count

_NOTHING = "I have nothing of yours yet, so nothing to export."


def draw_export_asked(*, anything: bool) -> Drawn:
    """The answer to `/drill export`."""
    text = "Your export is on its way to our DM." if anything else _NOTHING
    return message(text, section(text))


def draw_export_pressed(*, anything: bool) -> dict[str, Any]:
    """The answer to *Export*, over the window it was pressed in."""
    return draw_told("Export", "On its way: in Messages in a few seconds." if anything else _NOTHING)


def draw_export(id_: str, at: datetime, json: str, csv: str, markdown: str) -> Parcel:
    """The three files. Their names carry the export's id, by which they are found again."""
    name = f"whetstone-{at:%Y-%m-%d}-{id_}"
    return Parcel(
        f"Everything I have of yours, as of {at:%d %b %Y, %H:%M} UTC: to read, for a spreadsheet, and for programs.",
        (
            File(f"{name}.md", "Your practice, to read (Markdown)", markdown.encode()),
            File(f"{name}.csv", "Your log, for a spreadsheet (CSV)", csv.encode()),
            File(f"{name}.json", "Everything, for programs (JSON)", json.encode()),
        ),
    )


def draw_not_sent() -> Drawn:
    """Slack won't take the files."""
    text = (
        "Your export couldn't be sent: Slack takes no files from me here. Nothing of yours is lost. "
        "Ask whoever runs the apps of this workspace to allow it, then type `/drill export` again."
    )
    return message(text.replace("`", ""), section(text))


def draw_delete(held: Holdings) -> Drawn:
    """What there is, and the two buttons."""
    if held.is_empty:
        return message("I have nothing of yours.", section("I have nothing of yours, so there is nothing to delete."))
    lines = "\n".join(f"• {line}" for line in _lines(held))
    return message(
        "This is what I have of yours. Delete it?",
        section(f"*This is what I have of yours:*\n{lines}"),
        small("What stands here in Slack stays until you delete it in Slack. `/drill export` gives you a copy first."),
        buttons(
            [
                button("Delete everything", Action.DELETE_DATA, "all", danger=True, confirm=_really()),
                button("Keep it", Action.KEEP_DATA, "all"),
            ]
        ),
    )


def draw_delete_how() -> Drawn:
    """`/drill delete` with anything but *my data*."""
    return message(
        "To delete everything I have of yours, type /drill delete my data.",
        section(
            "To delete everything I have of yours, type `/drill delete my data`; I ask before I do it. "
            "A single message: delete it in Slack, and it is gone here too."
        ),
    )


def draw_deleted(had: Holdings) -> Drawn:
    """What was deleted."""
    if had.is_empty:
        return message("There was nothing left to delete.", section("There was nothing left to delete."))
    lines = "\n".join(f"• {line}" for line in _lines(had))
    return message(
        "Deleted. Nothing of yours is left with me.",
        section(f"*Deleted, for good:*\n{lines}"),
        section("Messages here in Slack stay until you delete them in Slack. `/drill` starts afresh."),
    )


def draw_kept() -> Drawn:
    """*Keep it*."""
    return message("Nothing was deleted.", section("Nothing was deleted."))


def _lines(held: Holdings) -> Sequence[str]:
    drills = count(held.drills, "drill")
    counted = (
        (held.drills, f"{drills}, with {count(held.answers, 'answer')}, scores, fixes and notes"),
        (held.entries, count(held.entries, "journal entry", "journal entries")),
        (held.questions, count(held.questions, "question of your own", "questions of your own")),
        (held.interviews, count(held.interviews, "interview you noted", "interviews you noted")),
        (held.logged, count(held.logged, "session you brought along", "sessions you brought along")),
        (held.readings, count(held.readings, "answer you scored for practice", "answers you scored for practice")),
        (held.messages, count(held.messages, "other message you wrote to me", "other messages you wrote to me")),
        (held.settings, "your settings and your time zone"),
    )
    return [line for n, line in counted if n]


def _really() -> ConfirmObject:
    return ConfirmObject(
        title="Delete everything?",
        text="All of it goes at once, an open drill too. I can't bring it back.",
        confirm="Delete it",
        deny="Keep it",
        style="danger",
    )
