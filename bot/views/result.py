"""The reveal: what the member said, what the next level looks like, last time, the fix, the shape of a good answer."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.core.drill import JUDGED, Drill, Format, Verdict
from bot.core.journal import LastFix
from bot.core.scene import DrillScene
from bot.core.scoring import Score
from bot.core.standing import Progress
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.reveal import NAMED, ai_column, has_numbers
from bot.views.start_button import Offer, start_button
from bot.views.text import count, day, escape


def draw_result(scene: DrillScene, *, has_buttons: bool = True) -> Drawn:
    """The self-score, alone or beside an AI's. Where nobody else has rated, the card says so.

    `has_buttons`: unless a newer message has them.
    """
    own = scene.own_score
    name = scene.dimension.name
    said = _said(own)
    before = f" Last time: {NAMED[scene.score_last_time]}." if scene.score_last_time else ""
    fix = scene.retro.fix if scene.retro else ""
    return message(
        f"{name}: {said} Next time: {fix}",
        header("How you saw it, and how an AI read it" if has_numbers(scene) else "How you saw it"),
        section(f"*{escape(name)}*  {said}{before}\n{_rounds(scene)}"),
        *ai_column(scene),
        None if has_numbers(scene) else section(_anchors(scene)),
        section(f"*Next time*  {escape(fix)}"),
        section("*The shape of a good answer*\n" + "\n".join(f"• {escape(line)}" for line in scene.rubric.structure)),
        None if scene.assessments else small(_ALONE),
        *_progress(scene),
        buttons(_ways_on(scene)) if has_buttons else None,
    )


_ALONE = "Your own reading only. A person scoring the same answers would tell you more."


def _said(own: Score | None) -> str:
    if own is None:
        return "You gave no score."
    return "You couldn't tell." if own is Score.CANT_TELL else f"You said {NAMED[own]}."


def _rounds(scene: DrillScene) -> str:
    done = [round_ for round_ in scene.drill.rounds if round_.verdict in JUDGED]
    passed = sum(round_.verdict is Verdict.PASS for round_ in done)
    if not done:
        met = "You stopped before the goal was judged."
    elif scene.drill.format is Format.FULL_LENGTH:
        met = "Goal met over the whole interview." if passed else "Goal not met yet over the whole interview."
    else:
        met = f"Goal met in {passed} of {count(len(done), 'round')}."
    became = scene.retro.last_fix if scene.retro else None
    return f"{met} {_LAST_FIX[became]}" if became else met


_LAST_FIX = {
    LastFix.FIXED: "Last fix: fixed.",
    LastFix.PARTLY: "Last fix: partly there.",
    LastFix.NOT: "Last fix: not there yet.",
}


def _progress(scene: DrillScene) -> Sequence[Block]:
    """What this drill makes of the area: a check passed or missed, reliable, or stuck."""
    drill, progress = scene.drill, scene.progress
    if progress is None:
        return ()
    if progress.stuck:
        return (section(_STUCK),)
    if drill.format is Format.CHECK and not progress.reliable:
        return (section("It slipped, and that is what the check is for. The area is back on your list."),)
    if not progress.reliable or drill.rounds[-1].verdict is not Verdict.PASS:
        return ()
    by_whom = " by your own reading" if progress.by_own_reading else ""
    return (section(f"*Reliable{by_whom}*: {_checks(drill, progress)}"),)


_STUCK = (
    "*Four drills on this goal, and the last round not passed yet.* Then it is the goal, or an area too wide, and not "
    "you. Change one of the two, or let a person score one of these drills."
)


def _checks(drill: Drill, progress: Progress) -> str:
    if progress.check_at is None:
        return "it held in both checks. I won't bring it up again; drill it whenever you like."
    when = day(progress.check_at)
    if drill.format is Format.CHECK:
        return f"it held. One more single round after {when}, then it is yours."
    return f"you passed the last round in two recent drills. It comes back for one round after {when}."


def _ways_on(scene: DrillScene) -> Sequence[ButtonElement]:
    stuck = scene.progress is not None and scene.progress.stuck
    following = start_button(Offer.RESULT, label="Next drill", primary=not stuck)
    if not stuck:
        return (following,)
    return (
        button("Rewrite the goal", Action.REWRITE_GOAL, scene.drill.id, primary=True),
        button("Split the area", Action.SPLIT_AREA, scene.drill.id),
        button("Ask a person", Action.SHARE_RUBRIC, scene.drill.rubric_id),
        following,
    )


def _anchors(scene: DrillScene) -> str:
    levels = scene.dimension.levels
    own = scene.own_score
    if own is None or own is Score.CANT_TELL:
        lines = "\n".join(f"*{k}*  {escape(' '.join(levels[k]))}" for k in (1, 2, 3))
        return f"Not being able to place it is worth knowing. Here is what each level sounds like:\n{lines}"
    if own is Score.THREE:
        return f"*Before you count it as a 3, check*\n{escape(scene.dimension.not_3)}"
    wanted = int(own.value) + 1
    return f"*What {wanted} looks like*\n" + "\n".join(f"• {escape(line)}" for line in levels[wanted])
