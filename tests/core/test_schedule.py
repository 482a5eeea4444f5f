"""How something was set up in a channel, as text and back."""

from datetime import time

import pytest

from bot.core.members import Level
from bot.core.rhythm import EVERY_DAY, WEEKDAYS, Rhythm
from bot.core.schedule import Schedule, ScheduleKind, schedule_read, schedule_written
from tests.cast import NOON

PROMPT = Schedule(
    channel_id="C1",
    kind=ScheduleKind.PROMPT,
    set_by="U1",
    rhythm=Rhythm(WEEKDAYS, time(9, 5), "America/Argentina/Buenos_Aires"),
    last=NOON.date(),
    set_at=NOON,
    rubric_id="system_design",
    level=Level.STAFF,
)
DIGEST = Schedule("C1", ScheduleKind.DIGEST, "U1", Rhythm(frozenset(), time(16), "UTC", weekly_on=4), NOON.date(), NOON)


@pytest.mark.parametrize(
    ("schedule", "written"),
    [
        (PROMPT, "prompt,system_design,staff,01234,545,America/Argentina/Buenos_Aires"),
        (DIGEST, "digest,,,4,960,UTC"),
    ],
)
def test_it_is_written_in_a_line_and_read_as_it_was(schedule: Schedule, written: str) -> None:
    assert schedule_written(schedule) == written
    assert schedule_read(written, "C1", "U1", NOON) == schedule


def test_who_reads_it_sets_it_up() -> None:
    read = schedule_read(schedule_written(PROMPT), "C2", "U2", NOON)
    assert (read.channel_id, read.set_by, read.rhythm.days) == ("C2", "U2", WEEKDAYS)
    assert read.rhythm.days != EVERY_DAY
