"""The welcome comes once."""

from bot.journeys.greet import greet
from bot.journeys.hear_message import Heard, hear_message
from tests.journeys.conversation import DM, Conversation


def test_the_first_opening_is_welcomed_and_no_other(ana: Conversation) -> None:
    for _ in range(3):
        ana.do(greet)
    assert ana.deliver() == ["welcome"]
    ana.do(greet)
    assert ana.deliver() == []


def test_who_wrote_first_is_welcomed_all_the_same(ana: Conversation) -> None:
    ana.do(hear_message, Heard(DM, ana.next_ts(), None, "help"))
    ana.do(greet)
    assert ana.deliver() == ["help", "welcome"]


def test_who_has_started_already_needs_no_welcome(ana: Conversation) -> None:
    ana.start()
    ana.do(greet)
    assert ana.deliver() == []


def test_each_person_gets_a_welcome_of_their_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    for talk in (ana, mia, twin):
        talk.do(greet)
    assert sorted(ana.deliver() + mia.deliver()) == ["welcome", "welcome"]
    assert twin.deliver() == ["welcome"]
