"""Drills that an AI interviews and reads, in a browser: when all goes well, and when the model doesn't."""

import json
import re
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.house import PATIENCE_SECONDS, House
from tests.e2e.practice import Practice, at_the_page

Someone = Callable[..., Practice]
THINKS = ("--model", "stand-in", "--model-seconds", "0.1")
FIX = "Say the limit before the first box"
HANDED_OVER = "The AI interviewer isn't answering, so the question bank goes on from here. Nothing is lost."
READING, WORDING = "Reading your answer …", "Wording your next question …"
WORDED = "Worded by AI."
BOTH = "How you saw it, and how an AI read it"
NO_REPLY = "No AI score: the model gave no usable reply."
COMES_OF = {
    "refusing": NO_REPLY,
    "nonsense": NO_REPLY,
    "cut": NO_REPLY,
    "inventing": "No AI score: it found nothing in your words to rest a score on.",
    "high": "is why the AI gave 2.",
}
"""What the reveal says in each mood. One that finds everything above the bar has one vague quote for it."""


class AiHouse(House):
    """A house with a model, which may be in any mood."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, *THINKS)

    def mood(self, mood: str) -> None:
        """How the model behaves from its next call on."""
        body = json.dumps({"mood": mood}).encode()
        request = urllib.request.Request(f"{self.url}/v1/_mood", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=PATIENCE_SECONDS).close()


@pytest.fixture(scope="module")
def shared_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AiHouse]:
    with open_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def ai_house(shared_house: AiHouse) -> AiHouse:
    """The shared one, with a model that is well."""
    shared_house.mood("well")
    return shared_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[AiHouse]:
    with open_house(tmp_path) as house:
        yield house


@contextmanager
def open_house(folder: Path) -> Iterator[AiHouse]:
    house = AiHouse(folder)
    house.start()
    try:
        yield house
    finally:
        house.stop()


@pytest.fixture
def enter(browser: Browser) -> Iterator[Callable[..., Practice]]:
    """Opens the page of a house as the person named; `phone=True` on a small screen."""
    with ExitStack() as open_pages:
        yield lambda house, name, **how: open_pages.enter_context(at_the_page(browser, house, name, **how))


def starts(person: Practice) -> None:
    """A first drill, whose card says who interviews."""
    person.start_first_drill("System design", "Senior")
    person.see("AI interviewer (stand-in)")


def said_in(person: Practice, text: str) -> Locator:
    """The messages of the drill's thread in which this stands."""
    return person.page.get_by_role("log", name="Thread").get_by_role("article").filter(has_text=text)


def answers_round(person: Practice, number: int) -> str:
    """A whole round of a first drill; what was typed to its question."""
    typed = person.answer_on_topic(number, 3)
    person.press("Pass")
    return typed


def question(person: Practice, number: int) -> Locator:
    return said_in(person, f"Round {number} of 3 ·")


def follow_ups(person: Practice) -> Locator:
    """What the AI said besides the questions."""
    return said_in(person, WORDED).filter(has_not_text="Round ")


def sees_it_think(person: Practice, about: str) -> None:
    """The line with *Don't wait*, and Slack's own sign with *Stop*."""
    person.see(about)
    expect(person.page.get_by_role("button", name="Don't wait")).to_be_visible()
    expect(person.page.get_by_text("Whetstone is thinking…")).to_be_visible()
    expect(person.page.get_by_role("button", name="Stop", exact=True)).to_be_visible()


def scores_alone(person: Practice) -> None:
    """The three steps, none of which shows anything of an AI."""
    person.see("Score it while it is fresh")
    person.press("Score it")
    person.modal.get_by_label("2 · at the bar").check()
    tells_nothing_of_ai(person.modal)
    person.submit("Next: journal")
    person.modal.get_by_label("Where did you hesitate?").fill("Before the first number")
    tells_nothing_of_ai(person.modal)
    person.submit("Next: one fix")
    person.modal.get_by_label("The one fix for next time").fill(FIX)
    tells_nothing_of_ai(person.modal)
    person.submit("Finish")
    person.modal.wait_for(state="hidden")


def tells_nothing_of_ai(modal: Locator) -> None:
    assert not re.search(r"\bAI\b", modal.inner_text())


def quoted(result: Locator) -> str:
    """The words that an AI says decided."""
    found = re.search(r"“([^“]+)” is why the AI gave", result.inner_text())
    assert found, result.inner_text()
    return found[1]


