"""How long the areas of a large workspace take to rank, in time of one processor. Who is ranked: world."""

import random
import time

from benchmarks.ranking.world import AREAS, CROSSED, SimulatedMember, at
from bot.core.ranking import rank

MEMBERS, DRILLS = 10_000, 20


def crowd_ranked() -> float:
    """Seconds for everybody's ranking after twenty drills, area after area; making the members up doesn't count.

    In the crossed world: there is most to weigh, and all eight areas are measured.
    """
    spent = 0.0
    for number in range(MEMBERS):
        member = SimulatedMember(CROSSED, random.Random(f"crowd {number}"))
        seen = [item for drill in range(DRILLS) for item in member.drill(AREAS[drill % len(AREAS)], drill)[0]]
        began = time.process_time()
        ranked = rank(seen, at(DRILLS))
        spent += time.process_time() - began
        assert len(ranked) == len(AREAS)
    return spent
