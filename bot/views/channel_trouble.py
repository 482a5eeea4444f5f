"""What somebody is told when what they set up in a channel can't be said there, or perhaps was."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.core.channel_trouble import ChannelTrouble, Trouble
from bot.core.schedule import ScheduleKind
from bot.views.drawn import Drawn, button, buttons, section, small
from bot.views.ids import Action
from bot.views.mentions import mentioning
from bot.views.text import listed, moment

_CALLED = {ScheduleKind.PROMPT: "question of the day", ScheduleKind.DIGEST: "weekly digest"}
_LATEST = {"prompt": "today's question", "digest": "this week's digest"}
"""By outbox kind; any other is the note that something was set up."""
_WHY: Mapping[Trouble, str] = {
    Trouble.LEFT: "I am not in that channel",
    Trouble.ARCHIVED: "the channel is archived",
    Trouble.FORBIDDEN: "I may not post in that channel",
    Trouble.RUBRIC_GONE: "the rubric it asked from isn't here any more",
}
_WHAT_TO_DO: Mapping[Trouble, str] = {
    Trouble.LEFT: "Type `/invite @Whetstone` there, then press *Set up again*.",
    Trouble.ARCHIVED: "Should the channel come back, invite me there and press *Set up again*.",
    Trouble.FORBIDDEN: "Ask an admin to let me post there, then press *Set up again*.",
    Trouble.RUBRIC_GONE: "`/drill schedule` in that channel sets up another one.",
}


def draw_trouble(told: ChannelTrouble) -> Drawn:
    """What happened, what was kept, what to do."""
    return _draw_stopped(told) if told.trouble.stops else _draw_missed(told)


def draw_again(firsts: Sequence[datetime]) -> Drawn:
    """*Set up again* was pressed."""
    return mentioning(f"Set up again, as it was. Next: {moment(min(firsts))}.")


def _draw_stopped(told: ChannelTrouble) -> Drawn:
    kinds = [ScheduleKind(written.partition(",")[0]) for written in told.stopped]
    what = listed([f"the {_CALLED[kind]}" for kind in kinds])
    has = "has" if len(kinds) == 1 else "have"
    again = button("Set up again", Action.SET_UP_AGAIN, f"{told.channel_id}|{';'.join(told.stopped)}", primary=True)
    return mentioning(
        f"{what[0].upper()}{what[1:]} in <#{told.channel_id}> {has} stopped: {_WHY[told.trouble]}.",
        section(_WHAT_TO_DO[told.trouble]),
        None if told.trouble is Trouble.RUBRIC_GONE else buttons([again]),
        small("How it was set up is kept in this message; what was posted before stays in the channel."),
    )


def _draw_missed(told: ChannelTrouble) -> Drawn:
    if told.trouble is Trouble.NOT_YET:
        return mentioning(
            f"I am not in <#{told.channel_id}> yet.",
            section(
                "Type `/invite @Whetstone` there, and nothing else: what you set up is kept, and comes at its hour "
                "once I am in."
            ),
        )
    what = _LATEST.get(told.missed, "the note that it is set up")
    if told.trouble is Trouble.UNKNOWN:
        return mentioning(
            f"I don't know whether {what} reached <#{told.channel_id}>: Slack's answer was lost on the way.",
            section("I don't post it twice, so please look. The next one comes as set up."),
        )
    return mentioning(
        f"{what[0].upper()}{what[1:]} didn't reach <#{told.channel_id}>: Slack didn't take it.",
        section("Nothing else is changed; the next one comes as set up."),
    )
