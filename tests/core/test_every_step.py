"""Every step a short drill can reach, one by one. Longer ones, told pauses and facts: test_drill_machine."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from bot.core.drill import Drill, Format, SayingKind
from bot.core.moves import follow_up, run_out, skip_follow_up
from tests.core.every_press import HAPPENINGS, fitting
from tests.core.samples import a_drill, settled
from tests.core.wholeness import ALWAYS, nothing_behind_it_changed

SHORT_DRILLS = {
    "a check": a_drill(format=Format.CHECK, planned=1),
    "two rounds": a_drill(planned=2),
    "an interview of two parts": a_drill(format=Format.FULL_LENGTH, planned=2),
    "a check with an AI": a_drill(format=Format.CHECK, planned=1, model="an AI"),
    "two rounds with an AI": a_drill(planned=2, model="an AI"),
}
ENDLESS = {"a fact", "Pause"}
"""They may come again and again; *silence* pauses as well, without a line of its own."""
SEEN_WITH_THE_BANK = {"a follow-up", "time"}
"""Left out of the longer drill with an AI, which may hand over at any of its steps."""
FEWER_STEPS_THAN = 10_000
"""Two rounds have eight thousand, most of them in how the look back ends; more would mean that something never ends."""


def what_may_follow(drill: Drill) -> Iterator[Drill]:
    """Every next step, also those after an answer too thin to judge."""
    names = fitting(drill) - ENDLESS
    if not _has_ai(drill):
        names = names - {"a reading"}
    elif drill.planned > 1:
        names = names - SEEN_WITH_THE_BANK
    for name in sorted(names):
        yield settled(HAPPENINGS[name](drill))
    if "no follow-up" in names:
        yield settled(follow_up(drill, None, thin=True))
    if "time" in names:
        yield settled(run_out(drill, len(drill.rounds), thin=True))
    if "Skip" in names and drill.now_at.probes:
        yield settled(skip_follow_up(drill, thin=True))


def _has_ai(drill: Drill) -> bool:
    """From the start, whether or not it handed over since."""
    handed_over = any(saying.kind is SayingKind.HANDOVER for round_ in drill.rounds for saying in round_.sayings)
    return drill.model is not None or handed_over


@cache
def moves_from(start: Drill) -> list[tuple[Drill, Drill]]:
    """Every move there is on the way from the card to any end: the drill before it and after it."""
    found: list[tuple[Drill, Drill]] = []
    seen, left = {start}, [start]
    while left:
        before = left.pop()
        for after in what_may_follow(before):
            found.append((before, after))
            if after not in seen:
                seen.add(after)
                assert len(seen) < FEWER_STEPS_THAN
                left.append(after)
    return found


@pytest.mark.parametrize("start", SHORT_DRILLS.values(), ids=SHORT_DRILLS)
@pytest.mark.parametrize("holds", ALWAYS)
def test_at_every_step_of_a_short_drill(holds: Callable[[Drill], None], start: Drill) -> None:
    for drill in {start, *(after for _, after in moves_from(start))}:
        holds(drill)


@pytest.mark.parametrize("start", SHORT_DRILLS.values(), ids=SHORT_DRILLS)
def test_no_move_of_a_short_drill_changes_what_is_behind_it(start: Drill) -> None:
    for before, after in moves_from(start):
        nothing_behind_it_changed(before, after)


@pytest.mark.parametrize("start", SHORT_DRILLS.values(), ids=SHORT_DRILLS)
def test_a_short_drill_can_end_done_as_well_as_stopped(start: Drill) -> None:
    ends = {after.phase for _, after in moves_from(start) if not after.is_open}
    assert ends == {"done", "stopped"}
