"""The buttons of a drill at each step; every value names the drill and the step it was drawn for."""

from collections.abc import Callable, Mapping, Sequence

from slack_sdk.models.blocks import ButtonElement, ConfirmObject

from bot.core.drill import Drill, Step
from bot.core.thread import Buttons
from bot.views.drawn import button
from bot.views.ids import OFFERED, Action
from bot.views.start_button import Offer, start_button


def drill_buttons(drill: Drill, wanted: Buttons, *, offered: bool = False) -> Sequence[ButtonElement]:
    """The row for a step; empty where nothing can be pressed. `offered`: shown outside the drill's own thread."""
    draw = _ROWS.get(wanted)
    place = f"|{OFFERED}" if offered else ""
    return draw(drill, f"{drill.id}|{drill.step}{place}") if draw else ()


def _begin(drill: Drill, value: str) -> Sequence[ButtonElement]:
    return (
        button("Start round 1", Action.BEGIN, value, primary=True),
        button("Change", Action.CHANGE, value),
        button("Not now", Action.STOP, value),
    )


def _answering(drill: Drill, value: str) -> Sequence[ButtonElement]:
    return (
        button("Done", Action.DONE, value, primary=True),
        button("Skip the follow-up" if drill.now_at.probes else "Skip this one", Action.SKIP, value),
        button("Pause", Action.PAUSE, value),
        button("Stop", Action.STOP, value, confirm=_really_stop(drill)),
    )


def _thin(drill: Drill, value: str) -> Sequence[ButtonElement]:
    go_on = button("Go on", Action.GO_ON, value, primary=drill.now_at.time_up)
    return (go_on,) if drill.now_at.time_up else (button("Done", Action.DONE, value, primary=True), go_on)


def _judging(drill: Drill, value: str) -> Sequence[ButtonElement]:
    return (button("Pass", Action.PASS, value, primary=True), button("Not yet", Action.NOT_YET, value))


def _paused(drill: Drill, value: str) -> Sequence[ButtonElement]:
    go_on = button("Continue", Action.RESUME, value, primary=True)
    score = button("Score what I did", Action.SCORE_NOW, value)
    drop = button("Drop", Action.DROP, value, confirm=_really_close())
    return (go_on, score, drop) if drill.has_something_to_score else (go_on, drop)


def _score(drill: Drill, value: str) -> Sequence[ButtonElement]:
    labels = {Step.SCORE: "Score it", Step.JOURNAL: "Go on: journal", Step.FIX: "Go on: one fix"}
    assert drill.next_step is not None
    go_on = button(labels[drill.next_step], Action.LOOK_BACK, value, primary=True)
    close = button("Close without scoring", Action.STOP, value, confirm=_really_close())
    return (go_on,) if Step.SCORE in drill.looked_back else (go_on, close)


def _thinking(drill: Drill, value: str) -> Sequence[ButtonElement]:
    return (button("Don't wait", Action.DONT_WAIT, value),)


def _next(drill: Drill, value: str) -> Sequence[ButtonElement]:
    return (start_button(Offer.RESULT, label="Next drill"),)


_ROWS: Mapping[Buttons, Callable[[Drill, str], Sequence[ButtonElement]]] = {
    Buttons.BEGIN: _begin,
    Buttons.ANSWERING: _answering,
    Buttons.THIN: _thin,
    Buttons.JUDGING: _judging,
    Buttons.PAUSED: _paused,
    Buttons.SCORE: _score,
    Buttons.NEXT: _next,
    Buttons.THINKING: _thinking,
}


def _really_stop(drill: Drill) -> ConfirmObject:
    kept = "Nothing is judged yet, so nothing will be scored."
    if drill.has_something_to_score:
        kept = "The rounds you finished can still be scored."
    return ConfirmObject(title="Stop this drill?", text=kept, confirm="Stop", deny="Go on")


def _really_close() -> ConfirmObject:
    return ConfirmObject(
        title="Close without scoring?",
        text="What you wrote stays in the thread. This drill won't count towards any area.",
        confirm="Close it",
        deny="Keep it open",
    )
