"""What calls to a model cost, and what they may cost a day. Tokens always; money where prices are known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MILLION = 1_000_000


def day_begins(utc: datetime) -> datetime:
    """When the day of a budget began: at midnight, UTC."""
    return utc.replace(hour=0, minute=0, second=0, microsecond=0)


class Call(StrEnum):
    """What a model is asked for."""

    VARY = "vary"
    PROBE = "probe"
    COACH = "coach"
    SCORE = "score"
    CHECK = "check"


class Outcome(StrEnum):
    """What came of a call. Everything but OK is done without: the bank takes over, or there is no score.

    DISCARDED: a usable reply that the guards threw away.
    """

    OK = "ok"
    DISCARDED = "discarded"
    SLOW = "slow"
    DOWN = "down"
    REFUSED = "refused"
    CUT = "cut"
    NONSENSE = "nonsense"


@dataclass(frozen=True, slots=True)
class Spent:
    """One call: tokens as the server counted them, of which `cached` were cheaper; how long it took."""

    call: Call
    outcome: Outcome
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    milliseconds: int = 0

    @property
    def tokens(self) -> int:
        return self.prompt + self.completion


@dataclass(frozen=True, slots=True)
class Prices:
    """Dollars a million tokens."""

    prompt: float
    completion: float
    cached: float

    def cost(self, spent: Spent) -> int:
        """In millionths of a dollar, rounded."""
        fresh = max(spent.prompt - spent.cached, 0)  # a server that counts oddly earns nobody money
        return round(fresh * self.prompt + spent.cached * self.cached + spent.completion * self.completion)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most a day (UTC) of one member, or of a workspace. None is no limit. Money is in millionths of a dollar."""

    tokens: int | None = None
    money: int | None = None

    def is_spent(self, tokens: int, money: int) -> bool:
        """Whether so much, today, leaves nothing."""
        return (self.tokens is not None and tokens >= self.tokens) or (self.money is not None and money >= self.money)


@dataclass(frozen=True, slots=True)
class Terms:
    """The model that serves, what it may be given to do a day, and what it costs, if that is known."""

    model: str
    member: Budget = Budget()
    workspace: Budget = Budget()
    prices: Prices | None = None

    def cost(self, spent: Spent) -> int:
        """In millionths of a dollar; 0 where no prices are set."""
        return self.prices.cost(spent) if self.prices else 0
