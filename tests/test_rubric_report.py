"""`python -m bot rubric check`: its table, what it finds, and the exit code's yes or no."""

from pathlib import Path

import pytest

import rubrics
from bot.config import SettingError, Settings
from bot.core.library import Library
from bot.core.rubric_entry import RubricError
from bot.rubric_report import library, report, samples, table
from tests import test_config
from tests.sample_rubric import REFERENCES, SPEECHES, TALKS, TEXTS, sample_library


def settings(folder: Path | None, tmp_path: Path) -> Settings:
    """The defaults, and a folder of rubrics."""
    return test_config.read(tmp_path, **({"WHETSTONE_RUBRICS": str(folder)} if folder else {}))


def written(folder: Path, **texts: str) -> Path:
    """A folder with these rubrics."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def with_references(folder: Path, **texts: str) -> Path:
    """Reference answers beside what is in a folder already."""
    written(folder / "references", **texts)
    return folder


def test_the_table_counts_what_each_rubric_holds() -> None:
    assert table(sample_library()) == [
        "| Rubric        | Dimensions | Levels      | Questions | Ways to ask | Fewest per dimension and level |",
        "| ------------- | ---------- | ----------- | --------- | ----------- | ------------------------------ |",
        "| Short talks   | 2          | mid, senior | 6         | 6           | 1                              |",
        "| Long speeches | 2          | mid, senior | 6         | 6           | 1                              |",
    ]


def test_a_file_that_can_be_bettered_is_told_what_and_that_it_works(tmp_path: Path) -> None:
    file = written(tmp_path / "ours", talks=TALKS) / "talks.toml"
    lines, well = report(settings(None, tmp_path), file)
    assert "talks.toml: question: there are 6; 40 at least" in lines
    assert lines[-1].endswith(" things to mend. The files can be used as they are.")
    assert not well


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TALKS.replace("seconds = 40", "seconds = 4"), "talks.toml: dimension opening seconds: needs a whole number"),
        ("id = ", "talks.toml: the file: is not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_where(tmp_path: Path, text: str, found: str) -> None:
    file = written(tmp_path / "ours", talks=text) / "talks.toml"
    lines, well = report(settings(None, tmp_path), file)
    assert lines[0].startswith(found)
    assert (lines[-1], well) == ("1 file can't be used.", False)


def test_bytes_that_are_no_text_are_a_fault_of_the_file_and_no_crash(tmp_path: Path) -> None:
    file = written(tmp_path / "ours") / "talks.toml"
    file.write_bytes(TALKS.encode("utf-16"))
    assert not report(settings(None, tmp_path), file)[1]


def test_a_bad_file_does_not_hide_what_is_to_mend_in_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours", talks=TALKS, odd="levels = 3")
    lines, _ = report(settings(folder, tmp_path), None)
    assert "odd.toml: levels: needs a list of texts, at least 1" in lines
    assert "talks.toml: question: there are 6; 40 at least" in lines


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"There is no file nowhere\.toml"):
        report(settings(None, tmp_path), Path("nowhere.toml"))


def test_a_workspaces_folder_adds_to_the_rubrics_that_ship(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours", talks=TALKS, speeches=SPEECHES)
    shipped = {rubric.id for rubric in library(settings(None, tmp_path))}
    assert {rubric.id for rubric in library(settings(folder, tmp_path))} == shipped | {"talks", "speeches"}


def test_an_editors_mark_at_the_files_beginning_is_no_part_of_it(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours")
    (folder / "talks.toml").write_text(TALKS, encoding="utf-8-sig")
    assert Library({}, {"talks.toml": TALKS}).find("talks") == library(settings(folder, tmp_path)).find("talks")


def test_reference_answers_beside_a_rubric_are_looked_through_with_it(tmp_path: Path) -> None:
    folder = with_references(written(tmp_path / "ours", talks=TALKS), talks=REFERENCES)
    lines, _ = report(settings(None, tmp_path), folder / "talks.toml")
    assert "references/talks.toml: triple bridge level 1 text: has 17 words; 90 to 260" in lines
    assert "talks.toml: question: there are 6; 40 at least" in lines
    assert lines[-1] == f"{len(lines) - 5} things to mend. The files can be used as they are."


def test_a_file_of_reference_answers_may_be_named_itself(tmp_path: Path) -> None:
    folder = with_references(written(tmp_path / "ours", talks=TALKS, speeches=SPEECHES), talks=REFERENCES)
    by_answers = report(settings(None, tmp_path), folder / "references" / "talks.toml")
    assert by_answers == report(settings(None, tmp_path), folder / "talks.toml")


def test_reference_answers_that_cannot_be_used_are_told_where_and_the_rest_is_looked_through(tmp_path: Path) -> None:
    bad = REFERENCES.replace("level = 3", "level = 4", 1)
    folder = with_references(written(tmp_path / "ours", talks=TALKS), talks=bad)
    lines, well = report(settings(None, tmp_path), folder / "talks.toml")
    assert "references/talks.toml: triple bridge answer level: needs a whole number from 1 to 3" in lines
    assert "1 file can't be used." in lines
    assert "talks.toml: question: there are 6; 40 at least" in lines
    assert not well


def test_reference_answers_to_a_rubric_that_cannot_be_used_are_no_second_fault(tmp_path: Path) -> None:
    folder = with_references(written(tmp_path / "ours", talks="id = "), talks=REFERENCES)
    lines, _ = report(settings(None, tmp_path), folder / "talks.toml")
    assert (len(lines), lines[-1]) == (2, "1 file can't be used.")


def test_reference_answers_with_no_rubric_beside_them_are_never_read_and_told_so(tmp_path: Path) -> None:
    folder = with_references(written(tmp_path / "ours"), tlaks=REFERENCES)
    said = "references/tlaks.toml: the file: has no tlaks.toml beside it, so nobody reads its answers"
    lines, well = report(settings(None, tmp_path), folder / "references" / "tlaks.toml")
    assert (lines[0], well) == (said, False)
    assert said in report(settings(folder, tmp_path), None)[0]


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small rubrics ship, and answers to one of them."""
    read = rubrics.texts
    monkeypatch.setattr(rubrics, "texts", lambda folder=None: read(folder) if folder else TEXTS)


