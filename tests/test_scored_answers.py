"""Answers whose score is known: what a CSV may look like, how its scores become levels, what is said of a bad one."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rubrics
from bot.config import SettingError
from bot.core.library import Library
from bot.core.members import Level
from bot.core.rubric_entry import LONGEST
from bot.scored_answers import MOST_FAULTS, PLAIN, held_out, level_of, read_csv

HEADER = "question,answer,human score,maximum\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes its CSV."""
    return tmp_path / "answers.csv"


def refused(file: Path, library: Library) -> list[str]:
    """The lines of what is said about a file that can't be used."""
    with pytest.raises(SettingError) as caught:
        read_csv(file, library)
    head, *faults = str(caught.value).splitlines()
    assert head == f"{file} can't be used:"
    return [fault.removeprefix("  ") for fault in faults]


@pytest.mark.parametrize(
    ("score", "maximum", "level"),
    [
        ("0", "5", 1),
        ("1", "5", 1),  # 1.4
        ("1.25", "5", 2),  # 1.5
        ("2.5", "5", 2),  # 2
        ("3.74", "5", 2),  # 2.496
        ("3.75", "5", 3),  # 2.5
        ("5", "5", 3),
        ("1", "1", 3),
        ("0.3", "1.2", 2),  # a quarter of the way, which in floating point needn't be one
        ("1", "4", 2),
        ("3", "4", 3),
    ],
)
def test_scores_lie_in_a_straight_line_on_the_levels_and_halves_go_up(score: str, maximum: str, level: int) -> None:
    assert level_of(Fraction(score), Fraction(maximum)) == level


@given(st.integers(1, 1_000).flatmap(lambda most: st.tuples(st.just(most), st.integers(0, most), st.integers(0, most))))
def test_a_higher_score_is_never_a_lower_level(case: tuple[int, int, int]) -> None:
    most, one, other = case
    low, high = sorted((one, other))
    levels = [level_of(Fraction(score), Fraction(most)) for score in (0, low, high, most)]
    assert levels == sorted(levels)
    assert (levels[0], levels[-1]) == (1, 3)


def test_a_file_without_areas_is_held_against_the_plain_dimension(file: Path, library: Library) -> None:
    file.write_text(HEADER + 'Why a bridge?,"Because of the river, sir.",2,4\n')
    (answer,) = read_csv(file, library)
    assert answer.dimension is PLAIN
    assert answer.rubric.levels == (Level.MID,)
    assert (answer.question, answer.text, answer.human) == ("Why a bridge?", "Because of the river, sir.", 2)


def test_an_area_names_rubric_and_dimension_and_may_stay_empty(file: Path, library: Library) -> None:
    file.write_text("area," + HEADER + "talks:opening,Q,A,1,1\n,Q,A,1,1\n")
    named, plain = read_csv(file, library)
    assert (named.rubric.id, named.dimension.id) == ("talks", "opening")
    assert plain.dimension is PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "Question,ANSWER,Human Score,maximum\nQ,A,1,2\n",
        "maximum,human_score,answer,question\n2,1,A,Q\n",
        "question;answer;human score;maximum\nQ;A;1;2\n",
        "question;answer;human score;maximum\nQ;A;1,0;2,00\n",
        "\ufeffquestion,answer,human score,maximum\nQ,A,1,2\n",
        "question,answer,human score,maximum\r\nQ,A,1.0,2\r\n",
        "question,answer,human score,maximum,remark\nQ,A,1,2,seen twice\n",
        "question,answer,human score,maximum\n\n Q , A , 1 , 2 \n,,,\n",
    ],
    ids=["any case", "any order", "semicolons", "decimal commas", "BOM", "CRLF", "a column more", "blank lines"],
)
def test_files_come_as_programs_write_them(file: Path, library: Library, text: str) -> None:
    file.write_bytes(text.encode())
    (answer,) = read_csv(file, library)
    assert (answer.question, answer.text, answer.human) == ("Q", "A", 2)


def test_an_answer_may_hold_commas_quotes_and_lines(file: Path, library: Library) -> None:
    file.write_text(HEADER + '"Why; and how?","One, ""two"".\n\nThree; four.",3,3\n')
    (answer,) = read_csv(file, library)
    assert answer.text == 'One, "two".\n\nThree; four.'


