"""`python -m benchmarks [PART …]`: measures, prints a table, and writes latest.json once all parts were measured."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.home import home_500
from benchmarks.kills import killed
from benchmarks.meanings import MEANINGS
from benchmarks.on_time.figures import planning, sending
from benchmarks.ranking.figures import ranking
from benchmarks.report import Part, table, write
from benchmarks.side_by_side import side_by_side

PARTS: Mapping[str, Callable[[Path], Awaitable[Part]]] = {
    "apps": side_by_side,
    "home": home_500,
    "planning": planning,
    "sending": sending,
    "ranking": ranking,
    "kills": killed,
}
_SECONDS = {"apps": 100, "home": 10, "planning": 90, "sending": 130, "ranking": 40, "kills": 160}
"""About, on two idle cores."""


async def measure(names: list[str], folder: Path) -> list[Part]:
    """These parts, one after the other, each in a folder of its own."""
    measured = []
    for name in names:
        print(f"{name}, about {_SECONDS[name]} s …", file=sys.stderr)
        (folder / name).mkdir()
        measured.append(await PARTS[name](folder / name))
    return measured


def main() -> None:
    """Measure, tell, keep."""
    names = _names()
    with TemporaryDirectory(prefix="whetstone-bench-") as folder:
        measured = asyncio.run(measure(names, Path(folder)))
    rows = [row for part in measured for row in part.rows]
    print(table(rows))
    for part in measured:
        print("", *part.notes, sep="\n")
    if set(names) == set(PARTS):
        write(rows)


def _names() -> list[str]:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measures the app next to something else in the same run.",
        epilog="\n".join(["rows:", *(f"  {name}\n      {meaning}" for name, meaning in MEANINGS.items())]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all of them unless named")
    given: list[str] = parser.parse_args().parts
    unknown = [name for name in given if name not in PARTS]
    if unknown:
        parser.error(f"there is no part called {', '.join(unknown)}")
    return [name for name in PARTS if name in given or not given]


if __name__ == "__main__":
    main()
