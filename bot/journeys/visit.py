"""One request of one member: the open transaction, the moment, and the rubrics at hand."""

import random
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from uuid6 import uuid7

from bot.core.drill import Drill
from bot.core.library import Library
from bot.core.members import Member
from bot.core.rubric import Rubric
from bot.core.spending import Terms
from bot.store import rubric_versions


@dataclass(frozen=True, slots=True)
class Visit:
    """What every journey is given. `now` is product time; `utc` is unmoved and serves leases and queues.

    `reads_files`: the workspace lets us read the files members send. `terms`: the AI that serves, if any does.
    """

    tx: Connection
    member: Member
    now: datetime
    utc: datetime
    rng: random.Random
    library: Library
    reads_files: bool = False
    terms: Terms | None = None


def new_id() -> str:
    """A unique text that sorts by when it was made (UUIDv7)."""
    return uuid7().hex


def rubric_of(visit: Visit, drill: Drill) -> Rubric:
    """The rubric a drill was started with, also after its file was edited."""
    current = visit.library.find(drill.rubric_id)
    if current is not None and current.version == drill.rubric_version:
        return current
    return rubric_versions.read(visit.tx, visit.member.team_id, drill.rubric_version)
