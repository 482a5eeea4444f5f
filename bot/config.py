"""The settings, read once from the environment or `.env`. A wrong one stops the start with one sentence."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bot.ai_config import AiSettings, SettingError, address, read_ai, whole
from bot.core.send_rate import FULL_RATE

__all__ = ["SettingError", "Settings", "read", "set_up_logging"]

SLACK_API = "https://slack.com/api/"
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_DATABASES = ("sqlite", "postgresql+psycopg")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the app is told from outside. Secrets never show in a repr."""

    bot_token: str | None
    app_token: str | None
    slack_api_url: str
    clock_url: str | None
    database_url: str
    data: Path
    rubrics: Path | None
    ai: AiSettings
    port: int
    posts_a_second: int
    log_level: str

    @property
    def connected(self) -> bool:
        """Whether there are tokens to connect with."""
        return self.bot_token is not None and self.app_token is not None

    def __repr__(self) -> str:
        return f"Settings(data={self.data}, connected={self.connected})"


def read(environment: Mapping[str, str] | None = None, env_file: Path = Path(".env")) -> Settings:
    """Read the settings; what the environment holds goes before `.env`. Raises SettingError."""
    values = {**_from_file(env_file), **(os.environ if environment is None else environment)}
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    bot_token = _token(given, "SLACK_BOT_TOKEN", "xoxb-")
    app_token = _token(given, "SLACK_APP_TOKEN", "xapp-")
    _refuse_half(bot_token, app_token)
    data = Path(given.get("WHETSTONE_DATA", "data"))
    return Settings(
        bot_token=bot_token,
        app_token=app_token,
        slack_api_url=(address(given, "SLACK_API_URL") or SLACK_API).rstrip("/") + "/",
        clock_url=address(given, "WHETSTONE_CLOCK_URL"),
        database_url=_database(given, data if bot_token else data / "playground"),
        data=data,
        rubrics=_folder(given, "WHETSTONE_RUBRICS"),
        ai=read_ai(given),
        port=whole(given, "PORT", 8080, least=1, most=65535),
        posts_a_second=whole(given, "WHETSTONE_POSTS_A_SECOND", int(FULL_RATE), least=1, most=1000),
        log_level=_level(given),
    )


def set_up_logging(level: str) -> None:
    """One line an event. Libraries that log payloads stay at warnings, so people's words reach no log.

    Bolt stays at errors: it warns at every start that our client goes before the token in the environment.
    """
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s", force=True)
    # Bolt warns that our client comes before a token in the environment: that is what we mean.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(
        lambda record: "`token` will be unused" not in record.getMessage()
    )
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)
    for name in ("aiohttp", "alembic", "apscheduler", "httpcore2", "httpx2", "openai", "slack_sdk", "sqlalchemy"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _from_file(path: Path) -> dict[str, str]:
    """NAME=value lines; `export`, quotes and # comments as people write them."""
    if not path.is_file():
        return {}
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            found[name.strip()] = value.split(" #")[0].strip().strip("\"'")
    return found


def _token(given: Mapping[str, str], name: str, prefix: str) -> str | None:
    value = given.get(name)
    if value is not None and not value.startswith(prefix):
        raise SettingError(f"{name} must begin with {prefix}; you find it on your app's page at Slack.")
    return value


def _refuse_half(bot_token: str | None, app_token: str | None) -> None:
    if (bot_token is None) == (app_token is None):
        return
    missing = "SLACK_BOT_TOKEN" if bot_token is None else "SLACK_APP_TOKEN"
    raise SettingError(f"{missing} is missing; set both Slack tokens for a workspace, or neither for the playground.")


def _folder(given: Mapping[str, str], name: str) -> Path | None:
    value = given.get(name)
    if value is not None and not Path(value).is_dir():
        raise SettingError(f"{name} must be a folder that is there; {value} isn't.")
    return Path(value) if value else None


def _database(given: Mapping[str, str], folder: Path) -> str:
    url = given.get("DATABASE_URL") or f"sqlite:///{folder / 'whetstone.db'}"
    if urlsplit(url).scheme not in _DATABASES:
        raise SettingError("DATABASE_URL must begin with sqlite:/// or postgresql+psycopg://.")
    return url


def _level(given: Mapping[str, str]) -> str:
    value = given.get("LOG_LEVEL", "INFO").upper()
    if value not in _LEVELS:
        raise SettingError(f"LOG_LEVEL must be one of {', '.join(_LEVELS)}.")
    return value
