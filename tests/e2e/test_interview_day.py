"""The day of a real interview: one card on its eve, silence, how did it go; and one that is called off on its card."""

import json
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect

from tests.e2e.house import House
from tests.e2e.practice import Practice, at_the_page

Someone = Callable[..., Practice]
LISBON = ZoneInfo("Europe/Lisbon")
FIX = "Say the limit with its number before the first box"
SILENCE = "That is all from me until it is over. Good luck."


def next_time(house: House, hour: int, minute: int = 0) -> None:
    """The clock moves on to when it is that late in Lisbon again, and some seconds."""
    with urllib.request.urlopen(f"{house.url}/clock", timeout=30) as answer:
        now = datetime.fromisoformat(json.load(answer)["now"]).astimezone(LISBON)
    then = now.replace(hour=hour, minute=minute, second=5, microsecond=0)
    house.pass_time(seconds=(then - now + timedelta(days=then <= now)).total_seconds())


def from_the_app(person: Practice) -> int:
    """How many messages of the app stand in the conversation."""
    return person.page.get_by_role("log", name="Whetstone").get_by_role("article").count()


def test_one_card_then_silence_then_the_journal_while_it_is_fresh(someone: Someone, shared_house: House) -> None:
    ana = someone("ana")
    ana.start_first_drill("System design", "Senior")
    ana.drill_one_round(3)
    ana.look_back("2", "At the numbers", FIX)
    ana.see("How you saw it")
    next_time(shared_house, 9)
    ana.type_command("/drill interview tomorrow 15:00 for 45 min")
    expect(ana.see("Your interview is noted: ")).to_contain_text("tomorrow, 15:00, for 45 minutes")
    next_time(shared_house, 18)
    ana.see(SILENCE)
    card = ana.page.get_by_role("article").filter(has_text=SILENCE)
    expect(card).to_contain_text(FIX)
    expect(card).to_contain_text("Three ways to open")
    before = from_the_app(ana)
    next_time(shared_house, 9)
    next_time(shared_house, 15, 50)
    assert from_the_app(ana) == before > 0
    next_time(shared_house, 15, 55)
    ana.see("How did it go?")
    expect(card.get_by_role("button", name="Call it off")).to_have_count(0)
    ana.press("Write journal")
    expect(ana.modal.get_by_label("A real interview")).to_be_checked()
    ana.modal.get_by_label("Which one area was it most about?").select_option(label="Trade-offs")
    ana.modal.get_by_label("Where did you hesitate?").fill("At what it costs")
    ana.submit("Keep it")
    ana.see("Your interview is written down, under Trade-offs.")
    expect(ana.page.get_by_role("button", name="Write journal")).to_have_count(0)
    expect(ana.page.get_by_text("it is marked late")).to_have_count(0)
    next_time(shared_house, 16, 40)
    expect(ana.page.get_by_text("Ten minutes left")).to_have_count(0)


def test_called_off_on_its_card_after_a_restart_nothing_more_comes(browser: Browser, house: House) -> None:
    with at_the_page(browser, house) as ana:
        next_time(house, 9)
        ana.type_command("/drill interview tomorrow 10:00")
        ana.see("Your interview is noted: ")
    house.stop()
    house.start()
    with at_the_page(browser, house, phone=True) as ana:
        next_time(house, 18)
        ana.see(SILENCE)
        ana.press_away("Call it off")
        ana.see("Called off")
        next_time(house, 11, 11)
        expect(ana.page.get_by_text("How did it go?")).to_have_count(0)