@pytest.mark.parametrize(("mood", "phone"), [("well", False), ("no_schema", True)], ids=["desk", "phone, no schemas"])
def test_an_ai_interviews_and_what_it_quotes_was_typed(
    mood: str, phone: bool, enter: Callable[..., Practice], house: AiHouse
) -> None:
    house.mood(mood)
    ana: Practice = enter(house, "ana", phone=phone)
    ana.see("An AI reads them, to ask on")
    starts(ana)
    typed = " ".join(answers_round(ana, number) for number in (1, 2, 3))
    for number in (2, 3):
        expect(question(ana, number)).to_contain_text(WORDED)
    assert follow_ups(ana).count() >= 3

    scores_alone(ana)
    result = said_in(ana, BOTH)
    expect(result.get_by_role("row", name="Requirements 2 2")).to_be_visible()
    expect(result).to_contain_text("Requirements  you 2 · AI 2, the same")
    assert quoted(result) in typed

    feedback = said_in(ana, "What the AI read in your answers")
    feedback.get_by_role("listitem").filter(has_text="Round ").first.wait_for()  # a stream's lists are real ones
    helpful = feedback.get_by_role("button", name="Helpful: what the AI wrote", exact=True)
    helpful.click()
    expect(helpful).to_have_attribute("aria-pressed", "true")
    ana.press("Next drill")
    expect(ana.page.get_by_text("AI interviewer (stand-in)")).to_have_count(2)


def test_when_the_model_goes_down_the_bank_goes_on_to_the_end(someone: Someone, ai_house: AiHouse) -> None:
    tom = someone("tom")
    starts(tom)
    answers_round(tom, 1)
    tom.answer_question(2, 3)
    expect(question(tom, 2)).to_contain_text(WORDED)
    worded = said_in(tom, WORDED).count()
    ai_house.mood("down")
    tom.press_away("Done")
    tom.see(HANDED_OVER)
    tom.answer_on("Pass")
    tom.press("Pass")
    answers_round(tom, 3)
    scores_alone(tom)
    tom.see(NO_REPLY)
    expect(said_in(tom, HANDED_OVER)).to_have_count(1)
    expect(said_in(tom, WORDED)).to_have_count(worded)
    expect(said_in(tom, BOTH)).to_have_count(0)


def test_what_the_model_was_thinking_about_comes_once_after_a_restart(someone: Someone, ai_house: AiHouse) -> None:
    rosa = someone("rosa")
    starts(rosa)
    rosa.answer_question(1, 3)
    ai_house.mood("slow")
    rosa.press_away("Done")
    rosa.see(READING)
    ai_house.stop()
    ai_house.start()
    rosa.page.reload()
    follow_ups(rosa).first.wait_for()
    rosa.answer_on("Pass")
    rosa.press("Pass")
    expect(question(rosa, 2)).to_contain_text(WORDED)
    asked = follow_ups(rosa).all_inner_texts()
    assert len(set(asked)) == len(asked)


def test_somebody_who_turned_ai_off_gets_the_bank_from_the_next_drill_on(someone: Someone, ai_house: AiHouse) -> None:
    june = someone("june")
    starts(june)
    june.type_command("/drill ai off")
    june.see("AI is off for you.")
    june.see("AI interviewer (stand-in)")
    june.stop_drill()
    june.see("Drill closed, nothing to score this time.")
    june.type_command("/drill go")
    june.see("Questions from the bank, no AI")
    june.open_thread(2)
    expect(said_in(june, "Drill closed")).to_have_count(0)
    june.answer_round(1, 3)
    june.see("Round 2 of 3")
    expect(said_in(june, WORDED)).to_have_count(0)


def test_nobody_has_to_wait_for_a_slow_model(someone: Someone, ai_house: AiHouse) -> None:
    mia = someone("mia")
    starts(mia)
    ai_house.mood("slow")
    for number, way_out in ((1, "Don't wait"), (2, "Stop")):
        mia.answer_question(number, 3)
        mia.press_away("Done")
        sees_it_think(mia, READING)
        mia.press(way_out)
        mia.press_away("Pass")
        sees_it_think(mia, WORDING)
        mia.press(way_out)
        question(mia, number + 1).wait_for()
    expect(said_in(mia, WORDED)).to_have_count(0)
    expect(said_in(mia, HANDED_OVER)).to_have_count(0)


@pytest.mark.timeout(240)
def test_whatever_the_model_says_no_number_stands_without_words_that_were_typed(
    enter: Callable[..., Practice], house: AiHouse
) -> None:
    names = ("ana", "mia", "tom", "rosa", "june")
    people: dict[str, Practice] = {mood: enter(house, name) for mood, name in zip(COMES_OF, names, strict=True)}
    typed = {}
    for mood, person in people.items():
        house.mood(mood)
        starts(person)
        typed[mood] = answers_round(person, 1)
    for mood, person in people.items():
        house.mood(mood)
        typed[mood] += person.answer_on_topic(2, 3)
        person.write("stop")
        scores_alone(person)
        person.see(COMES_OF[mood])
        result = said_in(person, "How you saw it")
        if mood == "high":
            assert quoted(result) in typed[mood]
        else:
            expect(result.get_by_role("table")).to_have_count(0)
            expect(result).not_to_contain_text("the AI gave")
