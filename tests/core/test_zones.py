"""The zones a member can choose from."""

from datetime import UTC
from zoneinfo import available_timezones

import pytest

from bot.core.local_time import zone
from bot.core.zones import PARTS, is_zone, place_in, zones


def test_each_is_one_whose_clocks_are_known() -> None:
    assert len(zones()) > 400
    assert set(zones()) <= available_timezones()
    assert all(zone(name) is not UTC for name in zones())


def test_each_has_its_part_of_the_world() -> None:
    assert {name.partition("/")[0] for name in zones()} == set(PARTS)


def test_older_names_are_understood_but_not_offered() -> None:
    assert (is_zone("Asia/Kolkata"), is_zone("UTC")) == (True, True)
    assert not any(is_zone(name) for name in ("Asia/Calcutta", "US/Pacific", "slack", ""))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Europe/Berlin", "Berlin"),
        ("America/New_York", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires (Argentina)"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_said_by_its_place(name: str, said: str) -> None:
    assert place_in(name) == said


def test_no_two_of_one_part_are_called_alike() -> None:
    for part in PARTS:
        said = [place_in(name) for name in zones() if name.startswith(f"{part}/")]
        assert len(set(said)) == len(said)
