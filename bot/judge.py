"""`python -m bot judge`: how well the scorer agrees with people, on answers whose score is known. Stores nothing."""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.config import SettingError, Settings
from bot.core.agreement import LEVELS
from bot.core.assessment import Abstention, Assessment
from bot.core.calibration import Judged, judgement
from bot.core.spending import MILLION, Call, Outcome, Prices, Spent
from bot.interviewer.interviewer import Answered, Answers
from bot.interviewer.model import Model, R, Reply
from bot.interviewer.prompts import Prompt, PromptName, prompt_hash
from bot.interviewer.replies import AssessmentClaim
from bot.interviewer.scorer import Scorer
from bot.interviewer.served_model import connect
from bot.rubric_report import library
from bot.scored_answers import ScoredAnswer, held_out, read_csv
from bot.text_table import text_table

AT_ONCE = 4
"""Calls under way: a local server has no more slots, and a rented one no cause to refuse us."""
NOT_LIVE = (
    "`judge` would send {n} answers to the model, and whoever serves it may charge for that. "
    "Say it again with --live to have them read."
)
NO_MODEL = "No model is set. WHETSTONE_MODEL names one; OPENAI_API_KEY or OPENAI_BASE_URL says where it is."
NOBODY_THERE = (
    "The server that is to have {model} isn't there, or answers with an error, so nothing was read. "
    "OPENAI_BASE_URL, OPENAI_API_KEY and WHETSTONE_MODEL say where to look."
)
OF_REFERENCES = "reference answers that no prompt shows"
NOTHING_HELD_OUT = "None of the rubrics in use has reference answers for this. Name a CSV of your own."

_WHY_NO_NUMBER = {
    Abstention.THIN: "too short to be scored",
    Abstention.OFF_TOPIC: "not about the question",
    Abstention.UNQUOTED: "not borne out by the answer's own words",
    Abstention.TO_THE_SCORER: "speaking to the scorer",
    Abstention.A_PERSON: "left to a person, as the rubric has it at this level",
    Abstention.FOREIGN: "not in English",
    Abstention.SILENT: "no usable reply from the model",
    Abstention.SPENT: "over the budget",
}
_NOTES = (
    "Bias: by how many levels the reading is above people's on average; below zero it is stricter.",
    "Kappa: 1 is full agreement, 0 what chance would give, with far misses counting more (squared).",
    "As claimed: what the model said. Checked: what a drill would show of it, with every quote looked up.",
    "Where there is no number, it counts neither as right nor as wrong.",
)
_SCALE = "People's scores were laid onto the levels in a straight line, 0 on 1 and the maximum on 3; halves went up."


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one answer: `claimed` by the model alone, `checked` after the app's own rules."""

    human: int
    claimed: int | None
    checked: Assessment
    spent: tuple[Spent, ...]


