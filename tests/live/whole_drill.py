"""A whole drill in the playground with the model as its interviewer, from `/drill go` to the reveal."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from benchmarks.children import ROOT, running, whetstone
from benchmarks.survival.steady import Steady
from bot.core.drill import SayingKind
from bot.store.engine import Database
from bot.store.remains import assessments
from bot.store.tables import drills, rounds, sayings, spending
from playground.person import Person, wait_connected, words_of
from playground.server import running as playground_running

REVEAL = "How you saw it"
LONGEST_SECONDS = 1200.0


@dataclass(frozen=True, slots=True)
class Drilled:
    """`revealed`: it came to its end. `calls`: what came of them. `voices`: whose questions and follow-ups were.


    `read`: what the AI gave each area, or why not. `shown`: how many quotes the reveal has, `never_said` those of them
    that don't stand in the member's messages.
    """

    revealed: bool
    voices: Counter[str]
    calls: Counter[str]
    read: tuple[str, ...]
    shown: int
    never_said: tuple[str, ...]


async def whole_drill(folder: Path, url: str, name: str, key: str | None, seconds: float) -> Drilled:
    """Ana's first drill. Raises Stuck where it doesn't come to its end."""
    database = folder / "whetstone.db"
    settings = {
        "OPENAI_BASE_URL": url,
        "OPENAI_API_KEY": key or "none",
        "WHETSTONE_MODEL": name,
        "WHETSTONE_MODEL_SECONDS": f"{seconds:.0f}",
    }
    async with playground_running(None, manifest=ROOT / "manifest.yml") as playground:
        tokens = {"SLACK_BOT_TOKEN": playground.bot_token, "SLACK_APP_TOKEN": playground.app_token}
        async with (
            running(whetstone(database), playground.url, folder, **tokens, **settings),
            Person(playground.url, "ana") as ana,
        ):
            await wait_connected(playground.url)
            steady = Steady(ana)
            await steady.drill(LONGEST_SECONDS)
            revealed = any(REVEAL in words_of(each) for each in await ana.messages())
    with closing(Database(f"sqlite:///{database}")) as kept, kept.read() as tx:
        return _drilled(tx, steady, revealed=revealed)


def _drilled(tx: Connection, steady: Steady, *, revealed: bool) -> Drilled:
    asked = select(sayings.c.voice).where(sayings.c.kind.in_([SayingKind.PROBE.value, SayingKind.PUSH.value]))
    voices = [*tx.scalars(select(rounds.c.voice)), *tx.scalars(asked)]
    calls = Counter(f"{row.call} {row.outcome}" for row in tx.execute(select(spending)))
    read = tx.execute(select(assessments).join(drills, drills.c.id == assessments.c.drill_id)).all()
    said = _in_one_line(" ".join(steady.typed))
    shown = [piece for row in read for _, text in row.quotes for piece in text.split(" … ")]
    return Drilled(
        revealed=revealed,
        voices=Counter(voices),
        calls=calls,
        read=tuple(f"{row.dimension_id}: {row.score or row.abstention}" for row in read),
        shown=len(shown),
        never_said=tuple(piece for piece in shown if _in_one_line(piece) not in said),
    )


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
