"""response_url addresses: which conversation or message each stands for, five uses, thirty minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from playground.state.clock import Clock
from playground.state.ids import secret
from playground.state.store import Store

USES = 5
SECONDS = 30 * 60


@dataclass(frozen=True, slots=True)
class Answer:
    """What a response_url leads to; `ts` is the message whose button was pressed, if any."""

    key: str
    user: str
    channel: str
    issued: float
    ts: str | None = None
    thread_ts: str | None = None
    used: int = 0


class AnswerRefused(ValueError):
    """`args[0]` is Slack's error name."""


class Answers:
    """Issues response_urls and counts their uses; they survive a restart."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock
        self._answers = {key: Answer(**body) for key, body in store.load("answers")}

    def issue(self, user: str, channel: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        """The last part of a new response_url."""
        answer = Answer(secret(), user, channel, self._clock.now().timestamp(), ts, thread_ts)
        self._keep(answer)
        return answer.key

    def use(self, key: str) -> Answer:
        """Count one use; `AnswerRefused` when it is unknown, used up or old."""
        answer = self._answers.get(key)
        if answer is None or self._clock.now().timestamp() - answer.issued > SECONDS:
            raise AnswerRefused("expired_url")
        if answer.used >= USES:
            raise AnswerRefused("used_url")
        self._keep(replace(answer, used=answer.used + 1))
        return answer

    def _keep(self, answer: Answer) -> None:
        self._answers[answer.key] = answer
        self._store.put("answers", answer.key, answer)
