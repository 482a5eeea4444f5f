"""The lines of a drill's thread, each drawn from the drill as it stands."""

from collections.abc import Callable
from datetime import datetime

from slack_sdk.models.blocks import ButtonElement, ConfirmObject, ContextBlock

from bot.core.drill import JUDGED, SCORE_WITHIN, Drill, Phase, Role, Round, Step, Verdict
from bot.core.goals import Origin, limit
from bot.core.members import Mode
from bot.core.scene import DrillScene
from bot.core.thread import Buttons, Line, LineKind
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.result import draw_result
from bot.views.text import clock_time, escape

_ROLE = {Role.EXPOSE: "expose", Role.REFINE: "refine", Role.PRESSURE: "under pressure"}
_VERDICT = {Verdict.PASS: "*Pass.*", Verdict.NOT_YET: "*Not yet.*", Verdict.LEFT: "Stopped here."}


def draw_line(scene: DrillScene, line: Line) -> Drawn:
    """One message of the thread."""
    draw: dict[LineKind, Callable[[DrillScene, Line], Drawn]] = {
        LineKind.CARD: _card,
        LineKind.QUESTION: _question,
        LineKind.SAYING: _saying,
        LineKind.VERDICT: _verdict,
        LineKind.LOOK_BACK: _look_back,
        LineKind.RESULT: lambda scene, line: draw_result(scene),
        LineKind.CLOSED: _closed,
    }
    return draw[line.kind](scene, line)


def draw_nudge(drill: Drill, now: datetime) -> Drawn:
    """Four minutes after the last round, one minute before late; after a pause of ours perhaps later than that."""
    assert drill.rounds_over_at is not None
    if now > drill.rounds_over_at + SCORE_WITHIN:
        return message("Your drill still waits for its score. It will be marked late, and it still counts.")
    return message("One minute left to score on time. Your first impression is the one that counts.")


def _card(scene: DrillScene, line: Line) -> Drawn:
    drill, dimension = scene.drill, scene.dimension
    levels = "\n".join(f"*{k}*  {escape(' '.join(dimension.levels[k]))}" for k in (2, 3))
    own_words = "  _from your last fix_" if drill.goal.origin is Origin.FIX else ""
    about = (
        f"{drill.planned} rounds · {drill.level.label.lower()} · about {drill.minutes} minutes, then 10 to look back"
    )
    return message(
        f"{dimension.name} · {scene.rubric.name}. Goal: {drill.goal.text}",
        header(f"{dimension.name} · {scene.rubric.name}"),
        section(f"*Goal*  {escape(drill.goal.text)}{own_words}"),
        section(f"{about}\n{_form(drill)}"),
        section(levels),
        small("Close everything else. I stay quiet until Done, but ask me about the question any time."),
        _card_state(drill),
        buttons(_buttons(drill, line)),
    )


def _form(drill: Drill) -> str:
    spoken = limit(drill.seconds, drill.mode)
    if drill.mode is Mode.ALOUD:
        return f"Aloud, away from Slack: {spoken} for the goal, then leave notes or the transcript in this thread."
    return f"Typed, in this thread: {spoken}, which is what one says in {drill.seconds} seconds."


def _card_state(drill: Drill) -> ContextBlock | None:
    if drill.started_at is not None:
        return small(f"Started {clock_time(drill.started_at)}. {_where_to_look(drill)}")
    if drill.phase is Phase.STOPPED:
        return small("Put away. Type *drill* for the next one.")
    return None


def _where_to_look(drill: Drill) -> str:
    if not drill.is_open and drill.closed_at is not None:
        return f"Closed {clock_time(drill.closed_at)}."
    return "Your question is in the replies to this card: open them and answer there."


def _question(scene: DrillScene, line: Line) -> Drawn:
    drill, round_ = scene.drill, scene.drill.rounds[line.round_number - 1]
    title = f"Round {round_.number} of {drill.planned} · {_ROLE[round_.role]}"
    if round_.role is Role.PRESSURE:
        title += f" · {limit(drill.seconds, drill.mode)} for the goal"
    return message(
        f"{title}. {round_.question}",
        section(f"*{title}*"),
        section(f"_{escape(round_.instruction)}_") if round_.instruction else None,
        section(escape(round_.question)),
        small(_how_to_answer(drill, round_)) if line.buttons is Buttons.ANSWERING else None,
        small("Left unanswered.") if round_.verdict is Verdict.SKIPPED else None,
        buttons(_buttons(drill, line)),
    )


