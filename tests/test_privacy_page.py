"""The page about privacy can't fall behind: it names every table, everything a prompt holds and every period."""

from datetime import timedelta
from pathlib import Path
from string import Template

import pytest

from bot.core.members import FORGET_AFTER_DAYS
from bot.interviewer import plain_text
from bot.interviewer.prompts import PromptName
from bot.journeys import leave_fingerprints, uninstall, word_question
from bot.scheduler import heartbeat
from bot.store.schema import metadata

HOME = Path(__file__).parents[1]
PAGE = (HOME / "docs" / "privacy.md").read_text(encoding="utf-8")
PLAIN = " ".join(PAGE.split())

ROWS = {
    "your answers and other messages": ("messages", "attachments"),
    "fingerprints of answers": ("fingerprints",),
    "drills: goal, questions": ("drills", "rounds", "sayings"),
    "your scores, where you hesitated": ("scores", "signals", "retros"),
    "what an AI read": ("assessments",),
    "your journal, your own questions": ("journal_entries", "own_questions", "interviews", "readings"),
    "sessions you brought along": ("logged_sessions", "logged_scores", "corrections"),
    "what you typed into a form": ("drafts",),
    "what each reminder offered": ("reminders",),
    "what you set up for a channel": ("schedules",),
    "your settings, time zone": ("members",),
    "whether you found an AI's words helpful": ("opinions",),
    "what each AI call cost": ("spending",),
    "where in Slack a message": ("outbox",),
    "what came in from Slack": ("inbox",),
    "what is due": ("timers", "turns"),
    "rubrics, and whether AI is off": ("rubric_versions", "workspaces", "prompts", "send_rates"),
}
"""How the page's table begins each row, and whose rows it speaks of."""

SENT: dict[PromptName, dict[str, tuple[str, ...]]] = {
    PromptName.VARY: {
        "area": ("dimension", "asks"),
        "your level": ("level",),
        "the drill's goal": ("goal",),
        "the bank's question, its facts and its twist": ("question", "facts", "twist"),
        "the last twelve questions you were asked": ("earlier",),
    },
    PromptName.COACH: {
        "the drill's goal": ("goal",),
        "the area, what it asks for, what a 2 and a 3 look like": ("dimension", "asks", "behaviours"),
        "the instructions of this drill so far": ("given",),
        "the last question and your answer to it": ("question", "answer"),
    },
    PromptName.PROBE: {
        "the area and what it asks for": ("dimension", "asks"),
        "your level": ("level",),
        "whether to ask or to press": ("kind",),
        "the question, your answer to it": ("question", "answer"),
        "what the interviewer has said in this drill": ("said",),
    },
    PromptName.SCORE: {
        "the rubric's name": ("rubric",),
        "your level": ("level",),
        "each area that is read": ("dimensions",),
        "the questions and your answers": ("transcript",),
    },
}
"""What the page says a call holds, and the places in its prompt that this speaks of."""
CALLS = {
    PromptName.VARY: "word a question",
    PromptName.COACH: "give one instruction",
    PromptName.PROBE: "follow up",
    PromptName.SCORE: "score",
}


def _row(begins: str) -> str:
    [row] = [line for line in PAGE.splitlines() if line.startswith(f"| {begins}")]
    return row


def test_every_table_has_its_row() -> None:
    spoken_of = [table for tables in ROWS.values() for table in tables]
    assert sorted(spoken_of) == sorted(metadata.tables)
    assert all(_row(begins) for begins in ROWS)


@pytest.mark.parametrize("name", PromptName)
def test_everything_a_prompt_holds_is_named(name: PromptName) -> None:
    text = (HOME / "bot" / "interviewer" / "prompts" / f"{name}.md").read_text(encoding="utf-8")
    named = SENT[name]
    assert {place for places in named.values() for place in places} == set(Template(text).get_identifiers())
    row = _row(f"{CALLS[name]} |")
    assert [phrase for phrase in named if phrase not in row] == []


def test_the_figures_are_the_programs_own() -> None:
    assert f"**{FORGET_AFTER_DAYS} days.**" in PAGE
    assert f"up to {plain_text.LONGEST:,} characters a round" in PLAIN
    assert (word_question.EARLIER, "the last twelve questions" in PAGE) == (12, True)
    a_day = timedelta(days=1)
    assert (leave_fingerprints.STRAYS_STAY, "messages outside drills go after a day" in PLAIN) == (a_day, True)
    assert (heartbeat.KEEP_ARRIVALS, _row("what came in").endswith("| two days |")) == (2 * a_day, True)
    two_months = timedelta(days=60)
    assert (heartbeat.KEEP_REMINDERS, "| two months |" in _row("what each reminder")) == (two_months, True)
    assert (uninstall.KEPT_FOR, "30 days later every row of that workspace is deleted" in PLAIN) == (30 * a_day, True)
    assert (heartbeat.SWEEP_SECONDS, "a sweep once an hour" in PLAIN) == (3600, True)
