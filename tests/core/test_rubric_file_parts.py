"""Reading a rubric's file: what its parts have to be together, whatever each line says."""

import pytest

from bot.core.rubric_file import parse
from tests.core.rubric_text import FILE, HEAD, PART, QUESTIONS, refusal


def an_interview(*parts: tuple[int, str]) -> str:
    """The good file with a dimension for each of these minutes and stages; every question exposes them all."""
    ids = [f"part_{n}" for n in range(len(parts))]
    exposes = "exposes = [" + ", ".join(f'"{id_}"' for id_ in ids) + "]"
    written = [a_part(id_, *part) for id_, part in zip(ids, parts, strict=True)]
    return HEAD + "".join(written) + QUESTIONS.replace('exposes = ["opening"]', exposes)


def a_part(id_: str, minutes: int, stage: str) -> str:
    lines = f"minutes = {minutes}\n" + (f'stage = "{stage}"\n' if stage else "")
    return PART.replace('id = "opening"', f'id = "{id_}"').replace("minutes = 50\n", lines)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (FILE.replace('id = "oven"', 'id = "bridge"'), "question bridge"),
        (HEAD + PART + PART + QUESTIONS, "dimension opening"),
    ],
)
def test_no_id_stands_twice(text: str, key: str) -> None:
    error = refusal(text)
    assert (error.key, error.reason) == (key, "stands in the file twice; ids are unique")


def test_a_dimension_that_no_question_exposes_is_refused() -> None:
    error = refusal(HEAD + PART + a_part("ending", 5, "") + QUESTIONS)
    assert (error.key, error.reason) == ("dimension ending", "is exposed by no question, so it can't be drilled")


@pytest.mark.parametrize("minutes", [(45,), (60,), (2, 43), (20, 20, 20)])
def test_a_full_length_interview_takes_45_to_60_minutes(minutes: tuple[int, ...]) -> None:
    rubric = parse("talks.toml", an_interview(*((share, "") for share in minutes)))
    assert tuple(part.minutes for part in rubric.dimensions) == minutes


@pytest.mark.parametrize(("minutes", "total"), [((44,), 44), ((59, 2), 61), ((30, 31), 61), ((2, 2, 2), 6)])
def test_a_shorter_or_longer_interview_is_refused_with_its_length(minutes: tuple[int, ...], total: int) -> None:
    error = refusal(an_interview(*((share, "") for share in minutes)))
    assert error.key == "minutes of the dimensions"
    assert error.reason == f"add up to {total}; a full-length interview takes 45 to 60"


@pytest.mark.parametrize("stages", [("", "", ""), ("", "Draw it.", "Fill it."), ("Begin.", "Draw it.", "Fill it.")])
def test_every_part_has_a_stage_or_none_has_and_the_first_may_do_without(stages: tuple[str, ...]) -> None:
    """The first part opens with the question itself."""
    rubric = parse("talks.toml", an_interview(*((20, stage) for stage in stages)))
    assert tuple(part.stage for part in rubric.dimensions) == stages


@pytest.mark.parametrize(
    ("stages", "missing"),
    [
        (("", "Draw it.", ""), "part_2"),
        (("", "", "Fill it."), "part_1"),
        (("Begin.", "", ""), "part_1"),
    ],
)
def test_a_stage_left_out_among_stages_is_refused(stages: tuple[str, ...], missing: str) -> None:
    error = refusal(an_interview(*((20, stage) for stage in stages)))
    assert (error.key, error.reason) == (f"dimension {missing} stage", "is missing; the other dimensions have one")
