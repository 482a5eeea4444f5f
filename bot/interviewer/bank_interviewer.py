"""The interviewer without a model: follow-ups and pushes from the rubric, chosen by its own rules."""

import random

from bot.core.drill import Role
from bot.core.follow_ups import fresh_line, probe
from bot.interviewer.interviewer import Situation


class BankInterviewer:
    """Asks what the rubric's rules call for. Under pressure it pushes once whatever the answer was, then by rule."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    async def follow_up(self, situation: Situation) -> str | None:
        """A push in the last round first, otherwise the first probe whose rule the answer leaves open."""
        pushed = situation.probes > 0 or any(line in situation.said_in_drill for line in situation.pushes)
        if situation.role is Role.PRESSURE and not pushed:
            return fresh_line(situation.pushes, situation.heard, self._rng)
        return probe(situation.dimension, situation.answer, situation.said_in_drill)
