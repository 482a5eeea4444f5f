"""The settings of the AI interviewer: which model where, how long it may take, what it may cost a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.core.spending import MILLION, Budget, Prices, Terms

_MOST_DIGITS = 20
"""Of a number; Python itself refuses to read thousands of them."""


class SettingError(Exception):
    """A setting is wrong: its name and what is expected, in one sentence."""


@dataclass(frozen=True, slots=True)
class AiSettings:
    """Without a `model` the question bank interviews. The key never shows in a repr.

    `seconds` is the time for one call with its retries; `at_once` how many calls may be under way.
    """

    key: str | None
    url: str | None
    model: str | None
    seconds: int
    at_once: int
    member: Budget
    workspace: Budget
    prices: Prices | None

    @property
    def terms(self) -> Terms | None:
        """What journeys know of it, or None where no AI serves."""
        if self.model is None:
            return None
        return Terms(self.model, self.member, self.workspace, self.prices)

    def __repr__(self) -> str:
        return f"AiSettings(model={self.model})"


def read_ai(given: Mapping[str, str]) -> AiSettings:
    """Read them from settings that aren't blank. Raises SettingError."""
    model, key, url = given.get("WHETSTONE_MODEL"), given.get("OPENAI_API_KEY"), address(given, "OPENAI_BASE_URL")
    if model is not None and key is None and url is None:
        raise SettingError(
            "WHETSTONE_MODEL needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL for one that speaks the same way."
        )
    prices = _prices(given)
    return AiSettings(
        key=key,
        url=url,
        model=model,
        seconds=whole(given, "WHETSTONE_MODEL_SECONDS", 45, least=2, most=60),
        at_once=whole(given, "WHETSTONE_MODEL_CALLS", 16, least=1, most=500),
        member=_budget(given, "MEMBER", 300_000, prices),
        workspace=_budget(given, "WORKSPACE", 10_000_000, prices),
        prices=prices,
    )


def address(given: Mapping[str, str], name: str) -> str | None:
    """An http address, or None where none is set. Raises SettingError."""
    value = given.get(name)
    if value is not None and not _is_address(value):
        raise SettingError(f"{name} must be an address that begins with http:// or https://.")
    return value


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:  # a bracket that never closes
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def whole(given: Mapping[str, str], name: str, default: int, *, least: int, most: int) -> int:
    """A whole number within bounds. Raises SettingError."""
    value = given.get(name, str(default))
    if not value.isdecimal() or len(value) > _MOST_DIGITS or not least <= int(value) <= most:
        raise SettingError(f"{name} must be a whole number from {least} to {most}.")
    return int(value)


def _budget(given: Mapping[str, str], whose: str, tokens: int, prices: Prices | None) -> Budget:
    name = f"WHETSTONE_{whose}_DOLLARS"
    dollars = given.get(name)
    if dollars is not None and prices is None:
        raise SettingError(f"{name} needs WHETSTONE_PRICES: what a million tokens cost, in dollars.")
    most = whole(given, f"WHETSTONE_{whose}_TOKENS", tokens, least=0, most=10**12)
    return Budget(most, None if dollars is None else round(_dollars(name, dollars) * MILLION))


def _prices(given: Mapping[str, str]) -> Prices | None:
    value = given.get("WHETSTONE_PRICES")
    if value is None:
        return None
    try:
        prompt, cached, completion = (_dollars("WHETSTONE_PRICES", part) for part in value.split())
    except ValueError:
        raise SettingError(
            "WHETSTONE_PRICES must be three numbers, dollars a million tokens: sent, sent from the cache, received."
        ) from None
    return Prices(prompt=prompt, completion=completion, cached=cached)


def _dollars(name: str, value: str) -> float:
    try:
        dollars = float(value)
    except ValueError:
        dollars = -1.0
    if not 0 <= dollars < 1e6:
        raise SettingError(f"{name} must be in dollars, such as 0.50.")
    return dollars
