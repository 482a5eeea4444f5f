"""Both apps side by side, under load and with an AI that thinks: what is measured of them, as rows."""

import itertools
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import bare, whetstone
from benchmarks.first_question import first_question
from benchmarks.hundred_turns import THINKS_SECONDS, Turned, hundred_turns
from benchmarks.lives import (
    ANSWERS,
    STARTS_A_LIFE,
    STARTS_IN_FLIGHT,
    STEPS_A_LIFE,
    STEPS_IN_FLIGHT,
    Contender,
    Life,
    live,
)
from benchmarks.load import Acks, p99
from benchmarks.practice import Practice, prepare
from benchmarks.queries import statements_of_an_answer
from benchmarks.report import Part, Row, row
from benchmarks.socket_server import TEAM_ID, dm_of

LIVES = 3
"""What is reported is the median of all turns of all lives, since other programs disturb any single one."""
IN_A_DRILL = STEPS_A_LIFE
BARE_STATEMENTS = 1
"""What the bare app's answer costs: its one INSERT."""
Measure = Callable[[Sequence[Life]], float]


@dataclass(frozen=True, slots=True)
class Measured:
    """Every life of both apps, and all that is looked at once: see the rows."""

    ours: Sequence[Life]
    bare: Sequence[Life]
    our_question: float
    bare_question: float
    statements: Sequence[str]
    turned: Turned


async def side_by_side(folder: Path) -> Part:
    """Run both apps on databases in `folder`."""
    measured = await _measure(folder)
    return Part(_rows(measured), ["An answer's statements:", *(f"  {each}" for each in measured.statements)])


async def _measure(folder: Path) -> Measured:
    prepared = folder / "prepared.db"
    practice = _practice(prepared)
    bare_one = Contender(bare(folder / "bare.db"), folder / "bare.db")
    our_one = Contender(whetstone(folder / "whetstone.db"), folder / "whetstone.db", prepared)
    lives = []
    for number in range(LIVES):
        print(f"life {number + 1} of {LIVES} …", file=sys.stderr)
        lives.append(await live([bare_one, our_one], practice, folder))
    bares, ours = zip(*lives, strict=True)
    print("first question …", file=sys.stderr)
    bare_question = await first_question(bare(folder / "bare_asks.db", asks=True), folder)
    asks = folder / "asks.db"
    our_question = await first_question(whetstone(asks), folder, asks)
    statements = await statements_of_an_answer(folder)
    print("a hundred turns …", file=sys.stderr)
    turned = await hundred_turns(folder)
    return Measured(ours, bares, our_question, bare_question, statements, turned)


def _practice(prepared: Path) -> Practice:
    answering = [f"U0ANSWERS{number:04d}" for number in range(IN_A_DRILL)]
    idle = [f"U0STARTS{number:05d}" for number in range(STARTS_A_LIFE)]
    return prepare(prepared, TEAM_ID, dm_of, answering=answering, idle=idle)


def _rows(measured: Measured) -> list[Row]:

    def both(of: Measure) -> tuple[float, float]:
        return of(measured.ours), of(measured.bare)

    throughput = [
        row(
            f"ack_throughput_{in_flight}",
            "/s",
            *both(_answer_rate(in_flight)),
            least_ratio=0.5 if in_flight == 16 else None,
        )
        for in_flight in ANSWERS
    ]
    return [
        *throughput,
        row(f"drill_go_throughput_{STARTS_IN_FLIGHT}", "/s", *both(_start_rate), least_ratio=0.2),
        row("ack_p99_16", "ms", *both(_answer_p99), most=100),
        row(f"drill_step_p99_{STEPS_IN_FLIGHT}", "ms", *both(_step_p99)),
        row("drill_step_queries", "", len(measured.statements), BARE_STATEMENTS),
        row("first_question_p50", "ms", measured.our_question * 1000, measured.bare_question * 1000),
        row("startup", "s", *both(lambda lives: statistics.median(life.startup for life in lives)), most=1.5),
        row("memory", "MB", *both(lambda lives: statistics.median(life.megabytes for life in lives)), most=120),
        *_turned(measured.turned),
    ]


def _turned(turned: Turned) -> list[Row]:
    """While a model thinks about a hundred answers at once: its own time for one is what all of them are held to."""
    ours, bare = turned.ours, turned.bare
    return [
        row("ack_p99_while_100_turns", "ms", p99([ours.answers]) * 1000, p99([bare.answers]) * 1000, most=100),
        row("ack_p99_of_100_presses", "ms", p99([ours.presses]) * 1000, p99([bare.presses]) * 1000, most=100),
        row("turns_100_seconds", "s", turned.seconds, THINKS_SECONDS),
    ]


def _answer_rate(in_flight: int) -> Measure:
    return lambda lives: _rate(itertools.chain.from_iterable(life.answers[in_flight] for life in lives))


def _start_rate(lives: Sequence[Life]) -> float:
    return _rate(itertools.chain.from_iterable(life.starts for life in lives))


def _answer_p99(lives: Sequence[Life]) -> float:
    return statistics.median(p99(life.answers[16]) for life in lives) * 1000


def _step_p99(lives: Sequence[Life]) -> float:
    return statistics.median(p99(life.steps) for life in lives) * 1000


def _rate(turns: Iterable[Acks]) -> float:
    return statistics.median(acks.rate for acks in turns)
