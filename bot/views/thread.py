"""The lines of a drill's thread, each drawn from the drill as it stands."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block, ContextBlock

from bot.core.drill import (
    SCORE_WITHIN,
    Drill,
    Format,
    Handover,
    Phase,
    Role,
    Round,
    RoundState,
    SayingKind,
    Step,
    Verdict,
)
from bot.core.goals import Origin, limit
from bot.core.members import Mode
from bot.core.scene import DrillScene
from bot.core.thread import Buttons, Line, LineKind
from bot.views.ai_notes import draw_handed_over, interviewer, worded_by
from bot.views.drawn import Drawn, buttons, header, message, section, small
from bot.views.drill_buttons import drill_buttons
from bot.views.feedback import draw_feedback
from bot.views.result import draw_result
from bot.views.text import clock_time, count, escape

_ROLE = {Role.EXPOSE: "expose", Role.REFINE: "refine", Role.PRESSURE: "under pressure"}
_VERDICT = {
    Verdict.PASS: "*Pass.*",
    Verdict.NOT_YET: "*Not yet.*",
    Verdict.LEFT: "Stopped here.",
}


def draw_line(scene: DrillScene, line: Line) -> Drawn:
    """One message of the thread."""
    draw: dict[LineKind, Callable[[DrillScene, Line], Drawn]] = {
        LineKind.CARD: _card,
        LineKind.QUESTION: _question,
        LineKind.SAYING: _saying,
        LineKind.VERDICT: _verdict,
        LineKind.LOOK_BACK: _look_back,
        LineKind.RESULT: lambda scene, line: draw_result(scene, has_buttons=line.buttons is Buttons.NEXT),
        LineKind.FEEDBACK: draw_feedback,
        LineKind.CLOSED: _closed,
    }
    return draw[line.kind](scene, line)


def draw_nudge(drill: Drill, now: datetime) -> Drawn:
    """Four minutes after the last round, one minute before late; after a pause of ours perhaps later than that."""
    assert drill.rounds_over_at is not None
    if now > drill.rounds_over_at + SCORE_WITHIN:
        return message("Your drill still waits for its score. It will be marked late, and it still counts.")
    return message("One minute left to score on time. Your first impression is the one that counts.")


def draw_heeded(drill: Drill) -> Drawn:
    """What a nudge says once the score is there."""
    return message("Scored, but late. It counts all the same." if drill.scored_late else "Scored on time.")


def _card(scene: DrillScene, line: Line) -> Drawn:
    drill, dimension = scene.drill, scene.dimension
    levels = "\n".join(f"*{k}*  {escape(' '.join(dimension.levels[k]))}" for k in (2, 3))
    own_words = "  _from your last fix_" if drill.goal.origin is Origin.FIX else ""
    return message(
        f"{dimension.name} · {scene.rubric.name}. Goal: {drill.goal.text}",
        header(f"{dimension.name} · {scene.rubric.name}"),
        section(f"*Goal*  {escape(drill.goal.text)}{own_words}"),
        section(f"{_about(scene)}\n{_form(scene)}"),
        _plan(scene),
        section(levels),
        small(
            "Close everything else. I stay quiet until Done, but ask me about the question any time. "
            f"{interviewer(drill)}."
        ),
        _card_state(drill),
        buttons(drill_buttons(drill, line.buttons)),
    )


def _about(scene: DrillScene) -> str:
    drill, level = scene.drill, scene.drill.level.label.lower()
    if drill.format is Format.FULL_LENGTH:
        return f"Full length · {level} · {scene.rubric.minutes} minutes, then 10 to look back"
    if drill.format is Format.CHECK:
        return f"One round · {level} · a check: is it still there?"
    level += ", a twist in each question" if drill.twisted else ""
    return f"{drill.planned} rounds · {level} · about {drill.minutes} minutes, then 10 to look back"


def _plan(scene: DrillScene) -> Block | None:
    """The windows of a full-length interview."""
    if scene.drill.format is not Format.FULL_LENGTH:
        return None
    return small(" · ".join(f"{first}–{end} {escape(part.name)}" for part, first, end in scene.rubric.windows()))


def _form(scene: DrillScene) -> str:
    drill, spoken = scene.drill, limit(scene.drill.seconds, scene.drill.mode)
    whole = drill.format is Format.FULL_LENGTH
    if drill.mode is Mode.TYPED:
        size = "a part at a time" if whole else f"{spoken}, which is what one says in {drill.seconds} seconds"
        return f"Typed, in this thread: {size}."
    clock = "after each part" if whole else f"{spoken} for the goal, then"
    clip = "a voice clip, notes" if scene.hears_clips else "notes"
    return f"Aloud, away from Slack: {clock} leave {clip} or the transcript in this thread."


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
    title = _title(scene, round_)
    return message(
        f"{title}. {round_.question}",
        section(f"*{escape(title)}*"),
        section(f"_{escape(round_.instruction)}_") if round_.instruction else None,
        section(escape(round_.question)),
        small(_how_to_answer(scene, round_)) if line.buttons is Buttons.ANSWERING else None,
        worded_by(round_.voice),
        small(_UNASKED[line.face]) if line.face in _UNASKED else None,
        *_state(scene, line),
        buttons(drill_buttons(drill, line.buttons)),
    )


_READING = "Reading your answer …"
_NEXT_ONE = "Wording your next question …"
_UNASKED: Mapping[str, str] = {Verdict.SKIPPED: "Left unanswered.", Verdict.THIN: "Not enough to score."}
"""What a question shows that the member was not asked about afterwards, by its line's face."""


