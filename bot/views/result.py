"""The reveal: what the member said, what the next level looks like, last time, the fix, the shape of a good answer."""

from bot.core.drill import JUDGED, Verdict
from bot.core.scene import DrillScene
from bot.core.scoring import Score
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.text import count, escape

_NAMED = {Score.ONE: "1", Score.TWO: "2", Score.THREE: "3", Score.CANT_TELL: "can't tell"}


def draw_result(scene: DrillScene) -> Drawn:
    """With the self-score alone. Nobody else has rated, and the card says so."""
    own = scene.own_score
    name = scene.dimension.name
    said = _said(own)
    before = f" Last time: {_NAMED[scene.score_last_time]}." if scene.score_last_time else ""
    fix = scene.retro.fix if scene.retro else ""
    return message(
        f"{name}: {said} Next time: {fix}",
        header("How you saw it"),
        section(f"*{escape(name)}*  {said}{before}\n{_rounds(scene)}"),
        section(_anchors(scene)),
        section(f"*Next time*  {escape(fix)}"),
        section("*The shape of a good answer*\n" + "\n".join(f"• {escape(line)}" for line in scene.rubric.structure)),
        small("Your own reading only. A person scoring the same answers would tell you more."),
        buttons([button("Next drill", Action.START_NEXT, "result", primary=True)]),
    )


def _said(own: Score | None) -> str:
    if own is None:
        return "You gave no score."
    return "You couldn't tell." if own is Score.CANT_TELL else f"You said {_NAMED[own]}."


def _rounds(scene: DrillScene) -> str:
    done = [round_ for round_ in scene.drill.rounds if round_.verdict in JUDGED]
    passed = sum(round_.verdict is Verdict.PASS for round_ in done)
    return f"Goal met in {passed} of {count(len(done), 'round')}."


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
