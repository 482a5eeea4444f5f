"""A channel's question answered in its thread: the answer can be round 1 of the member's own drill, in their DM."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.core.drill import Drill, RoundState
from bot.core.errors import NoAnswerThere, PromptGone, PromptHad
from bot.core.moves import finish_answer
from bot.core.schedule import Prompt
from bot.core.turn import TurnKind
from bot.journeys.drill_prompt import start_with_prompt
from bot.journeys.publish import save
from bot.journeys.visit import Visit, new_id
from bot.store import drills, inbox, messages, outbox, prompts, timers, turns
from bot.store.timers import TimerKind

BROUGHT = "brought"
"""The outbox kind of the line that tells that an answer from a channel counts; its reference is the channel's id."""
SHORTEST_WAIT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the member in a question's thread, as it was typed."""

    ts: str
    text: str


def is_prompt(visit: Visit, channel_id: str, thread_ts: str) -> bool:
    """Whether a thread is that of one of our questions. Only reads."""
    return prompts.at(visit.tx, visit.member.team_id, channel_id, thread_ts) is not None


def offer_round(visit: Visit, channel_id: str, thread_ts: str) -> bool:
    """Whether to offer the member to make their answer round 1: the first time they write in a question's thread."""
    prompt = prompts.at(visit.tx, visit.member.team_id, channel_id, thread_ts)
    if prompt is None or _had(visit, prompt):
        return False
    key = f"answered:{channel_id}:{thread_ts}:{visit.member.user_id}"
    return inbox.first_time(visit.tx, visit.member, key, visit.utc)


def make_round(visit: Visit, channel_id: str, thread_ts: str, replies: Sequence[Reply]) -> Drill:
    """*Make it round 1*: a drill that begins with the question, and with what the member wrote as its answer.

    What they wrote waits in its own thread until Slack has the question in the DM, see `bring_answer`.
    Raises PromptGone, PromptHad, NoAnswerThere and DrillAlreadyOpen.
    """
    prompt = prompts.at(visit.tx, visit.member.team_id, channel_id, thread_ts)
    if prompt is None:
        raise PromptGone
    if _had(visit, prompt):
        raise PromptHad
    if not any(reply.text.strip() for reply in replies):
        raise NoAnswerThere
    started = start_with_prompt(visit, prompt)
    for reply in replies:
        messages.keep(visit.tx, visit.member, channel_id, reply.ts, thread_ts, reply.text, visit.now)
    _say_it_counts(visit, started, channel_id)
    _look_again(visit, f"{started.id}|{channel_id}|{thread_ts}", timedelta())
    return save(visit, started, finish_answer(started))


def bring_answer(visit: Visit, subject: str) -> None:
    """Once Slack has the question, the answer stands behind it as if typed there, and the interviewer has its turn.

    `subject`: the drill, and the channel and thread the answer was given in.
    """
    drill_id, channel_id, thread_ts = subject.split("|")
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    if drill is None or drill.started_at is None:
        return
    asked_ts = drill.rounds[0].asked_ts
    if drill.channel_id is None or drill.thread_ts is None or asked_ts is None:
        if drill.is_open:
            _look_again(visit, subject, max(SHORTEST_WAIT, (visit.now - drill.started_at) / 2))
        return
    messages.move(visit.tx, visit.member, channel_id, thread_ts, drill.channel_id, drill.thread_ts, asked_ts)
    if drill.now_at.number == 1 and drill.now_at.state is RoundState.WAITING:
        turns.open_turn(visit.tx, visit.member, drill, TurnKind.FOLLOW_UP, visit.utc)


def _had(visit: Visit, prompt: Prompt) -> bool:
    return prompt.question_id in drills.questions_asked(visit.tx, visit.member, prompt.rubric_id)


def _look_again(visit: Visit, subject: str, wait: timedelta) -> None:
    timers.set_timer(visit.tx, visit.member, TimerKind.BROUGHT, subject, visit.now + wait)


def _say_it_counts(visit: Visit, drill: Drill, channel_id: str) -> None:
    outbox.post(
        visit.tx,
        visit.member,
        f"{BROUGHT}:{drill.id}",
        kind=BROUGHT,
        reference=channel_id,
        seq=new_id(),
        now=visit.utc,
        root_key=f"drill:{drill.id}:card",
    )
