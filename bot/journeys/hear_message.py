"""A message in our DM: an answer, a question back, a word that acts, or something that gets one helpful line."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.core.answers import asks_back
from bot.core.attachments import Attached
from bot.core.drill import ENDED_PHASES, Drill, Phase, RoundState, SayingKind, problem_of
from bot.core.errors import WhetstoneError
from bot.core.follow_ups import reply_to_question_back
from bot.core.moves import say
from bot.journeys import find_drill, finish_answer, judge_round, stop_drill
from bot.journeys.publish import save
from bot.journeys.visit import Visit, new_id, rubric_of
from bot.store import attachments, drills, members, messages, outbox


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as it was typed (unescaped), and where; `text` is empty when there are only files."""

    channel_id: str
    ts: str
    thread_ts: str | None
    text: str
    files: tuple[Attached, ...] = ()


class Word(StrEnum):
    """A word that acts when it stands alone, since slash commands don't work in threads."""

    DRILL = "drill"
    DONE = "done"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    HELP = "help"


class Remark(StrEnum):
    """Outbox kinds of what the app says to a message outside the drill's own lines."""

    NEXT = "next"
    HELP = "help"
    STRAY = "stray"
    SAID = "said"
    COUNTED = "counted"
    STRAY_IN_THREAD = "stray_in_thread"
    PRESS_START = "press_start"


def hear_message(visit: Visit, heard: Heard) -> None:
    """Keep what was written and do what it asks for."""
    word = _word(heard.text)
    if word is not None:
        members.meet(visit.tx, visit.member, visit.now)
        _keep_beside_word(visit, heard)
        _act(visit, heard, word)
        return
    place = _place(visit, heard)
    if not keep(visit, replace(heard, thread_ts=place.thread_ts)):
        return
    if place.beside:
        _remark(visit, heard, Remark.COUNTED, once_for=place.thread_ts)
    _hear_in(visit, heard, place)


def keep(visit: Visit, heard: Heard) -> bool:
    """Store a message with its files; False when it was here already, or was deleted before it came."""
    first = messages.keep(visit.tx, visit.member, heard.channel_id, heard.ts, heard.thread_ts, heard.text, visit.now)
    for file in heard.files if first else ():
        read = visit.reads_files and file.holds_words
        attachments.keep(visit.tx, visit.member, heard.channel_id, heard.ts, file, visit.utc, read=read)
    return first


def _keep_beside_word(visit: Visit, heard: Heard) -> None:
    """A word is no part of an answer, also when it is edited later. Files sent along with it are."""
    keep(visit, replace(heard, text="", thread_ts=_place(visit, heard).thread_ts if heard.files else heard.thread_ts))
    if not heard.files:
        messages.remove(visit.tx, visit.member, heard.channel_id, heard.ts)


@dataclass(frozen=True, slots=True)
class Place:
    """The thread a message belongs to, where the drill of that thread is, and whether it was written beside it."""

    thread_ts: str | None
    phase: Phase | None = None
    paused: bool = False
    beside: bool = False


def _place(visit: Visit, heard: Heard) -> Place:
    """In a drill's thread, that; anywhere else while a question is open, the thread of that question."""
    if heard.thread_ts is not None:
        phase, paused = drills.state_in_thread(visit.tx, visit.member, heard.channel_id, heard.thread_ts)
        if phase is not None:
            return Place(heard.thread_ts, phase, paused)
    drill = drills.open_one(visit.tx, visit.member, lock=False)
    if drill is None or drill.phase is not Phase.ROUNDS or drill.is_paused or drill.channel_id != heard.channel_id:
        return Place(heard.thread_ts)
    return Place(drill.thread_ts, drill.phase, beside=True)


def _hear_in(visit: Visit, heard: Heard, place: Place) -> None:
    if place.phase is Phase.READY:
        _remark(visit, heard, Remark.PRESS_START)
    elif place.phase in ENDED_PHASES:
        _remark(visit, heard, Remark.STRAY_IN_THREAD)
    elif place.phase is None:
        _hear_stray(visit, heard, place)
    elif place.phase is Phase.ROUNDS and (place.paused or asks_back(heard.text)):
        assert place.thread_ts is not None
        drill = drills.in_thread(visit.tx, visit.member, heard.channel_id, place.thread_ts)
        assert drill is not None
        # Whoever writes on is back, without pressing anything.
        drill = stop_drill.come_back(visit, drill) if drill.is_paused else drill
        if asks_back(heard.text):
            _answer_question_back(visit, drill, heard)


def _hear_stray(visit: Visit, heard: Heard, place: Place) -> None:
    """Outside any drill: one helpful line, unless the thread may be that of a card whose ts we wait for."""
    if place.thread_ts is not None and drills.awaits_thread(visit.tx, visit.member):
        return
    members.meet(visit.tx, visit.member, visit.now)
    _remark(visit, heard, Remark.STRAY)


def _answer_question_back(visit: Visit, drill: Drill, heard: Heard) -> None:
    """A question about an earlier round that arrives late is kept and left unanswered."""
    asked_ts = drill.now_at.asked_ts
    if drill.now_at.state is not RoundState.OPEN or (asked_ts is not None and heard.ts < asked_ts):
        return
    question = rubric_of(visit, drill).question(problem_of(drill))
    save(visit, drill, say(drill, SayingKind.FACT, reply_to_question_back(question, heard.text)))


def _act(visit: Visit, heard: Heard, word: Word) -> None:
    if word in (Word.DRILL, Word.HELP):
        _remark(visit, heard, Remark.NEXT if word is Word.DRILL else Remark.HELP)
        return
    if heard.thread_ts is not None and _place(visit, heard).phase in ENDED_PHASES:
        _remark(visit, heard, Remark.STRAY_IN_THREAD)
        return
    act: dict[Word, Callable[[Visit, Drill], Drill]] = {
        Word.DONE: finish_answer.finish,
        Word.SKIP: judge_round.skip,
        Word.PAUSE: stop_drill.leave,
        Word.RESUME: stop_drill.come_back,
        Word.STOP: stop_drill.end,
    }
    try:
        act[word](visit, find_drill.open_drill(visit))
    except WhetstoneError as refusal:
        _remark(visit, heard, Remark.SAID, refusal.sentence)


def _remark(visit: Visit, heard: Heard, remark: Remark, reference: str = "", *, once_for: str | None = None) -> None:
    """One line in answer to a message; with `once_for`, a thread, only the first time there: practice is quiet."""
    outbox.post(
        visit.tx,
        visit.member,
        f"{remark}:{heard.channel_id}:{once_for or heard.ts}",
        kind=remark,
        reference=reference,
        seq=new_id(),
        now=visit.utc,
        thread_ts=heard.thread_ts,
    )


def _word(text: str) -> Word | None:
    alone = text.strip().rstrip(".!").lower()
    return Word(alone) if alone in list(Word) else None
