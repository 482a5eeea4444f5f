"""The log in the browser: weeks of drills and mocks from elsewhere, filtered and turned over."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.core.entries import EntryKind
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from bot.store import logged
from bot.store.engine import Database
from tests.e2e.house import House
from tests.e2e.past_weeks import ANA, three_practised
from tests.e2e.practice import Practice, at_the_page


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """Ana practised for weeks before it opens, and brought six mocks along."""
    three_practised(tmp_path)
    _bring_mocks(tmp_path, 6)
    house = House(tmp_path)
    house.start()
    yield house
    house.stop()


def _bring_mocks(folder: Path, count: int) -> None:
    given = (LoggedScore("requirements", Rater.PARTNER, Score.ONE),)
    place = {"rubric_id": "system_design", "dimension_id": "requirements"}
    with closing(Database(f"sqlite:///{folder / 'whetstone.db'}")) as database, database.write() as tx:
        for number in range(count):
            at = datetime.now(UTC) - timedelta(days=60 + number)
            logged.add(tx, ANA, LoggedSession(f"s{number}", EntryKind.MOCK, at, at, "Rosa", scores=given, **place))


def _pick(person: Practice, menu: str, choice: str) -> None:
    person.modal.get_by_label(menu, exact=True).select_option(label=choice)


def test_what_was_just_practised_leads_the_log_and_the_rest_is_found(browser: Browser, house: House) -> None:
    with at_the_page(browser, house) as ana:
        ana.type_command("/drill go capacity")
        ana.open_thread()
        ana.drill_one_round(3)
        ana.look_back("2", "at the first number", "Round to a power of ten")
        ana.go_home()
        ana.press("Open the log")
        expect(ana.modal).to_contain_text("Round to a power of ten")
        expect(ana.modal).to_contain_text("1–12 of 15")
        ana.press("Older")
        expect(ana.modal).to_contain_text("13–15 of 15")
        expect(ana.modal).not_to_contain_text("Round to a power of ten")
        ana.press("Newer")
        expect(ana.modal).to_contain_text("Round to a power of ten")
        _pick(ana, "What", "Mocks only")
        expect(ana.modal).to_contain_text("1–6 of 6 that fit, 15 in all")
        expect(ana.modal).to_contain_text("mock with Rosa, imported")
        ana.close_modal()


def test_filters_hold_together_on_a_phone_and_give_way_at_once(browser: Browser, house: House) -> None:
    with at_the_page(browser, house, phone=True) as ana:
        ana.type_command("/drill log")
        expect(ana.modal).to_contain_text("1–12 of 14")
        ana.modal.get_by_label("Scored by a person").check()
        expect(ana.modal).to_contain_text("1–8 of 8 that fit, 14 in all")
        _pick(ana, "Area", "Trade-offs")
        expect(ana.modal).to_contain_text("1–2 of 2 that fit, 14 in all")
        _pick(ana, "What", "Interviews only")
        expect(ana.modal).to_contain_text("Nothing in your log fits that.")
        ana.press("Show everything")
        expect(ana.modal).to_contain_text("1–12 of 14")
        expect(ana.modal.get_by_label("Scored by a person")).not_to_be_checked()
