"""The workspace's clock: forward only, to mornings in a person's zone, and in every stamp."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.person import Person, Told
from playground.state.clock import next_morning

TUESDAY_0859 = datetime(2026, 11, 17, 8, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "to", "tz", "expected"),
    [
        (TUESDAY_0859, "morning", "Europe/Lisbon", "2026-11-17T09:00"),
        (TUESDAY_0859 + timedelta(minutes=1), "morning", "Europe/Lisbon", "2026-11-18T09:00"),
        (TUESDAY_0859, "morning", "America/New_York", "2026-11-17T09:00"),  # 03:59 there
        (TUESDAY_0859, "morning", "Asia/Tokyo", "2026-11-18T09:00"),  # 17:59 there
        (TUESDAY_0859, "tomorrow", "Europe/Lisbon", "2026-11-18T09:00"),
        (TUESDAY_0859, "friday", "Europe/Lisbon", "2026-11-20T09:00"),
        (TUESDAY_0859 + timedelta(days=3), "friday", "Europe/Lisbon", "2026-11-20T09:00"),  # Friday, 08:59
        (TUESDAY_0859 + timedelta(days=3, hours=1), "friday", "Europe/Lisbon", "2026-11-27T09:00"),
        (datetime(2026, 10, 24, 12, tzinfo=UTC), "tomorrow", "Europe/Berlin", "2026-10-25T09:00"),  # summer time ends
    ],
)
def test_the_next_morning_is_nine_oclock_where_the_person_is(now: datetime, to: str, tz: str, expected: str) -> None:
    morning = next_morning(now, to, tz)
    assert morning > now
    assert morning.astimezone(ZoneInfo(tz)).strftime("%Y-%m-%dT%H:%M") == expected


async def test_the_clock_is_served_and_moves_forward(pg: Playground, ana: Person) -> None:
    http = ana.http
    before = (await http.get("/clock")).json()
    assert before["offset_seconds"] == 0
    after = (await http.post("/clock/forward", json={"seconds": 90})).json()
    assert after["offset_seconds"] == 90
    to = (datetime.fromisoformat(after["now"]) + timedelta(days=2)).isoformat()
    moved = datetime.fromisoformat((await http.post("/clock/forward", json={"to": to})).json()["now"])
    assert abs(moved - datetime.fromisoformat(to)) < timedelta(seconds=5)
    skipped = (await http.post("/clock/forward", json={"skip": "tomorrow", "tz": "UTC"})).json()["now"]
    assert skipped[11:16] == "09:00"


@pytest.mark.parametrize(
    "body",
    [
        {"seconds": -1},
        {"to": "2001-01-01T00:00:00+00:00"},
        {"to": "soon"},
        {"to": "2040-01-01"},  # no zone
        {},
        {"seconds": "x"},
    ],
)
async def test_the_clock_never_goes_back_and_says_what_it_wants(ana: Person, body: dict[str, Any]) -> None:
    answer = await ana.http.post("/clock/forward", json=body)
    assert (answer.status_code, answer.json()["ok"]) == (400, False)
    assert (await ana.http.get("/clock")).json()["offset_seconds"] == 0


async def test_messages_bear_the_moved_time(pg: Playground, client: AsyncWebClient, ana: Person) -> None:
    first = float(await ana.say("today"))
    await ana.act("clock", seconds=86_400)
    second = float((await client.chat_postMessage(channel=await ana.dm(), text="tomorrow"))["ts"])
    assert 86_400 <= second - first < 86_410


async def test_a_person_skips_to_mornings_of_their_own_zone(ana: Person, mia: Person) -> None:
    here = datetime.fromisoformat((await ana.act("clock", skip="tomorrow"))["now"])
    there = datetime.fromisoformat((await mia.act("clock", skip="morning"))["now"])
    assert timedelta(hours=3.9) < there - here < timedelta(hours=5.1)  # Lisbon to New York


@pytest.mark.parametrize("body", [{}, {"skip": "yesterday"}, {"seconds": -5}, {"seconds": "soon"}])
async def test_an_odd_wish_for_the_clock_is_told(ana: Person, body: dict[str, Any]) -> None:
    with pytest.raises(Told):
        await ana.act("clock", **body)
