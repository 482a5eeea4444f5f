"""`make live-check`: asks an independent server all that the app asks, and says what came of it; exit 1 on a fault.

LIVE_URL and MODEL name a server that runs already, OPENAI_API_KEY its key; otherwise one is built and served here.
"""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.survival.steady import Stuck
from bot.checkup import Finding
from bot.core.drill import Voice
from bot.core.spending import Outcome
from tests.live.calls import follow_up, next_question, reading
from tests.live.overheard import Heard, Wire
from tests.live.readings import Reading, read_references
from tests.live.server import NAME, NoServer, serving
from tests.live.whole_drill import Drilled, whole_drill

SECONDS = 60.0
"""The longest the app may be told to wait for a call."""
LATE_SECONDS = 1.0
"""What a call may be measured over its limit: the limit itself is kept by a timer."""
MOST_SILENT = 0.25
"""Of the readings: a small model may lose its way now and then, and then there is no score."""
SCHEMA = "json_schema"
_WHOSE = {Voice.AI: "the AI", Voice.BANK: "the bank"}


async def check(url: str, name: str, key: str | None) -> AsyncIterator[Finding]:
    """Everything, each as soon as it is known. Raises NoServer where nobody answers."""
    wire = Wire(url, key, SECONDS)
    model = wire.model(name)
    asked = {"follow-up": follow_up, "question and instruction": next_question, "reading": reading}
    for what, ask in asked.items():
        before = len(model.heard)
        said = await ask(model)
        heard = model.heard[before:]
        if all(each.outcome is Outcome.DOWN for each in heard):
            raise NoServer(f"Nobody answers at {url}, or only with an error. LIVE_URL and MODEL say where to look.")
        if what == "follow-up":
            yield _form(wire.forms)
        yield _call(what, heard, said)
    for finding in _readings(await read_references(model)):
        yield finding
    await model.close()
    with TemporaryDirectory(prefix="whetstone-live-") as folder:
        try:
            yield _drill(await whole_drill(Path(folder), url, name, key, SECONDS))
        except Stuck as stuck:
            yield Finding("a whole drill", f"never ended: {stuck}", holds=False)


def _form(forms: Sequence[str]) -> Finding:
    """The form the app settled on is the one its last request asked for."""
    what = {SCHEMA: "the server keeps to strict schemas"}.get(forms[-1], "asked for in words: the server keeps to none")
    return Finding("form of replies", f"{forms[-1]}; {what}", holds=forms[-1] == SCHEMA)


def _call(what: str, heard: Sequence[Heard], said: str) -> Finding:
    shaped = all(each.value is not None for each in heard)
    in_time = all(each.seconds <= SECONDS + LATE_SECONDS for each in heard)
    took = ", ".join(f"{each.call} {each.outcome} in {each.seconds:.1f} s" for each in heard)
    return Finding(what, f"{took}. Members get – {said}", holds=shaped and in_time)


def _readings(readings: Sequence[Reading]) -> Iterator[Finding]:
    claimed = sum(len(each.claimed) for each in readings)
    invented = sum(len(each.invented) for each in readings)
    shown = sum(len(each.kept.quotes) for each in readings)
    leaked = [words for each in readings for words in each.shown_but_never_said]
    bare = [each.reference.id for each in readings if each.rests_on_nothing]
    silent = Counter(each.outcome for each in readings if each.claim is None)
    scores = Counter(f"level {each.reference.level} → {each.kept.score or 'no number'}" for each in readings)
    unread = ", ".join(f"{times} {outcome}" for outcome, times in silent.items()) or "none"
    mostly = silent.total() <= len(readings) * MOST_SILENT
    yield Finding("reference answers", f"{len(readings)} read; without a usable reply: {unread}", holds=mostly)
    yield Finding(
        "quotes",
        f"{claimed} claimed: {claimed - invented} verified, {invented} invented and dropped; {shown} shown",
        holds=claimed > 0,
    )
    yield Finding("quotes shown", f"{len(leaked)} that nobody said{_listed(leaked)}", holds=not leaked)
    yield Finding("2s and 3s", f"{len(bare)} without a verified quote{_listed(bare)}", holds=not bare)
    yield Finding("levels read", ", ".join(f"{which}: {times}" for which, times in sorted(scores.items())))


def _drill(drilled: Drilled) -> Finding:
    voices = " and ".join(f"{times} by {_WHOSE[Voice(whose)]}" for whose, times in sorted(drilled.voices.items()))
    parts = [
        "revealed" if drilled.revealed else "NOT revealed",
        f"questions and follow-ups {voices}",
        f"calls – {', '.join(f'{times} × {call}' for call, times in sorted(drilled.calls.items()))}",
        f"read – {', '.join(drilled.read) or 'nothing'}",
        f"{drilled.shown} quotes shown, {len(drilled.never_said)} that nobody said{_listed(drilled.never_said)}",
    ]
    return Finding("a whole drill", "; ".join(parts), holds=drilled.revealed and not drilled.never_said)


def _listed(faults: Sequence[str]) -> str:
    return f": {'; '.join(faults)}" if faults else ""


@contextmanager
def _server() -> Iterator[tuple[str, str]]:
    """Address and model: those that are named, or a server of our own, while the block runs."""
    url = os.environ.get("LIVE_URL")
    if url is not None:
        yield url, os.environ.get("MODEL") or NAME
        return
    with serving() as address:
        yield address, NAME


async def _told(url: str, name: str) -> bool:
    """Whether all is well, after saying so line by line."""
    well = True
    async for finding in check(url, name, os.environ.get("OPENAI_API_KEY")):
        print(f"{'ok   ' if finding.holds else 'FAULT'}  {finding.name}: {finding.what}", flush=True)  # noqa: T201
        well = well and finding.holds
    return well


def main() -> int:
    """The exit code: 0, or 1 on a fault."""
    try:
        with _server() as (url, name):
            return 0 if asyncio.run(_told(url, name)) else 1
    except NoServer as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1


if __name__ == "__main__":
    sys.exit(main())
