"""Reading a rubric's file: what its parts have to be together, whatever each line says."""

from collections.abc import Sequence

import pytest

from bot.core.rubric_file import parse
from tests.core.rubric_text import FILE, HEAD, PART, QUESTIONS, refusal


@pytest.mark.parametrize(
    ("find", "instead", "key"),
    [
        ('id = "oven"', 'id = "bridge"', "question bridge"),
        (
            "[[question]]",
            f"[[dimension]]{FILE.split('[[dimension]]')[1].split('[[question]]')[0]}[[question]]",
            "dimension opening",
        ),
    ],
)
def test_no_id_stands_twice(find: str, instead: str, key: str) -> None:
    error = refusal(FILE.replace(find, instead, 1))
    assert (error.key, error.reason) == (key, "stands in the file twice; ids are unique")


def test_a_dimension_that_no_question_exposes_is_refused() -> None:
    second = FILE.split("[[dimension]]")[1].split("[[question]]")[0].replace('id = "opening"', 'id = "ending"')
    error = refusal(FILE.replace("[[question]]", f"[[dimension]]{second}[[question]]", 1))
    assert (error.key, error.reason) == ("dimension ending", "is exposed by no question, so it can't be drilled")


def with_parts(*minutes: int, stages: Sequence[str] = ()) -> str:
    """The good file with a dimension for each of these minutes, and its stage where there is one."""
    before, part, questions = (
        FILE.partition("[[dimension]]")[0],
        *FILE.split("[[dimension]]")[1].split("[[question]]", 1),
    )
    parts = []
    for n, share in enumerate(minutes):
        stage = f'\nstage = "{stages[n]}"' if stages and stages[n] else ""
        written = part.replace("minutes = 50", f"minutes = {share}{stage}").replace('"opening"', f'"part{n}"')
        parts.append(f"[[dimension]]{written}")
    exposes = "[" + ", ".join(f'"part{n}"' for n in range(len(minutes))) + "]"
    return f"{before}{''.join(parts)}[[question]]{questions}".replace('["opening"]', exposes)


@pytest.mark.parametrize("minutes", [(45,), (60,), (2, 43), (20, 20, 20)])
def test_a_full_length_interview_takes_45_to_60_minutes(minutes: tuple[int, ...]) -> None:
    assert [part.minutes for part in parse("talks.toml", with_parts(*minutes)).dimensions] == list(minutes)


@pytest.mark.parametrize(("minutes", "total"), [((44,), 44), ((60, 2), 62), ((30, 31), 61), ((2, 2, 2), 6)])
def test_a_shorter_or_longer_interview_is_refused_with_its_length(minutes: tuple[int, ...], total: int) -> None:
    error = refusal(with_parts(*minutes))
    assert (error.key, error.reason) == (
        "minutes of the dimensions",
        f"add up to {total}; a full-length interview takes 45 to 60",
    )


@pytest.mark.parametrize("stages", [("", "", ""), ("", "Draw it.", "Fill it."), ("Begin.", "Draw it.", "Fill it.")])
def test_every_part_has_a_stage_or_none_has_and_the_first_may_do_without(stages: tuple[str, ...]) -> None:
    """The first part opens with the question itself."""
    assert [part.stage for part in parse("talks.toml", with_parts(20, 20, 20, stages=stages)).dimensions] == [*stages]


@pytest.mark.parametrize(
    ("stages", "missing"),
    [(("", "Draw it.", ""), "part2"), (("", "", "Fill it."), "part1"), (("Begin.", "", ""), "part1")],
)
def test_a_stage_left_out_among_stages_is_refused(stages: tuple[str, ...], missing: str) -> None:
    error = refusal(with_parts(20, 20, 20, stages=stages))
    assert (error.key, error.reason) == (f"dimension {missing} stage", "is missing; the other dimensions have one")


