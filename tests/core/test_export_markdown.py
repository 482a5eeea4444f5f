"""The record as Markdown: pleasant to read, and whatever was typed stays inside its quote."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.core.export import render_markdown
from bot.core.export_markdown import LONGEST_LINE, quoted
from bot.core.records import (
    InterviewRecord,
    JournalRecord,
    ReadingRecord,
    Record,
    RemindersRecord,
    RetroRecord,
    ScoreRecord,
    SignalsRecord,
    Typed,
)
from tests.core.practice_record import (
    a_drill,
    a_full_record,
    a_logged_session,
    a_record,
    a_round,
    an_assessment,
    on_day,
)

HOSTILE = [
    "# A heading\n## and another\nUnder\n=====",
    "```\ncode that never ends",
    "~~~~~~\n`````\n    deep",
    "`tick `` tock ```",
    "> a quote\n\n\nout of the quote?",
    "- a list\n\n1. and another\n\n---\n***",
    "[Zone]: https://example.com 'gone'\n\n![pixel](https://example.com/p.png) <https://example.com>",
    "<!-- never closed\n<script>alert(1)</script></blockquote></details><textarea>",
    "| a | b |\n|---|---|\n| c | d |",
    "&lt;b&gt; \\# \\",
    "\u202eright to left עברית\u2066 never ended",
    "zero\u200bwidth\u200d\ufeff",
    "\r\rold breaks\r\nnew\u2028odd\u2029odder\x85oddest\x0b\x0c# out?",
    "\t\tindented = code[0]\n\n\n\treturn *it*",
    "word " * 600,
    "x" * 3000,
    " \n\n  \n",
    "<!channel> <@U123> <https://x|y>",
]
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OUTLINE = [
    *("h1 Your practice", "h2 You", "h2 Drills", "h3 16 Nov 2026, 19:03 · System design · Trade-offs"),
    *("h4 Round 1 · expose", "h4 Looking back", "h2 What an AI read"),
    *("h3 16 Nov 2026, 19:22 · System design · Trade-offs", "h2 Journal"),
    "h3 17 Nov 2026, 19:02 · interview · System design · Trade-offs",
    *("h2 Imported from elsewhere", "h3 16 Nov 2026, 20:02 · mock · System design · Trade-offs"),
    *("h2 Planned interviews", "h2 Answers you scored for practice", "h2 Your own questions"),
    *("h2 Other messages to the app", "h2 Drafts"),
]


def outline(markdown: str) -> list[str]:
    """Every heading of a document, quotes included."""
    pairs = pairwise(MARKDOWN.parse(markdown))
    return [
        f"{token.tag} {''.join(child.content for child in title.children or [])}"
        for token, title in pairs
        if token.type == "heading_open"
    ]


def kinds(markdown: str) -> set[str]:
    """The kinds of everything in a document, blocks and what is in their lines."""
    tokens = MARKDOWN.parse(markdown)
    inner = [child for token in tokens for child in token.children or []]
    return {token.type.removesuffix("_open").removesuffix("_close") for token in (*tokens, *inner)}


def quotes(markdown: str) -> list[str]:
    """The words of every quote, one blank between them."""
    return [" ".join(token.content.split()) for token in MARKDOWN.parse(markdown) if token.type == "code_block"]


def shape(markdown: str) -> list[tuple[str, int]]:
    return [(token.type, token.level) for token in MARKDOWN.parse(markdown)]


def test_a_drill_reads_like_a_page_of_a_notebook() -> None:
    drill = a_drill(
        goal="In 60 seconds: the cost.",
        rounds=(a_round(typed="Where do orders land?"),),
        signals=SignalsRecord(hesitation="at failover"),
        signals_area="Bottlenecks",
        retro=RetroRecord(fix="Say the cost first.", last_fix="partly"),
    )
    page = render_markdown(a_record(drills=(drill,))).partition("## Drills\n\n")[2]
    assert page == (
        "### 16 Nov 2026, 19:03 · System design · Trade-offs\n\n"
        "Senior · typed · focused · question bank · finished 16 Nov 2026, 19:32\n\n"
        "Goal (your own):\n\n>     In 60 seconds: the cost.\n\n"
        "#### Round 1 · expose\n\n"
        "To watch:\n\n>     Did you say the cost?\n\n"
        "Question:\n\n>     Where do orders land?\n\n"
        "You, 16 Nov 2026, 19:02:\n\n>     Where do orders land?\n\n"
        "Interviewer:\n\n>     What breaks first?\n\n"
        "Your verdict: pass\n\n"
        "#### Looking back\n\n"
        "- Trade-offs: 2 (self, late)\n\n"
        "Signals are about Bottlenecks.\n\n"
        "Where you hesitated:\n\n>     at failover\n\n"
        "The one fix:\n\n>     Say the cost first.\n\n"
        "The fix from last time: partly\n"
    )


def test_someone_who_has_done_nothing_yet_reads_about_themselves() -> None:
    assert render_markdown(a_record()) == (
        "# Your practice\n\n"
        "Written 23 Nov 2026, 19:02. Times are in your zone, newest first; what was said is quoted.\n\n"
        "## You\n\n"
        "- Zone: Europe/Berlin\n- Language: en-GB\n- Rubric: System design\n- Level: Senior\n- Answers: typed\n"
        "- Rounds: 5\n- Here since: 16 Nov 2026, 19:02\n"
    )


def test_what_was_set_about_reminders_and_the_digest_is_told() -> None:
    reminders = RemindersRecord(("Monday", "Thursday"), "07:30", "Sunday", ("2026-12-24/2027-01-01",))
    profile = replace(a_record().profile, digest="counted", reminders=reminders)
    text = render_markdown(a_record(profile=profile))
    assert (
        "- Reminders: Monday, Thursday; a look back on Sunday; never on 2026-12-24/2027-01-01; at 07:30\n"
        "- In a channel's digest: counted\n"
    ) in text
    off = replace(profile, digest="nothing", reminders=RemindersRecord((), "07:30"))
    assert render_markdown(a_record(profile=off)) == render_markdown(a_record())


def headings(record: Record) -> list[str]:
    return [heading for heading in outline(render_markdown(record)) if heading.startswith("h3")]


def test_the_newest_comes_first() -> None:
    drills = (a_drill("a", 0), a_drill("b", 4), a_drill("c", 2, started_at=None))
    days = ["20 Nov 2026, 19:03", "18 Nov 2026, 19:02", "16 Nov 2026, 19:03"]
    assert headings(a_record(drills=drills)) == [f"h3 {day} · System design · Trade-offs" for day in days]
    entries = (JournalRecord(on_day(0), on_day(1), "mock"), JournalRecord(on_day(1), on_day(1), "interview"))
    titles = ["h3 17 Nov 2026, 19:02 · interview", "h3 16 Nov 2026, 19:02 · mock"]
    assert headings(a_record(journal=entries)) == titles
    said = (Typed(on_day(0), "first"), Typed(on_day(1), "second"))
    assert quotes(render_markdown(a_record(messages=said))) == ["second", "first"]


def test_a_session_from_elsewhere_reads_like_a_drill_without_its_answers() -> None:
    session = a_logged_session(
        "Mia",
        problem="Where do orders land?",
        signals=SignalsRecord(rehearsed="the opening", left_out=("rehearsed",)),
        signals_area="Bottlenecks",
        fix="Say the cost first.",
    )
    assert render_markdown(a_record(logged=(session,))).endswith(
        "## Imported from elsewhere\n\n"
        "### 16 Nov 2026, 20:02 · mock · System design · Trade-offs\n\n"
        "Imported 22 Nov 2026, 19:02\n\n"
        "Interviewer:\n\n>     Mia\n\n"
        "Worked on:\n\n>     Where do orders land?\n\n"
        "- Trade-offs: 1 (partner)\n\n"
        "Signals are about Bottlenecks.\n\n"
        "What sounded rehearsed; left out of where you stand:\n\n>     the opening\n\n"
        "The one fix:\n\n>     Say the cost first.\n\n"
        "What became of it: partly\n"
    )


def test_a_score_says_what_was_put_right_about_it() -> None:
    scores = (
        ScoreRecord("Trade-offs", "1", second_thought="2"),
        ScoreRecord("Data model", "3", "ai", left_out=True),
        ScoreRecord("Capacity", "2", late=True, left_out=True, second_thought="can't tell"),
    )
    page = render_markdown(a_record(drills=(a_drill(scores=scores),)))
    assert (
        "- Trade-offs: 1 (self); on second thought 2\n"
        "- Data model: 3 (ai); left out of where you stand\n"
        "- Capacity: 2 (self, late); on second thought can't tell; left out of where you stand\n"
    ) in page


def test_planned_interviews_are_listed_with_those_called_off() -> None:
    planned = (InterviewRecord(on_day(5), on_day(0)), InterviewRecord(on_day(6), on_day(0), on_day(2)))
    assert render_markdown(a_record(interviews=planned)).endswith(
        "- 22 Nov 2026, 19:02, 60 minutes, noted 16 Nov 2026, 19:02, called off 18 Nov 2026, 19:02\n"
        "- 21 Nov 2026, 19:02, 60 minutes, noted 16 Nov 2026, 19:02\n"
    )


def test_answers_scored_for_practice_are_listed_with_both_levels() -> None:
    read = (
        ReadingRecord(on_day(0), "System design", "Trade-offs", 3, 2),
        ReadingRecord(on_day(1), "Short *talks*", "Opening", 1, 1),
    )
    assert render_markdown(a_record(readings=read)).endswith(
        "## Answers you scored for practice\n\n"
        "- 17 Nov 2026, 19:02 · Short \\*talks\\* · Opening: you gave 1, the reference is 1\n"
        "- 16 Nov 2026, 19:02 · System design · Trade-offs: you gave 3, the reference is 2\n"
    )


def test_what_an_ai_read_is_told_with_the_words_it_rests_on() -> None:
    scored = an_assessment("six weeks of detours")
    none = an_assessment(score=None, why_none="too little was said", quotes=(), missing=(), reason="", model="a*b")
    assert render_markdown(a_record(assessments=(scored, none))).endswith(
        "## What an AI read\n\n"
        "### 16 Nov 2026, 19:22 · System design · Trade-offs\n\nScore 2 · gpt-x\n\n"
        "You, in round 1:\n\n>     six weeks of detours\n\n- Not found: Says the cost.\n\n"
        "Why:\n\n>     It says why.\n\n"
        "### 16 Nov 2026, 19:22 · System design · Trade-offs\n\nNo score: too little was said · a\\*b\n"
    )


def test_what_stays_of_answers_is_said_where_it_is_not_all() -> None:
    profile = replace(a_record().profile, quotes_only=True, fingerprints=3)
    document = render_markdown(a_record(profile=profile))
    assert document.endswith("- Kept of answers: what was quoted, and a fingerprint\n- Answers with a fingerprint: 3\n")


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_changes_the_structure(typed: str) -> None:
    document = render_markdown(a_full_record(typed))
    assert outline(document) == OUTLINE
    assert kinds(document) <= kinds(render_markdown(a_full_record("plain words")))
    assert quotes(document).count(" ".join(typed.split())) == (25 if typed.strip() else 0)


@given(st.text() | st.text("#>-`~ \t\n\r*_[]()<!|=1.\\a"))
def test_a_quote_holds_any_text_and_nothing_but_it(text: str) -> None:
    held = "blockquote_open", "code_block", "blockquote_close"
    tokens = MARKDOWN.parse(f"Before:\n\n{quoted(text)}\n\nAfter")
    inside = [token for token in tokens if token.type not in ("paragraph_open", "inline", "paragraph_close")]
    assert [token.type for token in inside] in ([*held], [held[0], held[2]])
    words = [word for token in inside for word in token.content.split()]
    assert words == text.replace("\0", "\ufffd").split()
    assert [token.content for token in tokens if token.type == "inline"] == ["Before:", "After"]


def test_a_quote_keeps_the_indents_of_code_and_wraps_long_lines() -> None:
    assert quoted("if x:\n    go()\n\nend") == ">     if x:\n>         go()\n>\n>     end"
    lines = quoted("word " * 100).splitlines()
    assert len(lines) == 5
    assert max(map(len, lines)) <= len(">     ") + LONGEST_LINE


@pytest.mark.parametrize("name", ["*Bold* <b>", "[a](b)", "line\nbreak", "`tick` & ~~gone~~", "# | !"])
def test_a_name_in_a_line_of_ours_is_only_a_name(name: str) -> None:
    document = render_markdown(a_record(drills=(a_drill(area=name, rounds=(), scores=()),)))
    plain = render_markdown(a_record(drills=(a_drill(rounds=(), scores=()),)))
    assert shape(document) == shape(plain)
    assert headings(a_record(drills=(a_drill(area=name),))) == [
        f"h3 16 Nov 2026, 19:03 · System design · {' '.join(name.split())}"
    ]
