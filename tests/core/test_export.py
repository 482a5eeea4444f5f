"""The record as JSON: whole, exact, and the same shape every time."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.core.export import render_json
from bot.core.records import Typed
from tests.core.practice_record import MONDAY, a_full_record, a_record

ALL_TYPED = [
    *("goal", "question", "text", "hesitation", "rehearsed", "surprise", "well", "wrong", "fix", "practice"),
    *("interviewer", "hesitation", "rehearsed", "surprise", "question"),
    *("interviewer", "problem", "hesitation", "rehearsed", "surprise", "fix"),
    *("question", "text", "text", "text"),
]
"""The fields of a full record that a member writes, in the order of the document."""


def texts(value: Any, key: str = "") -> list[tuple[str, str]]:
    """Every string of a document with the key it stands under."""
    if isinstance(value, dict):
        return [found for name, inner in value.items() for found in texts(inner, name)]
    if isinstance(value, list):
        return [found for inner in value for found in texts(inner, key)]
    return [(key, value)] if isinstance(value, str) else []


@given(st.text(min_size=1))
def test_every_typed_character_comes_back(typed: str) -> None:
    marked = f"§{typed}§"
    document = json.loads(render_json(a_full_record(marked)).encode())
    assert [key for key, text in texts(document) if text == marked] == ALL_TYPED


def test_the_document_says_its_version_first_and_keeps_its_keys_in_order() -> None:
    document = json.loads(render_json(a_full_record("x")))
    assert list(document) == [
        *("whetstone_export", "exported_at", "profile", "drills", "journal", "logged", "own_questions", "interviews"),
        *("readings", "assessments", "messages", "drafts"),
    ]
    assert document["whetstone_export"] == 1
    assert list(document["drills"][0]) == [
        *("id", "rubric", "area", "level", "mode", "format", "goal", "goal_origin", "phase", "created_at"),
        *("started_at", "closed_at", "interviewer", "rounds", "scores", "signals", "signals_area", "retro"),
    ]
    score = {"dimension": "Trade-offs", "score": "2", "rater": "self", "late": True}
    assert document["drills"][0]["scores"] == [score | {"left_out": False, "second_thought": None, "name": ""}]
    assert list(document["drills"][0]["signals"]) == ["hesitation", "rehearsed", "surprise", "left_out"]
    assert list(document["logged"][0]) == [
        *("id", "at", "added_at", "kind", "rubric", "area", "interviewer", "problem"),
        *("scores", "signals", "signals_area", "fix", "became"),
    ]
    [read] = document["readings"]
    assert list(read) == ["read_at", "rubric", "area", "given", "reference"]
    [assessed] = document["assessments"]
    assert list(assessed) == [
        *("read_at", "drill", "rubric", "area", "model", "score", "why_none", "quotes", "missing", "reason")
    ]
    assert assessed["quotes"] == [{"round": 1, "text": "x"}]


def test_an_empty_record_has_every_key_too() -> None:
    document = json.loads(render_json(a_record()))
    assert document.keys() == json.loads(render_json(a_full_record("x"))).keys()
    assert document["drills"] == document["readings"] == document["messages"] == []
    assert document["profile"]["keep_days"] is None
    assert (document["profile"]["quotes_only"], document["profile"]["fingerprints"]) == (False, 0)


def test_words_of_any_language_stay_readable() -> None:
    assert "Größenordnung 数 🙂 עברית" in render_json(a_record(messages=(Typed(MONDAY, "Größenordnung 数 🙂 עברית"),)))


def test_times_are_utc_to_the_microsecond_whatever_zone_they_came_in() -> None:
    here = replace(a_record(), exported_at=MONDAY.replace(microsecond=5).astimezone(timezone(timedelta(hours=9))))
    written = json.loads(render_json(here))["exported_at"]
    assert written == "2026-11-16T18:02:00.000005Z"
    assert datetime.fromisoformat(written) == here.exported_at
