"""`python -m benchmarks`: measures both apps in turn, prints a table, writes latest.json. Takes about two minutes."""

import asyncio
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.children import bare, whetstone
from benchmarks.first_question import first_question
from benchmarks.lives import ANSWERS, STARTS, STARTS_IN_FLIGHT, Life, live
from benchmarks.practice import Practice, prepare
from benchmarks.report import Row, row, table, write
from benchmarks.socket_server import TEAM_ID, dm_of

LIVES = 5
"""Of each app, in turn; what is reported is their median, since other programs disturb any single one."""
IN_A_DRILL = 300


@dataclass(frozen=True, slots=True)
class Measured:
    """Every life of both apps, and the seconds to the first question."""

    ours: Sequence[Life]
    bare: Sequence[Life]
    our_question: float
    bare_question: float


async def measure(folder: Path) -> Measured:
    """Run both apps, one at a time and alternating, on databases in `folder`."""
    prepared = folder / "prepared.db"
    practice = _practice(prepared)
    ours, bares = [], []
    for number in range(LIVES):
        print(f"life {number + 1} of {LIVES} …", file=sys.stderr)
        database = folder / "bare.db"
        bares.append(await live(bare(database), database, None, practice, folder))
        database = folder / "whetstone.db"
        ours.append(await live(whetstone(database), database, prepared, practice, folder))
    print("first question …", file=sys.stderr)
    bare_question = await first_question(bare(folder / "bare_asks.db", asks=True), folder)
    database = folder / "asks.db"
    return Measured(ours, bares, await first_question(whetstone(database), folder, database), bare_question)


def _practice(prepared: Path) -> Practice:
    answering = [f"U0ANSWERS{number:04d}" for number in range(IN_A_DRILL)]
    idle = [f"U0STARTS{number:05d}" for number in range(STARTS)]
    return prepare(prepared, TEAM_ID, dm_of, answering=answering, idle=idle)


def rows(measured: Measured) -> list[Row]:
    """What was measured, as it is reported."""

    def of_lives(pick: Callable[[Life], float]) -> tuple[float, float]:
        return statistics.median(map(pick, measured.ours)), statistics.median(map(pick, measured.bare))

    questions = measured.our_question * 1000, measured.bare_question * 1000
    answers = [
        row(
            f"ack_throughput_{in_flight}",
            "/s",
            *of_lives(lambda life, in_flight=in_flight: life.answers[in_flight].rate),  # type: ignore[misc]
            least_ratio=0.5 if in_flight == 16 else None,
        )
        for in_flight in ANSWERS
    ]
    return [
        *answers,
        row(f"drill_go_throughput_{STARTS_IN_FLIGHT}", "/s", *of_lives(lambda life: life.starts.rate), least_ratio=0.2),
        row("ack_p99_16", "ms", *of_lives(lambda life: life.answers[16].p99 * 1000), most=100),
        row("first_question_p50", "ms", *questions),
        row("startup", "s", *of_lives(lambda life: life.startup), most=1.5),
        row("memory", "MB", *of_lives(lambda life: life.megabytes), most=120),
    ]


def main() -> None:
    """Measure, tell, keep."""
    with TemporaryDirectory(prefix="whetstone-bench-") as folder:
        measured = asyncio.run(measure(Path(folder)))
    results = rows(measured)
    print(table(results))
    write(results)


if __name__ == "__main__":
    main()
