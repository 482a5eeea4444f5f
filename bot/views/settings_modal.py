"""The settings: target, habits, what stays, what is shared, the zone; and the way to the reminders."""

from typing import Any

from slack_sdk.models.blocks import ActionsBlock

from bot.core.drill import FEWEST_ROUNDS, MOST_ROUNDS
from bot.core.library import Library
from bot.core.members import FORGET_AFTER_DAYS, Level, Mode, Profile, Sharing
from bot.views.drawn import button, section, small
from bot.views.fields import choice_field
from bot.views.ids import FOR_EVER, OFF, ON, QUOTES_ONLY, Action, Block, Modal
from bot.views.modals import modal
from bot.views.zone_field import zone_field

TITLE = "Settings"
_MODES = [("Typed, in the thread", Mode.TYPED.value), ("Aloud, then notes in the thread", Mode.ALOUD.value)]
_AI = [("Yes; you always score first", ON), ("No, the question bank only", OFF)]
_SHARING = [
    ("Nothing of mine", Sharing.NOTHING.value),
    ("My drills and goals in its sums, without my name", Sharing.COUNTED.value),
    ("Also, by name, what people have confirmed me reliable at", Sharing.NAMED.value),
]
_KEEP = [
    ("Until I delete them", FOR_EVER),
    (f"{FORGET_AFTER_DAYS} days; scores, journal and fixes stay", str(FORGET_AFTER_DAYS)),
    ("Once a drill is over: only what was quoted, and a fingerprint", QUOTES_ONLY),
]


def draw_settings(library: Library, profile: Profile, *, zone_known: bool) -> dict[str, Any]:
    """The form as things are set; where nothing was chosen yet, with what a first drill would take."""
    rubrics = [(rubric.name, rubric.id) for rubric in library]
    target = profile.rubric_id if library.find(profile.rubric_id) else None
    rounds = [(f"{n} rounds", str(n)) for n in range(FEWEST_ROUNDS, MOST_ROUNDS + 1)]
    return modal(
        Modal.SETTINGS,
        TITLE,
        [
            choice_field(Block.RUBRIC, "Which interview do you practise for?", rubrics, target or rubrics[0][1]),
            choice_field(
                Block.LEVEL,
                "Which level?",
                [(level.label, level.value) for level in Level],
                profile.level or Level.SENIOR,
            ),
            choice_field(Block.MODE, "How do you answer?", _MODES, profile.mode),
            choice_field(Block.ROUNDS, "How many rounds in a drill?", rounds, str(profile.rounds or MOST_ROUNDS)),
            choice_field(
                Block.AI, "May an AI interview you, where one is set up?", _AI, OFF if profile.without_ai else ON
            ),
            choice_field(Block.KEEP, "How long do I keep your answers?", _KEEP, _kept(profile)),
            small("A fingerprint can't be read back. It can only tell that the same words come again."),
            zone_field("Which time zone are you in?", profile.own_tz, profile.slack_tz if zone_known else None),
            choice_field(Block.SHARING, "What may a channel's weekly digest have of you?", _SHARING, profile.sharing),
            section("Reminders, their days and their hour have a form of their own."),
            ActionsBlock(elements=[button("Reminders", Action.REMINDERS, "settings")]),
            small("`/drill export` gives you a copy of everything, `/drill delete my data` deletes it."),
        ],
        submit="Save",
    )


def _kept(profile: Profile) -> str:
    if profile.quotes_only:
        return QUOTES_ONLY
    return FOR_EVER if profile.keep_days is None else str(profile.keep_days)
