"""Ana, Mia and Ana's namesake in another workspace, ready to talk; and Ana where an AI interviews."""

import pytest

from bot.core.library import Library
from bot.store.engine import Database
from tests.cast import MIA, TWIN, FixedClock
from tests.journeys.conversation import Conversation
from tests.journeys.with_ai import AiConversation


@pytest.fixture
def ana(database: Database, library: Library, clock: FixedClock) -> Conversation:
    return Conversation(database, library, clock)


@pytest.fixture
def mia(database: Database, library: Library, clock: FixedClock) -> Conversation:
    return Conversation(database, library, clock, MIA)


@pytest.fixture
def twin(database: Database, library: Library, clock: FixedClock) -> Conversation:
    return Conversation(database, library, clock, TWIN)


@pytest.fixture
def ai(database: Database, library: Library, clock: FixedClock) -> AiConversation:
    return AiConversation(database, library, clock)