def _how_to_answer(drill: Drill, round_: Round) -> str:
    again = "You have had every question here; this is the one you saw longest ago. " if round_.repeated else ""
    if drill.mode is Mode.ALOUD:
        return f"{again}Answer aloud against the clock, leave notes or a transcript, then press Done, or type *done*."
    return f"{again}Answer here, in one message or many; ask back if you like. Then press Done, or type *done*."


def _saying(scene: DrillScene, line: Line) -> Drawn:
    round_ = scene.drill.rounds[line.round_number - 1]
    text = round_.sayings[line.saying_number - 1].text
    return message(text, section(escape(text)), buttons(_buttons(scene.drill, line)))


def _verdict(scene: DrillScene, line: Line) -> Drawn:
    round_ = scene.drill.rounds[line.round_number - 1]
    given = f"  {_VERDICT[round_.verdict]}" if round_.verdict in _VERDICT else ""
    ask = "Did that meet the goal?"
    return message(ask, section(f"{ask}{given}"), buttons(_buttons(scene.drill, line)))


def _closed(scene: DrillScene, line: Line) -> Drawn:
    text = "Drill closed, nothing to score this time. What you wrote stays here."
    if Step.SCORE in scene.drill.looked_back:
        text = "Drill closed. Your score counts; what you wrote stays here."
    return message(text, section(text), buttons(_buttons(scene.drill, line)))


def _look_back(scene: DrillScene, line: Line) -> Drawn:
    drill = scene.drill
    assert drill.rounds_over_at is not None
    until = clock_time(drill.rounds_over_at + SCORE_WITHIN)
    over = f"Drill done, {clock_time(drill.rounds_over_at)}."
    text = f"{over} Score it while it is fresh: until {until} it counts as on time."
    if Step.SCORE in drill.looked_back:
        text = f"{over} Scored {'late' if drill.scored_late else 'on time'}."
    elif drill.phase is Phase.STOPPED:
        text = f"{over} Closed without a score."
    summary = "Drill done. Score it while it is fresh."
    return message(summary, section(text), buttons(_buttons(drill, line)))


def _buttons(drill: Drill, line: Line) -> list[ButtonElement]:
    value = f"{drill.id}|{drill.step}"
    if line.buttons is Buttons.BEGIN:
        return [
            button("Start round 1", Action.BEGIN, value, primary=True),
            button("Change", Action.CHANGE, value),
            button("Not now", Action.STOP, value),
        ]
    if line.buttons is Buttons.ANSWERING:
        return [
            button("Done", Action.DONE, value, primary=True),
            button("Skip the follow-up" if drill.now_at.probes else "Skip this one", Action.SKIP, value),
            button("Stop", Action.STOP, value, confirm=_really_stop(drill)),
        ]
    if line.buttons is Buttons.JUDGING:
        return [button("Pass", Action.PASS, value, primary=True), button("Not yet", Action.NOT_YET, value)]
    if line.buttons is Buttons.SCORE:
        labels = {Step.SCORE: "Score it", Step.JOURNAL: "Go on: journal", Step.FIX: "Go on: one fix"}
        assert drill.next_step is not None
        go_on = button(labels[drill.next_step], Action.LOOK_BACK, value, primary=True)
        close = button("Close without scoring", Action.STOP, value, confirm=_really_close())
        return [go_on] if Step.SCORE in drill.looked_back else [go_on, close]
    if line.buttons is Buttons.NEXT:
        return [button("Next drill", Action.START_NEXT, "result", primary=True)]
    return []


def _really_stop(drill: Drill) -> ConfirmObject:
    judged = any(round_.verdict in JUDGED for round_ in drill.rounds)
    kept = (
        "The rounds you judged can still be scored." if judged else "Nothing is judged yet, so nothing will be scored."
    )
    return ConfirmObject(title="Stop this drill?", text=kept, confirm="Stop", deny="Go on")


def _really_close() -> ConfirmObject:
    return ConfirmObject(
        title="Close without scoring?",
        text="What you wrote stays in the thread. This drill won't count towards any area.",
        confirm="Close it",
        deny="Keep it open",
    )
