"""What a drill's thread shows, as a function of the drill alone, and what changed between two states of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.drill import JUDGED, Drill, Format, Phase, Round, RoundState, Verdict


class LineKind(StrEnum):
    """One kind of message in the thread."""

    CARD = "card"
    QUESTION = "question"
    SAYING = "saying"
    VERDICT = "verdict"
    LOOK_BACK = "look_back"
    RESULT = "result"
    FEEDBACK = "feedback"
    CLOSED = "closed"


class Buttons(StrEnum):
    """Which buttons a line carries. Only the newest line carries any."""

    NONE = "none"
    BEGIN = "begin"
    ANSWERING = "answering"
    THIN = "thin"
    JUDGING = "judging"
    PAUSED = "paused"
    SCORE = "score"
    NEXT = "next"
    THINKING = "thinking"


@dataclass(frozen=True, slots=True)
class Line:
    """One message. `key` names it for ever; `face` is what it shows beyond its fixed text."""

    key: str
    kind: LineKind
    buttons: Buttons
    round_number: int = 0
    saying_number: int = 0
    face: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """Lines to post, in order, and lines already posted to redraw."""

    post: tuple[Line, ...]
    redraw: tuple[Line, ...]


def lines(drill: Drill) -> tuple[Line, ...]:
    """Every message of the thread, oldest first; the newest carries the buttons of the current step."""
    drawn = [Line(f"drill:{drill.id}:card", LineKind.CARD, Buttons.NONE, face=_card_face(drill))]
    for round_ in drill.rounds:
        drawn += _round_lines(drill, round_)
    if drill.rounds_over_at is not None:
        done = ",".join(sorted(drill.looked_back))
        drawn.append(Line(f"drill:{drill.id}:look_back", LineKind.LOOK_BACK, Buttons.NONE, face=f"{drill.phase}{done}"))
    if drill.phase is Phase.DONE:
        assessed = "" if drill.assessed_at is None else "assessed"
        drawn.append(Line(f"drill:{drill.id}:result", LineKind.RESULT, Buttons.NONE, face=assessed))
        if drill.has_feedback:
            drawn.append(Line(f"drill:{drill.id}:feedback", LineKind.FEEDBACK, Buttons.NONE))
    if drill.phase is Phase.STOPPED and drill.started_at is not None:
        drawn.append(Line(f"drill:{drill.id}:closed", LineKind.CLOSED, Buttons.NONE))
    drawn[-1] = replace(drawn[-1], buttons=buttons_now(drill))
    return tuple(drawn)


def changes(before: Drill | None, after: Drill) -> Changes:
    """What to post and what to redraw so that the thread shows `after`."""
    shown = {line.key: line for line in lines(before)} if before else {}
    wanted = lines(after)
    return Changes(
        post=tuple(line for line in wanted if line.key not in shown),
        redraw=tuple(line for line in wanted if line.key in shown and shown[line.key] != line),
    )


def line(drill: Drill, key: str) -> Line | None:
    """The line with this key as the drill stands now, or None when it is no longer due."""
    return next((each for each in lines(drill) if each.key == key), None)


def _round_lines(drill: Drill, round_: Round) -> list[Line]:
    base = f"drill:{drill.id}"
    number = round_.number
    has_verdict = _has_verdict(drill, round_)
    unasked = "" if has_verdict or round_.verdict is Verdict.ANSWERED else f"{round_.verdict or ''}"
    drawn = [Line(f"{base}:question:{number}", LineKind.QUESTION, Buttons.NONE, number, face=unasked)]
    for saying in round_.sayings:
        key = f"{base}:saying:{number}:{saying.number}"
        drawn.append(Line(key, LineKind.SAYING, Buttons.NONE, number, saying.number))
    if has_verdict:
        face = f"{round_.verdict or round_.state}{' time_up' if round_.time_up else ''}"
        drawn.append(Line(f"{base}:verdict:{number}", LineKind.VERDICT, Buttons.NONE, number, face=face))
    return drawn


def _has_verdict(drill: Drill, round_: Round) -> bool:
    """Whether the member was asked about this round. A part of a full-length interview is never asked about."""
    if round_.state in (RoundState.JUDGING, RoundState.THIN):
        return True
    part = drill.format is Format.FULL_LENGTH and round_.number < drill.planned
    return round_.verdict in (*JUDGED, Verdict.LEFT) or (round_.verdict is Verdict.THIN and not part)


def _card_face(drill: Drill) -> str:
    if drill.started_at is None:
        return "put away" if drill.phase is Phase.STOPPED else "waiting"
    return "started" if drill.closed_at is None else "closed"


_ROUND_BUTTONS = {
    RoundState.OPEN: Buttons.ANSWERING,
    RoundState.THIN: Buttons.THIN,
    RoundState.JUDGING: Buttons.JUDGING,
}


def buttons_now(drill: Drill) -> Buttons:
    """Which buttons the drill's newest line carries."""
    if drill.phase is Phase.ROUNDS:
        return Buttons.PAUSED if drill.is_paused else _round_buttons(drill)
    if drill.phase is Phase.STOPPED:
        return Buttons.NEXT if drill.started_at is not None else Buttons.NONE
    return {Phase.READY: Buttons.BEGIN, Phase.SCORING: Buttons.SCORE, Phase.DONE: Buttons.NEXT}[drill.phase]


def _round_buttons(drill: Drill) -> Buttons:
    """While an AI thinks the member may stop waiting for it; the bank answers at once."""
    thinking = Buttons.NONE if drill.model is None else Buttons.THINKING
    return _ROUND_BUTTONS.get(drill.now_at.state, thinking)
