"""The weekly digest in the browser: Rosa sets it up, on Friday it stands in the channel, June joins and hides."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.house import House
from tests.e2e.past_weeks import three_practised
from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
CHANNEL, CHANNEL_ID = "interview-practice", "C0PGPRACTICE"
TITLE = re.compile("This week's practice · ")


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of people who practised for weeks."""
    folder = tmp_path_factory.mktemp("house")
    three_practised(folder)
    house = House(folder)
    house.start()
    yield house
    house.stop()


def go_to_channel(person: Practice) -> None:
    """#interview-practice."""
    person.page.goto(f"{person.page.url.partition('&')[0]}&in={CHANNEL_ID}")
    person.page.get_by_role("textbox", name=f"Message #{CHANNEL}").wait_for()


def type_in_channel(person: Practice, text: str) -> None:
    field = person.page.get_by_role("textbox", name=f"Message #{CHANNEL}")
    field.fill(text)
    field.press("Enter")


def test_on_friday_the_digest_stands_in_the_channel_with_its_chart(someone: Someone) -> None:
    rosa = someone("rosa")
    go_to_channel(rosa)
    type_in_channel(rosa, "/invite @whetstone")
    type_in_channel(rosa, "/drill digest")
    rosa.submit("Set up")
    rosa.modal.get_by_text("The first one comes").wait_for()
    rosa.close_modal()
    rosa.see("set up the weekly digest here: Fridays at 09:00 (Tokyo).")

    rosa.press("Skip ahead")
    rosa.page.get_by_role("menuitem", name="Next Friday at 09:00").click()
    digest = rosa.page.get_by_role("article").filter(has_text=TITLE).last
    expect(digest).to_contain_text("3 of 3 people practised")
    expect(digest).to_contain_text("Most worked on: Trade-offs (3 people)")
    expect(digest).to_contain_text("Reliable now: @Ana at Trade-offs (they chose to share)")
    expect(digest).to_contain_text("Set up by @Rosa.")
    expect(digest.get_by_role("img", name=re.compile("Drills and goals met"))).to_be_visible()
    expect(digest.get_by_text("Week by week, drills and goals met: ")).to_be_visible()


def test_join_and_hide_me_answer_whoever_presses_alone(someone: Someone) -> None:
    june, mia = someone("june", phone=True), someone("mia")
    for each in (june, mia):
        go_to_channel(each)
    june.press("Join")
    june.see("You are counted from the next digest on.")
    june.press("Hide me")
    june.see("You are no longer counted")
    expect(mia.page.get_by_text("You are no longer counted")).to_have_count(0)
    expect(mia.page.get_by_role("button", name="Join", exact=True)).to_have_count(2)  # under the note and the digest
