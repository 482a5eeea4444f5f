"""What the app says about planned interviews: noted, listed, called off, and what it could not read."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.core.interviews import Interview
from bot.core.local_time import Problem
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.ids import Action
from bot.views.text import escape, moment

MOST_SHOWN = 10
_EXAMPLE = "`/drill interview tomorrow 15:00` or `/drill interview 25 nov 3pm`"
_PROBLEMS: Mapping[Problem, str] = {
    Problem.NO_TIME: f"Which hour? I need it too, as in {_EXAMPLE}.",
    Problem.PAST: f"That is over already. For one that is to come: {_EXAMPLE}. After it, `/drill journal`.",
    Problem.UNREADABLE: f"I couldn't read that as a day and an hour. Try {_EXAMPLE}.",
    Problem.TOO_FAR: f"That is more than a year away. Tell me when it comes closer, as in {_EXAMPLE}.",
}


def draw_planned(interview: Interview, tz: str) -> Drawn:
    """It is noted."""
    return message(
        "Your interview is noted.",
        section(f"Your interview is noted: {moment(interview.starts_at)}."),
        section("It stands on Home and under `/drill interview`. After it, `/drill journal`, while it is fresh."),
        small(f"Read as {escape(tz)} time, which is where Slack says you are."),
        buttons([_call_off(interview)]),
    )


def draw_planned_list(planned: Sequence[Interview]) -> Drawn:
    """`/drill interview` alone."""
    if not planned:
        text = f"No interview is planned. Tell me of one: {_EXAMPLE}."
        return message("No interview is planned.", section(text))
    rows: list[Block | None] = []
    for each in planned[:MOST_SHOWN]:
        rows += [section(moment(each.starts_at)), buttons([_call_off(each)])]
    more = len(planned) - MOST_SHOWN
    return message(
        "Your planned interviews.",
        section("*Your planned interviews*"),
        *rows,
        small(f"And {more} more after these.") if more > 0 else None,
        small(f"One more: {_EXAMPLE}."),
    )


def draw_called_off(interview: Interview | None) -> Drawn:
    """*Call it off* was pressed."""
    if interview is None:
        return message("That interview isn't in my notes any more.")
    return message("Called off.", section(f"Called off: your interview, {moment(interview.starts_at)}."))


def draw_problem(problem: Problem) -> Drawn:
    """What is wrong with the moment that was typed."""
    said = _PROBLEMS[problem]
    return message(said.replace("`", ""), section(said))


def _call_off(interview: Interview) -> ButtonElement:
    return button("Call it off", Action.CALL_OFF, interview.id)
