"""The rows of how well and how fast areas are ranked. Who is simulated: world; how they are judged: trial, crowd."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.ranking.crowd import MEMBERS as CROWD
from benchmarks.ranking.crowd import crowd_ranked
from benchmarks.ranking.trial import METHODS, Tally, tried
from benchmarks.ranking.world import CROSSED, MISSPECIFIED, USUAL
from benchmarks.report import Part, Row, row

DRILLS = 6
"""The goals are about what is known after so many."""
_SHARE = "of 1"
_WORLDS = (USUAL, CROSSED, MISSPECIFIED)

Tried = Mapping[str, Mapping[int, Tally]]
"""World → drills → what came of it."""


async def ranking(folder: Path) -> Part:
    """The weakest area, as four ways of looking find it; what *clearly* is worth; a large workspace ranked."""
    return await asyncio.to_thread(_ranking)


def _ranking() -> Part:
    tallies = {}
    for world in _WORLDS:
        print(f"{world.name} …", file=sys.stderr)
        tallies[world.name] = tried(world)
    in_turn = {"in turn": tried(USUAL, in_turn=True)}
    print("a crowd …", file=sys.stderr)
    assert CROWD == 10_000
    crowd = row("rank_10k_members", "s", crowd_ranked(), most=60)
    return Part([*_found(tallies), _clearly(tallies), crowd], list(_told(tallies | in_turn)))


def _found(tallies: Tried) -> list[Row]:
    usual, crossed, misspecified = (tallies[world.name][DRILLS].found for world in _WORLDS)
    ours, theirs = "Whetstone", "lowest mean"
    return [
        row("rank_usual_6", _SHARE, usual[ours], usual[theirs], least_above=0.05),
        row("rank_crossed_6", _SHARE, crossed[ours], crossed[theirs], least_above=-0.05),
        row("rank_misspecified_6", _SHARE, misspecified[ours], misspecified[theirs], least_above=-0.05),
    ]


def _clearly(tallies: Tried) -> Row:
    """All of them together: every world, every number of drills, every *clearly* in the ranking."""
    every = [tally for by_drills in tallies.values() for tally in by_drills.values()]
    right, said = sum(tally.clearly_right for tally in every), sum(tally.clearly for tally in every)
    return row("rank_clearly_right", _SHARE, right / said, least=0.85)


def _told(tallies: Tried) -> Iterator[str]:
    yield "The share of members whose weakest of eight areas is named; in brackets: that or one within .1 of it."
    yield "“In turn” is the usual world with the areas drilled one after the other, not as the app proposes."
    yield f"  {'':<13}{'drills':>6}" + "".join(f"  {name:>13}" for name in METHODS) + "  was scored at all"
    for world, by_drills in tallies.items():
        for drills, tally in by_drills.items():
            cells = "".join(f"  {f'{tally.found[name]:.3f} ({tally.near[name]:.2f})':>13}" for name in METHODS)
            yield f"  {world:<13}{drills:>6}{cells}  {tally.seen:>17.3f}"
    yield "How often an area was called clearly weaker than the next, and the share of these that was right."
    for world, by_drills in tallies.items():
        for drills, tally in by_drills.items():
            right = f"{tally.clearly_right / tally.clearly:.3f}" if tally.clearly else "–"
            yield f"  {world:<13}{drills:>6}  {tally.clearly:>6}  {right}"
