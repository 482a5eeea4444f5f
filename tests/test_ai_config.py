"""The settings of the AI interviewer: defaults, bounds, prices, and the one sentence that names a wrong one."""

import pytest

from bot.ai_config import AiSettings, SettingError, address, read_ai, whole
from bot.core.spending import MILLION, Budget, Call, Outcome, Prices, Spent

SERVED = {"WHETSTONE_MODEL": "small", "OPENAI_API_KEY": "sk-secret"}
PRICED = {**SERVED, "WHETSTONE_PRICES": "0.25 0.025 2"}


def test_with_nothing_set_no_ai_serves() -> None:
    settings = read_ai({})
    assert settings.terms is None
    assert (settings.key, settings.url, settings.model, settings.prices) == (None, None, None, None)


def test_a_model_and_a_key_are_enough() -> None:
    settings = read_ai(SERVED)
    assert (settings.model, settings.key, settings.url) == ("small", "sk-secret", None)
    assert 30 <= settings.seconds <= 60
    assert settings.at_once > 1
    assert settings.terms is not None
    assert settings.terms.model == "small"
    assert settings.terms.member.tokens is not None
    assert settings.terms.workspace.tokens is not None
    assert settings.terms.member.tokens < settings.terms.workspace.tokens
    assert (settings.terms.member.money, settings.terms.workspace.money) == (None, None)


def test_a_model_and_an_address_are_enough() -> None:
    settings = read_ai({"WHETSTONE_MODEL": "small", "OPENAI_BASE_URL": "http://127.0.0.1:11434/v1"})
    assert (settings.url, settings.key) == ("http://127.0.0.1:11434/v1", None)
    assert settings.terms is not None


@pytest.mark.parametrize("given", [{"OPENAI_API_KEY": "sk-secret"}, {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}])
def test_without_a_model_a_server_alone_serves_nobody(given: dict[str, str]) -> None:
    assert read_ai(given).terms is None


def test_a_model_alone_stops_the_start() -> None:
    with pytest.raises(SettingError, match=r"^WHETSTONE_MODEL needs a server: set OPENAI_API_KEY, or OPENAI_BASE_URL"):
        read_ai({"WHETSTONE_MODEL": "small"})


def test_everything_can_be_set() -> None:
    settings = read_ai(
        {
            **PRICED,
            "OPENAI_BASE_URL": "https://models.test/v1",
            "WHETSTONE_MODEL_SECONDS": "30",
            "WHETSTONE_MODEL_CALLS": "4",
            "WHETSTONE_MEMBER_TOKENS": "1000",
            "WHETSTONE_MEMBER_DOLLARS": "0.50",
            "WHETSTONE_WORKSPACE_TOKENS": "20000",
            "WHETSTONE_WORKSPACE_DOLLARS": "12",
        }
    )
    assert settings == AiSettings(
        key="sk-secret",
        url="https://models.test/v1",
        model="small",
        seconds=30,
        at_once=4,
        member=Budget(1_000, 500_000),
        workspace=Budget(20_000, 12 * MILLION),
        prices=Prices(prompt=0.25, completion=2.0, cached=0.025),
    )


def test_the_terms_are_what_the_settings_say() -> None:
    terms = read_ai({**PRICED, "WHETSTONE_MEMBER_TOKENS": "0", "WHETSTONE_WORKSPACE_DOLLARS": "1"}).terms
    assert terms is not None
    assert terms.member.is_spent(0, 0)
    assert terms.workspace.is_spent(0, MILLION)
    assert terms.cost(Spent(Call.VARY, Outcome.OK, MILLION, 0, MILLION)) == 2_250_000


def test_prices_may_stand_any_way_apart_and_be_nothing() -> None:
    assert read_ai({**SERVED, "WHETSTONE_PRICES": "  1\t0   3.5 "}).prices == Prices(1.0, 3.5, 0.0)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("OPENAI_BASE_URL", "localhost:11434", "an address that begins with http:// or https://"),
        ("OPENAI_BASE_URL", "http://", "an address that begins with"),
        ("OPENAI_BASE_URL", "http://[::1", "an address that begins with"),
        ("WHETSTONE_MODEL_SECONDS", "1", "a whole number from 2 to 60"),
        ("WHETSTONE_MODEL_SECONDS", "61", "from 2 to 60"),
        ("WHETSTONE_MODEL_SECONDS", "4.5", "from 2 to 60"),
        ("WHETSTONE_MODEL_SECONDS", "-5", "from 2 to 60"),
        ("WHETSTONE_MODEL_SECONDS", "soon", "from 2 to 60"),
        ("WHETSTONE_MODEL_SECONDS", "9" * 5_000, "from 2 to 60"),
        ("WHETSTONE_MODEL_CALLS", "0", "from 1 to 500"),
        ("WHETSTONE_MODEL_CALLS", "501", "from 1 to 500"),
        ("WHETSTONE_MEMBER_TOKENS", "many", "a whole number from 0"),
        ("WHETSTONE_WORKSPACE_TOKENS", "1e6", "a whole number from 0"),
        ("WHETSTONE_MEMBER_DOLLARS", "-1", "in dollars, such as 0.50"),
        ("WHETSTONE_WORKSPACE_DOLLARS", "$5", "in dollars"),
        ("WHETSTONE_MEMBER_DOLLARS", "nan", "in dollars"),
        ("WHETSTONE_MEMBER_DOLLARS", "inf", "in dollars"),
        ("WHETSTONE_MEMBER_DOLLARS", "1000000", "in dollars"),
        ("WHETSTONE_PRICES", "0.25", "three numbers"),
        ("WHETSTONE_PRICES", "0.25 0.025 2 4", "three numbers"),
        ("WHETSTONE_PRICES", "0.25 0.025 two", "in dollars"),
        ("WHETSTONE_PRICES", "0.25 -1 2", "in dollars"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(name: str, value: str, expected: str) -> None:
    with pytest.raises(SettingError) as wrong:
        read_ai({**PRICED, name: value})
    sentence = str(wrong.value)
    assert sentence.startswith(f"{name} must be ")
    assert expected in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["WHETSTONE_MEMBER_DOLLARS", "WHETSTONE_WORKSPACE_DOLLARS"])
def test_a_budget_in_dollars_needs_prices(name: str) -> None:
    with pytest.raises(SettingError, match=f"^{name} needs WHETSTONE_PRICES: what a million tokens cost"):
        read_ai({**SERVED, name: "1"})


def test_no_repr_shows_the_key() -> None:
    settings = read_ai({**PRICED, "OPENAI_BASE_URL": "http://ana:secret@127.0.0.1:9/v1"})
    assert f"{settings} {settings!r} {settings.terms}".count("secret") == 0
    assert "small" in repr(settings)


def test_numbers_and_addresses_are_read_by_name() -> None:
    assert whole({}, "PORT", 8080, least=1, most=65_535) == 8080
    assert whole({"PORT": "65535"}, "PORT", 8080, least=1, most=65_535) == 65_535
    assert address({}, "OPENAI_BASE_URL") is None
    assert address({"OPENAI_BASE_URL": "HTTPS://models.test"}, "OPENAI_BASE_URL") == "HTTPS://models.test"