def _title(scene: DrillScene, round_: Round) -> str:
    drill = scene.drill
    if round_.dimension_id is not None:
        window = f"Minutes {round_.from_minute}–{round_.to_minute}"
        pressed = f" · {_ROLE[round_.role]}" if round_.role is Role.PRESSURE else ""
        return f"{window} · {scene.rubric.dimension(round_.dimension_id).name}{pressed}"
    minutes = drill.minutes_under_pressure(round_.number)
    limit_ = f" · {minutes} minutes" if minutes is not None else ""
    return f"Round {round_.number} of {drill.planned} · {_ROLE[round_.role]}{limit_}"


def _how_to_answer(scene: DrillScene, round_: Round) -> str:
    again = "You have had every question here; this is the one you saw longest ago. " if round_.repeated else ""
    return f"{again}{_ways_to_answer(scene)} Then press Done, or type *done*."


def _ways_to_answer(scene: DrillScene) -> str:
    if scene.drill.mode is Mode.ALOUD:
        if scene.hears_clips:
            return "Answer with a voice clip here, or away from Slack against the clock and leave notes."
        return "Answer aloud against the clock, and leave notes or a transcript."
    clip = ", or as a voice clip" if scene.hears_clips else ""
    return f"Answer here, in one message or many{clip}; ask back if you like."


def _state(scene: DrillScene, line: Line) -> Sequence[Block]:
    """On the newest message: that the AI is thinking, or the pause, when nothing else tells of it."""
    if line.buttons is Buttons.THINKING:
        return (small(_NEXT_ONE if scene.drill.awaits_question else _READING),)
    if line.buttons is not Buttons.PAUSED or scene.drill.paused_at is None:
        return ()
    return (small(f"Paused {clock_time(scene.drill.paused_at)}. Go on whenever you like; it keeps for a week."),)


def _saying(scene: DrillScene, line: Line) -> Drawn:
    round_ = scene.drill.rounds[line.round_number - 1]
    saying = round_.sayings[line.saying_number - 1]
    if saying.kind is SayingKind.PAUSE:
        return _pause(scene, line, round_)
    if saying.kind is SayingKind.HANDOVER:
        return draw_handed_over(Handover(saying.text))
    row = buttons(drill_buttons(scene.drill, line.buttons))
    return message(saying.text, section(escape(saying.text)), worded_by(saying.voice), *_state(scene, line), row)


def _pause(scene: DrillScene, line: Line, round_: Round) -> Drawn:
    """Where the member paused; after *Continue*, where the round goes on, with its question."""
    row = buttons(drill_buttons(scene.drill, line.buttons))
    if line.buttons is Buttons.PAUSED:
        return message("Paused. Nothing is lost; go on whenever you like.", *_state(scene, line), row)
    if line.buttons is Buttons.NONE:
        return message("You took a break here.", small("You took a break here."))
    title = _title(scene, round_)
    return message(
        f"{title} goes on. {round_.question}",
        section(f"*{escape(title)}*, where you left off"),
        section(escape(round_.question)),
        *_state(scene, line),
        row,
    )


def _verdict(scene: DrillScene, line: Line) -> Drawn:
    round_ = scene.drill.rounds[line.round_number - 1]
    row = (*_state(scene, line), buttons(drill_buttons(scene.drill, line.buttons)))
    if round_.state is RoundState.THIN:
        text = _thin(round_)
        return message(text, section(text), *row)
    ask = "Over the whole interview: did you meet the goal?"
    if scene.drill.format is not Format.FULL_LENGTH:
        ask = "Time. Did that meet the goal?" if round_.time_up else "Did that meet the goal?"
    if round_.verdict is Verdict.THIN:
        return message("Not enough to score in this round.", section("Not enough to score in this round."))
    given = f"  {_VERDICT[round_.verdict]}" if round_.verdict in _VERDICT else ""
    return message(ask, section(f"{ask}{given}"), _length(scene.drill, round_), *row)


def _length(drill: Drill, round_: Round) -> Block | None:
    """How long the answer was, beside what the goal allows. Only while it is judged: it is no verdict."""
    if round_.words is None or round_.state is not RoundState.JUDGING or drill.format is Format.FULL_LENGTH:
        return None
    allowed = limit(drill.seconds, drill.mode)
    return small(f"{count(round_.words, 'word')}, follow-ups included. The goal allows {allowed}.")


def _thin(round_: Round) -> str:
    if round_.time_up:
        return "Time. There is not enough here to score; that happens under pressure."
    return (
        "Not enough to score yet: an answer takes about 25 words, or some figures. "
        "Add to it here and press Done again, or go on without a verdict."
    )


def _closed(scene: DrillScene, line: Line) -> Drawn:
    text = "Drill closed, nothing to score this time. What you wrote stays here."
    if scene.drill.has_something_to_score:
        text = "Drill closed without a score. What you wrote stays here."
    if Step.SCORE in scene.drill.looked_back:
        text = "Drill closed. Your score counts; what you wrote stays here."
    return message(text, section(text), buttons(drill_buttons(scene.drill, line.buttons)))


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
    return message(summary, section(text), buttons(drill_buttons(drill, line.buttons)))
