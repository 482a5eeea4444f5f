"""Rubrics as they were when a drill used them, so that an edited file can't break an open drill or an old score."""

from functools import lru_cache

from sqlalchemy import Connection, bindparam, literal, select

from bot.core.rubric import Rubric
from bot.core.rubric_file import parse_stored
from bot.store import dialect
from bot.store.tables import rubric_versions

# Asked at every start of a drill, so it is built once: building a statement costs more than running it.
_KEPT = select(literal(1)).where(
    rubric_versions.c.team_id == bindparam("team_id"), rubric_versions.c.version == bindparam("version")
)


def keep(tx: Connection, team_id: str, rubric: Rubric) -> None:
    """Store this version once. Its text isn't sent along where it is stored already, as for most drills."""
    if tx.execute(_KEPT, {"team_id": team_id, "version": rubric.version}).first() is None:
        file = f"{rubric.id}.toml"
        dialect.added(tx, rubric_versions, team_id=team_id, version=rubric.version, file=file, source=rubric.source)


def read(tx: Connection, team_id: str, version: str) -> Rubric:
    """The rubric of a version that was kept."""
    row = tx.execute(
        select(rubric_versions.c.file, rubric_versions.c.source).where(
            rubric_versions.c.team_id == team_id, rubric_versions.c.version == version
        )
    ).one()
    return _parsed(row.file, row.source)


@lru_cache(maxsize=64)  # reading one takes tens of milliseconds, and an edited file makes old ones frequent
def _parsed(file: str, source: str) -> Rubric:
    return parse_stored(file, source)
