"""The time zones a member can choose from: where people live, by the names the time zone database has for it."""

from functools import cache
from importlib.resources import files

PARTS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
"""What a zone's name begins with. UTC has a place of its own."""
UTC = "UTC"


@cache
def zones() -> tuple[str, ...]:
    """Every zone of the database's table of places, sorted, without the older names that it still understands."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(sorted(row[2] for row in rows))


def is_zone(name: str) -> bool:
    """Whether a member may choose this one."""
    return name == UTC or name in zones()


def place_in(name: str) -> str:
    """A zone without its part of the world, as a person says it: “Buenos Aires (Argentina)”, “Berlin”, “UTC”."""
    *parts, place = name.replace("_", " ").split("/")
    return f"{place} ({parts[1]})" if len(parts) > 1 else place
