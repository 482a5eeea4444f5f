"""An earlier log brought along in the browser: a file on a desk, pasted rows on a phone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
ROWS = [
    "Date;Kind;Interviewer;Problem;Scores;Signals;Fix;Platform",
    '2026-02-03 19:00;mock;Mia;"System design · Trade-offs\nA shop on sale days";"Trade-offs: 1 (partner)\n'
    'Trade-offs: 2 (self)";hesitation: before the first number;Say the cost before the tool;Pramp',
    "2026-02-10;drill;;System design · Trade-offs;Trade-offs: 2;;;",
    "03/04/2026;mock;;;;;;",
]


def open_form(person: Practice) -> None:
    """`/drill import`."""
    person.type_command("/drill import")
    person.modal.get_by_role("button", name="Look through it").wait_for()


def test_a_file_is_looked_at_imported_and_taken_back(someone: Someone, tmp_path: Path) -> None:
    ana = someone("ana")
    log = tmp_path / "practice.csv"
    log.write_text("\n".join(ROWS), encoding="utf-8-sig")
    open_form(ana)
    ana.modal.locator("input[type=file]").set_input_files(log)
    ana.modal.get_by_text("practice.csv").wait_for()
    ana.submit("Look through it")

    expect(ana.modal.get_by_text("2 rows to import")).to_be_visible()
    expect(ana.modal.get_by_text("Line 6, date: “03/04/2026” could be two days.")).to_be_visible()
    expect(ana.modal.get_by_text("I pass over the column “platform”.")).to_be_visible()
    ana.submit("Import 2")
    expect(ana.modal.get_by_text("2 rows are in your log now")).to_be_visible()
    ana.close_modal()

    ana.type_command("/drill log")
    expect(ana.modal.get_by_text("mock with Mia, imported")).to_be_visible()
    ana.close_modal()

    open_form(ana)
    ana.modal.locator("input[type=file]").set_input_files(log)
    ana.modal.get_by_text("practice.csv").wait_for()
    ana.submit("Look through it")
    expect(ana.modal.get_by_text("There is nothing to import.")).to_be_visible()


def test_pasted_rows_are_imported_on_a_phone_and_taken_back(someone: Someone) -> None:
    mia = someone("mia", phone=True)
    open_form(mia)
    mia.modal.get_by_label("Or paste rows").fill("\n".join(ROWS[:3]).replace(";", "\t"))
    mia.submit("Look through it")
    expect(mia.modal.get_by_text("2 rows to import")).to_be_visible()
    mia.submit("Import 2")
    expect(mia.modal.get_by_text("2 rows are in your log now")).to_be_visible()
    mia.modal.get_by_role("button", name="Take this import back").click()
    mia.confirm("Take it back")
    expect(mia.modal.get_by_text("2 rows are out of your log again.")).to_be_visible()
