"""`python -m bot rubric check`: its table, what it finds, and the exit code's yes or no."""

from pathlib import Path

import pytest

from bot.config import SettingError, Settings
from bot.core.library import Library
from bot.rubric_report import library, report, table
from tests import test_config
from tests.sample_rubric import SPEECHES, TALKS, sample_library


def settings(folder: Path | None, tmp_path: Path) -> Settings:
    """The defaults, and a folder of rubrics."""
    return test_config.read(tmp_path, **({"WHETSTONE_RUBRICS": str(folder)} if folder else {}))


def written(folder: Path, **texts: str) -> Path:
    """A folder with these rubrics."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
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
