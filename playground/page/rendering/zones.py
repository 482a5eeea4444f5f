"""The time zones one can live in, by the part of the world, as a select lists them."""

from __future__ import annotations

from functools import cache
from zoneinfo import available_timezones

REGIONS = ("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def regions() -> dict[str, list[tuple[str, str]]]:
    """Each region's zones as (IANA name, what to call it), older names of a place beside the newer."""
    found: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for zone in sorted(available_timezones()):
        region, _, place = zone.partition("/")
        if region in found:
            found[region].append((zone, place.replace("_", " ").replace("/", ", ")))
    return {**found, "Everywhere": [("UTC", "UTC")]}