@pytest.mark.usefixtures("shipped")
def test_answers_to_a_rubric_that_a_workspace_replaced_are_no_fault_of_the_workspaces(tmp_path: Path) -> None:
    other = TALKS.replace('"opening"', '"beginning"')
    folder = written(tmp_path / "ours", talks=other)
    assert not [line for line in report(settings(folder, tmp_path), None)[0] if line.startswith("references/")]
    assert library(settings(folder, tmp_path)).references("talks") == ()


@pytest.mark.usefixtures("shipped")
def test_own_answers_to_a_rubric_that_ships_are_looked_through_against_it(tmp_path: Path) -> None:
    own = REFERENCES.replace('dimension = "opening"', 'dimension = "beginning"')
    folder = with_references(written(tmp_path / "ours"), talks=own)
    said = "references/talks.toml: triple bridge dimension: names beginning, which talks has no dimension for"
    for file in (folder / "references" / "talks.toml", None):
        lines, well = report(settings(folder, tmp_path), file)
        assert said in lines
        assert not well


def test_samples_are_of_the_rubric_that_was_named(tmp_path: Path) -> None:
    folder = with_references(written(tmp_path / "ours", talks=TALKS, speeches=SPEECHES), speeches=REFERENCES)
    page = samples(settings(None, tmp_path), folder / "speeches.toml")
    assert [line for line in page.splitlines() if line.startswith("## ")] == ["## Long speeches"]
    assert "Frost took half the apples. Inform your buyers." in page


def test_samples_of_a_file_that_cannot_be_used_are_refused_with_the_reason(tmp_path: Path) -> None:
    folder = written(tmp_path / "ours", talks="levels = 3")
    with pytest.raises(RubricError, match=r"talks\.toml: levels: needs a list of texts"):
        samples(settings(None, tmp_path), folder / "talks.toml")
