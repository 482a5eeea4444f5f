"""What the app says outside a drill: the welcome, help, what is next, one line to stray text, and trouble."""

from slack_sdk.models.blocks import DividerBlock

from bot.views.drawn import Drawn, buttons, header, message, section
from bot.views.start_button import Offer, start_button

USAGE = (
    "• `/drill go`, `/drill go trade-offs`  start right away\n"
    "• `/drill`  see what is next, and change it if you like\n"
    "• `/drill trade-offs`  an area or a rubric of your choice\n"
    "• `/drill areas`, `/drill log`  where you stand, and what you did\n"
    "• `/drill import`  bring along a log you kept elsewhere\n"
    "• `/drill journal`  write down an interview, a mock or a drill\n"
    "• `/drill interview tomorrow 15:00`  note a real interview, and be asked about it afterwards\n"
    "• `/drill questions`  the questions of your own: drill one, change it, add one\n"
    "• `/drill calibrate`  score short answers, and see how far you agree with ours\n"
    "• `/drill rubric`  the rubric as text, for whoever scores you\n"
    "• `/drill schedule`  in a channel: a question of the day, to drill privately\n"
    "• `/drill digest`  in a channel: its week in sums, of those who want to be counted\n"
    "• `/drill settings`  what you practise for, your time zone, how long I keep your answers\n"
    "• `/drill ai`  whether an AI interviews you, on and off\n"
    "• `/drill remind`  on which days and at what hour I bring you the next drill\n"
    "• `/drill pause 3d`, `/drill resume`  reminders off for a while, and on again\n"
    "• `/drill export`, `/drill delete my data`  take what is yours, or have it deleted\n"
    "• `/drill help`  this list\n"
    "• In our DM the words *drill*, *done*, *skip*, *pause*, *resume*, *stop* and *help* work too, each on its own.\n"
    "• On any message, *Drill this question* (in its ⋮ menu) makes it a question of your own."
)


def draw_welcome(*, with_ai: bool = False) -> Drawn:
    """The first thing a newcomer sees: three lines and one button. `with_ai`: an AI interviews here."""
    seen_by = "Nobody else sees your answers."
    if with_ai:
        seen_by = (
            "Nobody here sees your answers. An AI reads them, to ask on and to score after you have; "
            "`/drill ai off` does without."
        )
    return message(
        "Welcome to Whetstone. Press Start for a first drill of three questions, about 20 minutes.",
        section(
            "*Welcome. Here you practise one weakness at a time.*\n"
            "Three questions on one skill, here in this chat. Then you score yourself and name one fix.\n"
            f"The first drill takes about 20 minutes. {seen_by}"
        ),
        buttons([start_button(Offer.WELCOME)]),
    )


def draw_help() -> Drawn:
    """What can be typed, and how a drill goes."""
    return message(
        "What you can type: /drill go, /drill, /drill help.",
        header("How Whetstone works"),
        section(
            "A drill is three to five questions on one skill, with a goal you can pass or miss. "
            "You answer in a thread, say Pass or Not yet after each, then score yourself and name one fix. "
            "That fix opens your next drill."
        ),
        DividerBlock(),
        section(USAGE),
    )


def draw_stray() -> Drawn:
    """One helpful line to text outside any drill."""
    return message(
        "I keep quiet outside drills. Type drill to see what is next, or help for the rest.",
        section("I keep quiet outside drills. Type *drill* to see what is next, or *help* for the rest."),
    )


def draw_stray_in_thread() -> Drawn:
    """One helpful line in the thread of a drill that is over."""
    return message(
        "This drill is over. Type drill to see what is next.",
        section("This drill is over; your note stays here. Type *drill* to see what is next."),
    )


def draw_press_start() -> Drawn:
    """The member writes before the first question was asked."""
    return message(
        "Press Start round 1 on the card above, then your first question comes here.",
        section("Press *Start round 1* on the card above, then your first question comes here."),
    )


def draw_counted() -> Drawn:
    """The member answered beside the thread."""
    text = "I counted that as part of your answer. The thread under the card is where the drill goes on."
    return message(text, section(text))


def draw_said(sentence: str) -> Drawn:
    """A sentence on its own."""
    return message(sentence, section(sentence))


def draw_rubric_sent() -> Drawn:
    """The rubric's text was asked for."""
    return message("The rubric is in our DM, as text you can copy to whoever scores you.")
