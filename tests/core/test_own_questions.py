"""One's own questions, and how a Slack message reads as one."""

from dataclasses import replace

import pytest

from bot.core.members import Level
from bot.core.own_questions import LONGEST_QUESTION, OwnQuestion, QuestionForm, QuestionSource, cut, readable
from tests.cast import NOON

OWN = OwnQuestion("x1", "talks", "opening", "Why this company?", QuestionSource.JOURNAL, NOON)


def test_it_is_asked_about_its_area_alone_at_the_drills_level() -> None:
    question = OWN.as_question(Level.STAFF)
    assert (question.id, question.level, question.exposes) == ("own:x1", Level.STAFF, {"opening"})
    assert (question.ask, question.facts) == ("Why this company?", ())
    assert question.is_own


@pytest.mark.parametrize(
    "other", ["why this company", "  WHY  this\ncompany ?! ", "Why this company…", "Why this company?”"]
)
def test_case_spacing_and_the_closing_mark_make_no_other_question(other: str) -> None:
    assert OWN.same_as(replace(OWN, id="x2", ask=other))


@pytest.mark.parametrize("other", ["Why that company?", "What is C#?", "", "Why this company? And why now?"])
def test_other_words_are_another_question(other: str) -> None:
    assert not OWN.same_as(replace(OWN, ask=other))
    assert not replace(OWN, ask="What is C++?").same_as(replace(OWN, ask=other))


def test_marks_alone_are_told_apart() -> None:
    assert not replace(OWN, ask="?!").same_as(replace(OWN, ask="…"))


def test_the_same_words_in_another_area_are_another_question() -> None:
    assert not OWN.same_as(replace(OWN, dimension_id="ending"))
    assert not OWN.same_as(replace(OWN, rubric_id="speeches"))


@pytest.mark.parametrize(
    ("slack", "read"),
    [
        ("Why &lt;this&gt; &amp; not that?", "Why <this> & not that?"),
        ("See <https://example.org/a?b=1&amp;c=2|the paper>", "See the paper"),
        ("See <https://example.org/a?b=1&amp;c=2>", "See https://example.org/a?b=1&c=2"),
        ("Ask <mailto:rosa@example.org|rosa@example.org>", "Ask rosa@example.org"),
        ("Ask <mailto:rosa@example.org>", "Ask rosa@example.org"),
        ("<@U123> asked, <@U123|ana> answered", "@someone asked, @ana answered"),
        ("as said in <#C1|general> and <#C2>", "as said in #general and #a-channel"),
        ("as said in <#C1|>", "as said in #a-channel"),
        ("<!here> <!subteam^S1|@coaches> <!date^0^{date}|1 Jan 1970>", "@everyone @coaches 1 Jan 1970"),
        ("&lt;!channel&gt; is typed, not called", "<!channel> is typed, not called"),
        ("  \n ", ""),
        ("<>", "<>"),
        ("NUL\0 goes", "NUL goes"),
    ],
)
def test_a_message_reads_as_its_author_saw_it(slack: str, read: str) -> None:
    assert readable(slack) == read


def test_a_text_that_fits_is_left_as_it_is() -> None:
    text = "w" * LONGEST_QUESTION
    assert cut(text) == text


def test_a_longer_one_ends_with_a_whole_word() -> None:
    kept = cut("six words of a long question " * 30)
    assert len(kept) <= LONGEST_QUESTION
    assert kept.endswith(("six…", "words…", "of…", "a…", "long…", "question…"))


def test_one_word_without_end_is_cut_where_it_must_be() -> None:
    assert cut("w" * 500) == "w" * (LONGEST_QUESTION - 1) + "…"


def test_the_form_knows_whether_the_message_was_longer() -> None:
    form = QuestionForm("x1", "Why?", LONGEST_QUESTION, None, asks_level=False)
    assert not form.is_cut
    assert replace(form, message_length=LONGEST_QUESTION + 1).is_cut


@pytest.mark.parametrize("ask", ["Why this company?", "why this  COMPANY"])
def test_an_edit_that_leaves_the_words_leaves_the_question_the_one_it_was(ask: str) -> None:
    assert OWN.edited(ask, ("talks", "ending"), "x9") == replace(OWN, dimension_id="ending", ask=ask)


@pytest.mark.parametrize(
    ("ask", "area"), [("Why that company?", ("talks", "opening")), ("Why this company?", ("speeches", "opening"))]
)
def test_other_words_or_another_rubric_make_it_one_they_have_not_had(ask: str, area: tuple[str, str]) -> None:
    edited = OWN.edited(ask, area, "x9")
    assert (edited.id, edited.ask, edited.area) == ("x9", ask, area)
    assert (edited.added_at, edited.source) == (OWN.added_at, OWN.source)
