"""What the app says about real interviews: noted, listed, called off, the evening before and the hour after."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ButtonElement

from bot.core.interviews import LONGEST, SHORTEST, Afterwards, Eve, Interview
from bot.core.local_time import Problem
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.ids import Action
from bot.views.text import clock_time, count, escape, listed, moment

MOST_SHOWN = 10
_EXAMPLE = "`/drill interview tomorrow 15:00` or `/drill interview 25 nov 3pm for 45 min`"
_ON_HOME = "It stands on Home and under `/drill interview`."
_PROBLEMS: Mapping[Problem, str] = {
    Problem.NO_TIME: f"Which hour? I need it too, as in {_EXAMPLE}.",
    Problem.PAST: f"That is over already. For one that is to come: {_EXAMPLE}. After it, `/drill journal`.",
    Problem.UNREADABLE: f"I couldn't read that as a day and an hour. Try {_EXAMPLE}.",
    Problem.LENGTH: f"How long does it take? Between {int(SHORTEST.total_seconds()) // 60} minutes and "
    f"{int(LONGEST.total_seconds()) // 3600} hours, as in {_EXAMPLE}.",
    Problem.TOO_FAR: f"That is more than a year away. Tell me when it comes closer, as in {_EXAMPLE}.",
}


def draw_planned(interview: Interview, tz: str, eve_at: datetime | None, *, eve_now: bool) -> Drawn:
    """It is noted, and what comes by itself. `eve_at`: when the card before it does, if it does."""
    return message(
        "Your interview is noted.",
        section(f"Your interview is noted: {_when(interview)}."),
        section(f"{_before(eve_at, now=eve_now)}, and ten minutes later I ask how it went."),
        small(f"Read as {escape(tz)} time; `/drill settings` has your zone. {_ON_HOME}"),
        buttons([_call_off(interview)]),
    )


def _before(eve_at: datetime | None, *, now: bool) -> str:
    if eve_at is None:
        return "It is close, so I leave you in peace until it is over"
    if now:
        return "One card to read follows in our DM. Then I am quiet until it is over"
    return f"One card to read comes {moment(eve_at)}. Then I am quiet until it is over"


def draw_planned_list(planned: Sequence[Interview]) -> Drawn:
    """`/drill interview` alone."""
    if not planned:
        text = f"No interview is planned. Tell me of one: {_EXAMPLE}."
        return message("No interview is planned.", section(text))
    rows: list[Block | None] = []
    for each in planned[:MOST_SHOWN]:
        rows += [section(_when(each)), buttons([_call_off(each)])]
    more = len(planned) - MOST_SHOWN
    return message(
        "Your planned interviews.",
        section("*Your planned interviews*"),
        *rows,
        small(f"And {more} more after these.") if more > 0 else None,
        small(f"One more: {_EXAMPLE}."),
    )


def draw_called_off(interview: Interview | None) -> Drawn:
    """*Call it off* or *It didn't happen* was pressed."""
    if interview is None:
        return message("That interview isn't in my notes any more.")
    return message("Called off.", section(f"Called off: your interview, {moment(interview.starts_at)}."))


def draw_problem(problem: Problem) -> Drawn:
    """What is wrong with the moment that was typed."""
    said = _PROBLEMS[problem]
    return message(said.replace("`", ""), section(said))


def draw_eve(eve: Eve) -> Drawn:
    """The evening before: the fix, three ways to open, then silence. Or that it is off."""
    if not eve.interviews:
        return message("Called off. Practice goes on as usual.")
    fix = f"*Your one fix*  {escape(eve.fix)}" if eve.fix else ""
    openers = [f"• *{escape(each.area)}:* {escape(each.words)}" for each in eve.openers]
    return message(
        _first_line(eve),
        section(f"*{_those(eve.interviews)}*"),
        section(fix) if fix else None,
        small(f"From your last drill, on {escape(eve.fix_area)}.") if fix and eve.fix_area else None,
        section("\n".join([f"*{_ways(len(openers))} to open*", *openers])) if openers else None,
        section("That is all from me until it is over. Good luck."),
        *_not_on(eve),
    )


def _first_line(eve: Eve) -> str:
    """What the notification shows; a date in it would be read in the wrong zone."""
    if eve.fix:
        return f"For your interview: {eve.fix}"
    return "For your interview: a way to open, then I am quiet." if eve.openers else "Good luck with your interview."


def _ways(n: int) -> str:
    return {1: "One way", 2: "Two ways"}.get(n, "Three ways")


def _those(interviews: Sequence[Interview]) -> str:
    if len(interviews) == 1:
        return f"Your interview, {moment(interviews[0].starts_at)}"
    first, *more = interviews
    return f"Your interviews, {listed([moment(first.starts_at), *(clock_time(each.starts_at) for each in more)])}"


def _not_on(eve: Eve) -> Sequence[Block | None]:
    if eve.is_over:
        return []
    if len(eve.interviews) == 1:
        return [small("Not on anymore?"), buttons([_call_off(eve.interviews[0])])]
    return [small("One of them isn't on anymore? `/drill interview` lists them.")]


def draw_ask(after: Afterwards) -> Drawn:
    """Ten minutes after its end."""
    told = _told(after)
    if told is not None:
        return told
    more = " Of several today, each has an entry of its own: `/drill journal`." if after.several else ""
    return message(
        "How did it go? Write it down while it is fresh.",
        section("*How did it go?* Write it down while it is fresh."),
        small(f"A few words are enough; within the hour after it they are on time.{more}"),
        buttons(_answers(after.interview)),
    )


def draw_ask_again(after: Afterwards) -> Drawn:
    """Ten minutes before the journal would be late; there is no third time."""
    told = _told(after)
    if told is not None:
        return told
    return message(
        "Ten minutes left to write your interview down on time.",
        section("Ten minutes left to write your interview down on time. One line is enough."),
        small("I won't ask again. Later is fine too: `/drill journal`."),
        buttons(_answers(after.interview)),
    )


def _told(after: Afterwards) -> Drawn | None:
    """What the question gives way to."""
    if after.interview.is_off:
        return message("It didn't happen, so there is nothing to write.")
    return message("Your interview is written down.") if after.written else None


def _answers(interview: Interview) -> list[ButtonElement]:
    return [
        button("Write journal", Action.WRITE_UP, interview.id, primary=True),
        button("It didn't happen", Action.NOT_HELD, interview.id),
    ]


def _when(interview: Interview) -> str:
    """Day, hour and length in the reader's zone: “tomorrow, 15:00, for 45 minutes”."""
    return f"{moment(interview.starts_at)}, for {_length(interview.minutes)}"


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [count(hours, "hour")] if hours else []
    return " ".join([*parts, count(rest, "minute")] if rest else parts)


def _call_off(interview: Interview) -> ButtonElement:
    return button("Call it off", Action.CALL_OFF, interview.id)
