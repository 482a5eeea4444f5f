"""AI on and off: for oneself, and for everybody in the workspace."""

import pytest

from bot.core.ai_state import AiState
from bot.core.library import Library
from bot.journeys.switch_ai import see_ai, switch_for_all, switch_for_me
from bot.store import members
from bot.store.engine import Database
from tests.cast import MIA, TWIN, FixedClock
from tests.journeys.conversation import Conversation
from tests.journeys.with_ai import MODEL, AiConversation


@pytest.fixture
def mia(database: Database, library: Library, clock: FixedClock) -> AiConversation:
    return AiConversation(database, library, clock, MIA)


@pytest.fixture
def twin(database: Database, library: Library, clock: FixedClock) -> AiConversation:
    return AiConversation(database, library, clock, TWIN)


def test_it_is_on_where_nobody_switched_it_off(ai: AiConversation) -> None:
    assert ai.do(see_ai) == AiState(MODEL, off_for_me=False, off_for_all=False)
    assert ai.do(see_ai).interviews


def test_looking_makes_nobody_a_member(ai: AiConversation) -> None:
    ai.do(see_ai)
    assert ai.do(lambda visit: members.profile(visit.tx, visit.member)) is None


def test_one_switches_it_off_and_on_for_oneself(ai: AiConversation, mia: AiConversation) -> None:
    assert ai.do(switch_for_me, False) == AiState(MODEL, off_for_me=True, off_for_all=False)
    assert not ai.do(see_ai).interviews
    assert mia.do(see_ai).interviews
    assert ai.do(switch_for_me, True).interviews


def test_for_everybody_it_goes_on_and_off_in_this_workspace_alone(
    ai: AiConversation, mia: AiConversation, twin: AiConversation
) -> None:
    assert ai.do(switch_for_all, False) == AiState(MODEL, off_for_me=False, off_for_all=True)
    assert not mia.do(see_ai).interviews
    assert twin.do(see_ai).interviews
    assert mia.do(switch_for_all, True).interviews
    assert ai.do(see_ai).interviews


def test_on_for_me_is_not_on_for_all(ai: AiConversation) -> None:
    ai.do(switch_for_all, False)
    assert ai.do(switch_for_me, True) == AiState(MODEL, off_for_me=False, off_for_all=True)
    assert ai.start().model is None


def test_on_for_all_leaves_those_off_who_want_it_off(ai: AiConversation, mia: AiConversation) -> None:
    ai.do(switch_for_me, False)
    mia.do(switch_for_all, True)
    assert not ai.do(see_ai).interviews


def test_without_a_model_nothing_interviews_however_it_is_set(ana: Conversation) -> None:
    state = ana.do(switch_for_me, True)
    assert state == AiState(None, off_for_me=False, off_for_all=False)
    assert not state.interviews