class _Overheard:
    """A model, and what it claimed last: the scorer itself only tells what is left of that."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.claim: AssessmentClaim | None = None

    @property
    def name(self) -> str:
        return self._model.name

    async def close(self) -> None:
        await self._model.close()

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        reply = await self._model.ask(call, prompt, shape)
        if isinstance(reply.value, AssessmentClaim):
            self.claim = reply.value
        return reply


def judge(settings: Settings, file: Path | None, *, live: bool, progress: Callable[[int, int], None]) -> list[str]:
    """What to print after the model of the settings read the answers of a file, or the reference answers held back.

    `progress` hears how many of how many were read. Raises SettingError for whatever is in the way of it.
    """
    answers = read_csv(file, library(settings)) if file else held_out(library(settings))
    ai = settings.ai
    if not answers:
        raise SettingError(NOTHING_HELD_OUT)
    if ai.model is None:
        raise SettingError(NO_MODEL)
    if not live:
        raise SettingError(NOT_LIVE.format(n=len(answers)))
    at_once = min(AT_ONCE, ai.at_once)
    model = connect(ai.model, key=ai.key, url=ai.url, seconds=ai.seconds, at_once=at_once, safety_id="judge")

    async def read() -> list[Reading]:
        try:
            return await read_all(answers, model, random.SystemRandom(), progress, at_once)
        finally:
            await model.close()

    return report(asyncio.run(read()), model.name, file, ai.prices)


async def read_all(
    answers: Sequence[ScoredAnswer],
    model: Model,
    rng: random.Random,
    progress: Callable[[int, int], None],
    at_once: int = AT_ONCE,
) -> list[Reading]:
    """Have all of them read, in their order. The first call goes alone: without an answer to it nothing else is asked.

    Raises SettingError then.
    """
    slots = asyncio.Semaphore(at_once)
    done = 0

    async def read(answer: ScoredAnswer, *, first: bool = False) -> Reading:
        nonlocal done
        async with slots:
            reading = await _read(answer, model, rng)
        if first and any(spent.outcome is Outcome.DOWN for spent in reading.spent):
            raise SettingError(NOBODY_THERE.format(model=model.name))
        done += 1
        progress(done, len(answers))
        return reading

    readings: list[Reading] = []
    for answer in answers:
        readings.append(await read(answer, first=True))
        if readings[-1].spent:  # about too short an answer the model isn't asked
            break
    return [*readings, *await asyncio.gather(*map(read, answers[len(readings) :]))]


async def _read(answer: ScoredAnswer, model: Model, rng: random.Random) -> Reading:
    """As a drill with one round is read, at the level the rubric begins with."""
    heard = _Overheard(model)
    rounds = (Answered(1, answer.question, answer.text),)
    level = answer.rubric.levels[0]
    read = await Scorer(heard, rng).assess(Answers(answer.rubric, (answer.dimension,), level, rounds, fewest_rounds=1))
    claims = heard.claim.dimensions if heard.claim else []
    claimed = next((each.score for each in claims if each.id == answer.dimension.id), None)
    return Reading(answer.human, claimed, read.assessments[0], read.spent)


def report(readings: Sequence[Reading], model: str, file: Path | None, prices: Prices | None) -> list[str]:
    """What to print about these readings; `file` is where the answers come from, None for the reference answers."""
    reader = f"{model} (prompt {prompt_hash(PromptName.SCORE)})"
    return [
        f"{reader} read {_so_many(len(readings), 'answer')} whose level is known: {file or OF_REFERENCES}.",
        *([_SCALE] if file else []),
        "",
        *text_table([_HEAD, _figures("Checked", _checked(readings)), _figures("As claimed", _claimed(readings))]),
        "",
        *_NOTES,
        "",
        *text_table([("Checked", *(f"read as {level}" for level in LEVELS), "no number"), *_table(_checked(readings))]),
        "",
        *_why_no_number(readings),
        *_usage([spent for reading in readings for spent in reading.spent], prices),
        "Nothing of this is stored: it was no member's, so it is neither in `python -m bot usage` nor in a budget.",
    ]


_HEAD = ("Reading", "Answers", "No number", "Same level", "Bias", "Kappa", "Bias where people gave 1")


def _checked(readings: Iterable[Reading]) -> list[Judged]:
    return [Judged(reading.checked.score, reading.human) for reading in readings]


def _claimed(readings: Iterable[Reading]) -> list[Judged]:
    return [Judged(reading.claimed, reading.human) for reading in readings]


def _figures(name: str, judged: Sequence[Judged]) -> tuple[str, ...]:
    found = judgement(judged)
    exact = "–" if found.exact is None else f"{100 * found.exact:.0f} %"
    of_1 = "–" if found.bias_where_1 is None else f"{found.bias_where_1:+.2f} (of {found.n_where_1})"
    kappa = "–" if found.kappa is None else f"{found.kappa:.2f}"
    bias = "–" if found.bias is None else f"{found.bias:+.2f}"
    return (name, str(found.n), str(found.abstained), exact, bias, kappa, of_1)


def _table(judged: Sequence[Judged]) -> Iterable[tuple[str, ...]]:
    """A row for each level people gave, a column for each that was read."""
    times = Counter(judged)
    for human in LEVELS:
        yield (f"people gave {human}", *(str(times[Judged(given, human)]) for given in (*LEVELS, None)))


def _why_no_number(readings: Iterable[Reading]) -> list[str]:
    times = Counter(reading.checked.abstention for reading in readings)
    reasons = [f"  {times[why]} {words}" for why, words in _WHY_NO_NUMBER.items() if times[why]]
    return ["No number, and why:", *reasons, ""] if reasons else []


def _usage(spent: Sequence[Spent], prices: Prices | None) -> list[str]:
    """Calls, tokens and dollars of all calls together, and what went wrong with them."""
    sent, cached, received = (sum(getattr(each, name) for each in spent) for name in ("prompt", "cached", "completion"))
    cost = f"; ${sum(map(prices.cost, spent)) / MILLION:,.4f}" if prices else ""
    outcomes = Counter(each.outcome for each in spent)
    wrong = ", ".join(f"{outcomes[each]} {each}" for each in Outcome if each is not Outcome.OK and outcomes[each])
    calls = _so_many(len(spent), "call") + (f" ({wrong})" if wrong else "")
    return [f"{calls}: {sent:,} tokens sent, {cached:,} of them from the cache, {received:,} received{cost}."]


def _so_many(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
