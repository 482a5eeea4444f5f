"""The settings: where they come from, and the one sentence that names a wrong one."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import config
from bot.config import SettingError, Settings

BOT, APP = "xoxb-1-secret", "xapp-1-secret"
TOKENS = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}


def read(tmp_path: Path, env_file: str = "", **environment: str) -> Settings:
    """The settings from this environment and a `.env` of this content."""
    path = tmp_path / ".env"
    path.write_text(env_file, encoding="utf-8")
    return config.read(environment, path)


def test_with_nothing_set_the_app_has_its_defaults(tmp_path: Path) -> None:
    settings = read(tmp_path)
    assert not settings.connected
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.clock_url is None
    assert settings.data == Path("data")
    assert settings.rubrics is None
    assert settings.port == 8080
    assert settings.log_level == "INFO"
    assert settings.ai.terms is None


def test_without_tokens_the_data_lives_beside_the_playgrounds(tmp_path: Path) -> None:
    assert read(tmp_path, WHETSTONE_DATA="/srv/w").database_url == "sqlite:////srv/w/playground/whetstone.db"


def test_with_tokens_the_data_never_mixes_with_the_playgrounds(tmp_path: Path) -> None:
    settings = read(tmp_path, **TOKENS, WHETSTONE_DATA="/srv/w")
    assert settings.connected
    assert settings.database_url == "sqlite:////srv/w/whetstone.db"


def test_everything_can_be_set(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        **TOKENS,
        SLACK_API_URL="http://127.0.0.1:9/api",
        WHETSTONE_CLOCK_URL="http://127.0.0.1:9/clock",
        DATABASE_URL="postgresql+psycopg://ana@localhost/whetstone",
        OPENAI_API_KEY="sk-secret",
        OPENAI_BASE_URL="http://127.0.0.1:11434/v1",
        WHETSTONE_MODEL="small",
        PORT="9000",
        LOG_LEVEL="debug",
    )
    assert settings.slack_api_url == "http://127.0.0.1:9/api/"
    assert settings.clock_url == "http://127.0.0.1:9/clock"
    assert settings.database_url == "postgresql+psycopg://ana@localhost/whetstone"
    assert (settings.ai.key, settings.ai.model) == ("sk-secret", "small")
    assert settings.ai.url == "http://127.0.0.1:11434/v1"
    assert (settings.port, settings.log_level) == (9000, "DEBUG")


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1", "xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "xapp-"),
        ("SLACK_API_URL", "slack.com/api", "http://"),
        ("SLACK_API_URL", "ftp://slack.com", "http://"),
        ("WHETSTONE_CLOCK_URL", "http://", "http://"),
        ("OPENAI_BASE_URL", "localhost:11434", "http://"),
        ("DATABASE_URL", "mysql://localhost/w", "sqlite:///"),
        ("DATABASE_URL", "postgres://localhost/w", "postgresql+psycopg://"),
        ("DATABASE_URL", "whetstone.db", "sqlite:///"),
        ("WHETSTONE_RUBRICS", "/nowhere/at/all", "a folder that is there; /nowhere/at/all isn't"),
        ("PORT", "eighty", "1 to 65535"),
        ("PORT", "0", "1 to 65535"),
        ("PORT", "65536", "1 to 65535"),
        ("PORT", "-1", "1 to 65535"),
        ("LOG_LEVEL", "LOUD", "DEBUG, INFO"),
    ],
)
def test_a_wrong_setting_is_one_sentence_that_names_it(tmp_path: Path, name: str, value: str, expected: str) -> None:
    with pytest.raises(SettingError) as wrong:
        read(tmp_path, **{**TOKENS, name: value})
    sentence = str(wrong.value)
    assert sentence.startswith(f"{name} must ")
    assert expected in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("given", "missing"), [("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"), ("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")]
)
def test_one_token_without_the_other_stops_the_start(tmp_path: Path, given: str, missing: str) -> None:
    with pytest.raises(SettingError, match=f"^{missing} is missing; set both Slack tokens"):
        read(tmp_path, **{given: TOKENS[given]})


def test_a_folder_of_rubrics_may_be_named(tmp_path: Path) -> None:
    assert read(tmp_path, WHETSTONE_RUBRICS=str(tmp_path)).rubrics == tmp_path


def test_a_wrong_token_is_not_repeated_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as wrong:
        read(tmp_path, SLACK_BOT_TOKEN="secret-of-ours", SLACK_APP_TOKEN=APP)
    assert "secret-of-ours" not in str(wrong.value)


def test_an_empty_setting_is_as_good_as_none(tmp_path: Path) -> None:
    settings = read(tmp_path, SLACK_BOT_TOKEN="", SLACK_APP_TOKEN="  ", PORT="")
    assert not settings.connected
    assert settings.port == 8080


def test_the_env_file_is_read_as_people_write_it(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        f"""
# tokens from the app's page
export SLACK_BOT_TOKEN="{BOT}"
SLACK_APP_TOKEN = '{APP}'
PORT=9001   # not the usual one
#LOG_LEVEL=DEBUG
a line without a sign
WHETSTONE_MODEL=
""",
    )
    assert (settings.bot_token, settings.app_token) == (BOT, APP)
    assert settings.port == 9001
    assert settings.log_level == "INFO"
    assert settings.ai.model is None


def test_the_environment_goes_before_the_env_file(tmp_path: Path) -> None:
    assert read(tmp_path, "PORT=9001", PORT="9002").port == 9002


def test_without_an_env_file_the_environment_is_all_there_is(tmp_path: Path) -> None:
    assert config.read({"PORT": "9003"}, tmp_path / "nothing.env").port == 9003


def test_the_process_environment_is_read_when_none_is_given(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    monkeypatch.delenv("SLACK_BOT_TOKEN", raising=False)
    monkeypatch.delenv("SLACK_APP_TOKEN", raising=False)
    assert config.read(env_file=tmp_path / "nothing.env").log_level == "ERROR"


def test_a_repr_shows_no_secret(tmp_path: Path) -> None:
    settings = read(tmp_path, **TOKENS, OPENAI_API_KEY="sk-secret", DATABASE_URL="postgresql+psycopg://a:secret@h/w")
    assert "secret" not in f"{settings} {settings!r}"


@pytest.fixture
def _logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.mark.usefixtures("_logging_as_it_was")
@pytest.mark.parametrize(
    "library", ["slack_bolt", "slack_sdk", "sqlalchemy.engine", "aiohttp.client", "httpx2", "openai"]
)
def test_libraries_that_log_payloads_stay_at_warnings_even_at_debug(library: str) -> None:
    config.set_up_logging("DEBUG")
    assert logging.getLogger("bot.app").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger(library).isEnabledFor(logging.INFO)