def test_everything_wrong_is_told_at_once_with_its_line(file: Path, library: Library) -> None:
    rows = [
        'Q,"two\nlines",1,2',  # lines 2 and 3, nothing wrong
        "Q,,1,2",
        "Q,A,many,2",
        "Q,A,-1,2",
        "Q,A,3,2",
        "Q,A,0,0",
        "Q,A,1",
        "Q,A,1,2,5",
        ",,nan,",
        'Q,A,"1,000",1/2',
    ]
    file.write_text(HEADER + "\n".join(rows))
    assert refused(file, library) == [
        "line 4: the answer is empty",
        "line 5: the human score “many” is no number from 0 up",
        "line 6: the human score “-1” is no number from 0 up",
        "line 7: the human score 3 is above the maximum, 2",
        "line 8: the maximum is 0",
        "line 9: has 3 cells, the header 4",
        "line 10: has 5 cells, the header 4",
        "line 11: the question is empty",
        "line 11: the answer is empty",
        "line 11: the maximum is empty",
        "line 11: the human score “nan” is no number from 0 up",
        "line 12: the human score “1,000” is no number from 0 up",
        "line 12: the maximum “1/2” is no number from 0 up",
    ]


@pytest.mark.parametrize("area", ["talks", "talks:nothing", "nothing:opening", "opening", ":"])
def test_an_unknown_area_is_told(file: Path, library: Library, area: str) -> None:
    file.write_text(f"area,{HEADER}{area},Q,A,1,1\n")
    assert refused(file, library) == [f"line 2: there is no area “{area}”; areas are named rubric:dimension"]


def test_missing_and_doubled_columns_are_told_once_and_not_for_every_row(file: Path, library: Library) -> None:
    file.write_text("question,answer,Answer,score\n" + "Q,A,B,1\n" * 3)
    assert refused(file, library) == [
        "line 1: should name the columns; missing: “human score”, “maximum”",
        "line 1: names “answer” twice",
    ]


def test_a_quote_that_never_ends_is_told_with_the_line_it_begins_on(file: Path, library: Library) -> None:
    file.write_text(HEADER + 'Q,A,9,2\nQ,"never ends,1,2\nQ,A,1,2\n')
    first, second = refused(file, library)
    assert first.startswith("line 2: the human score 9")
    assert second.startswith("line 3: is no CSV from here on")


@pytest.mark.parametrize("text", [HEADER, HEADER + "\n,,,\n"])
def test_a_file_with_no_answer_in_it_is_told(file: Path, library: Library, text: str) -> None:
    file.write_text(text)
    assert refused(file, library) == ["there is no answer in it"]


def test_an_empty_file_is_told(file: Path, library: Library) -> None:
    file.write_text("")
    assert len(refused(file, library)) == 1


def test_of_very_many_faults_the_first_are_listed(file: Path, library: Library) -> None:
    file.write_text(HEADER + "Q,A,x,2\n" * (MOST_FAULTS + 7))
    faults = refused(file, library)
    assert (len(faults), faults[-1]) == (MOST_FAULTS + 1, "and 7 more")


def test_a_file_that_is_not_there_or_not_utf_8_is_one_sentence(file: Path, library: Library) -> None:
    with pytest.raises(SettingError, match="There is no file"):
        read_csv(file, library)
    file.write_bytes((HEADER + "Q,Größe,1,2\n").encode("latin-1"))
    with pytest.raises(SettingError, match="not in UTF-8"):
        read_csv(file, library)


def test_a_giant_number_is_refused_and_not_worked_out(file: Path, library: Library) -> None:
    file.write_text(HEADER + "Q,A,1e999999999,1e999999999\n")
    assert len(refused(file, library)) == 2


def test_without_a_file_it_is_whole_triples_that_no_prompt_shows() -> None:
    library = Library(rubrics.texts())
    held = held_out(library)
    shown = {each.text for rubric in library for each in library.references(rubric.id) if not each.held_out}
    assert [answer.human for answer in held] == [1, 2, 3] * (len(held) // 3)
    assert len(held) >= 30
    assert not shown & {answer.text for answer in held}
    assert all(answer.rubric.find(answer.dimension.id) is answer.dimension for answer in held)


def test_the_plain_dimension_keeps_to_the_form_of_the_others() -> None:
    assert sorted(PLAIN.levels) == [1, 2, 3]
    assert {len(behaviours) for behaviours in PLAIN.levels.values()} == {2}
    texts = [text for behaviours in PLAIN.levels.values() for text in behaviours]
    assert max(map(len, texts)) <= LONGEST["behaviour"]
    assert all(text.endswith(".") for text in texts)
