"""`python -m bot check`: every setting, the database, the rubrics and the tokens, looked at one by one."""

from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.ai_config import AiSettings
from bot.config import Settings
from bot.core.rubric_entry import RubricError
from bot.rubric_report import library
from bot.store import migrate
from bot.store.engine import Database
from handlers.scopes import READS_FILES, SCOPES


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    what: str
    holds: bool = True


async def checkup(settings: Settings) -> list[Finding]:
    """Everything that can be known before a start. Secrets are named, never shown."""
    return [*_settings(settings), _database(settings), *_rubrics(settings), *await _tokens(settings)]


def _settings(settings: Settings) -> list[Finding]:
    clock = settings.clock_url or "the real clock"
    return [
        Finding("WHETSTONE_DATA", str(settings.data)),
        Finding("WHETSTONE_RUBRICS", str(settings.rubrics or "not set: the rubrics that ship")),
        Finding("SLACK_API_URL", settings.slack_api_url),
        Finding("WHETSTONE_CLOCK_URL", clock),
        Finding("OPENAI_API_KEY", "set" if settings.ai.key else "not set"),
        Finding("WHETSTONE_MODEL, OPENAI_BASE_URL", _model(settings.ai)),
        Finding("PORT", str(settings.port)),
        Finding("LOG_LEVEL", settings.log_level),
    ]


def _model(ai: AiSettings) -> str:
    if ai.model is None:
        return "no model named: questions, follow-ups and checks come from the bank"
    where = ai.url or "OpenAI's own address"
    tokens = f"{ai.member.tokens:,} tokens a member a day, {ai.workspace.tokens:,} a workspace"
    return f"{ai.model} at {where}; {ai.seconds} s a call, {ai.at_once} at once; {tokens}"


def _database(settings: Settings) -> Finding:
    database = Database(settings.database_url)
    shown = database.url.render_as_string(hide_password=True)
    if database.is_missing:
        database.close()
        return Finding("DATABASE_URL", f"{shown}, not there yet; the start makes it")
    try:
        with database.write() as tx:
            version = migrate.version(tx)
    except SQLAlchemyError as error:
        return Finding("DATABASE_URL", f"{shown} can't be opened ({type(error).__name__})", holds=False)
    finally:
        database.close()
    if version == migrate.HEAD:
        return Finding("DATABASE_URL", f"{shown}, version {version}")
    if version is not None and migrate.is_too_new(version):
        return Finding("DATABASE_URL", f"{shown}: {migrate.TooNew(version)}", holds=False)
    return Finding(
        "DATABASE_URL", f"{shown}, {'empty' if version is None else f'version {version}'}; the start migrates it"
    )


def _rubrics(settings: Settings) -> list[Finding]:
    try:
        used = list(library(settings))
    except RubricError as error:
        return [Finding("rubrics", str(error), holds=False)]
    return [
        Finding(f"rubric {rubric.id}", f"{len(rubric.dimensions)} dimensions, {len(rubric.questions)} questions")
        for rubric in used
    ]


async def _tokens(settings: Settings) -> list[Finding]:
    if not settings.connected:
        return [Finding("Slack tokens", "none; `make run` uses the playground")]
    try:
        bot = await AsyncWebClient(token=settings.bot_token, base_url=settings.slack_api_url).auth_test()
        granted = bot.headers.get("x-oauth-scopes", "").split(",")
        found = [Finding("SLACK_BOT_TOKEN", f"{bot['user']} in {bot['team']}"), _scopes(granted)]
        await AsyncWebClient(base_url=settings.slack_api_url).apps_connections_open(app_token=settings.app_token or "")
        return [*found, Finding("SLACK_APP_TOKEN", "may open a connection")]
    except SlackApiError as error:
        return [Finding("Slack tokens", f"refused ({error.response.get('error', 'unknown')})", holds=False)]
    except (aiohttp.ClientError, TimeoutError) as error:
        return [Finding("SLACK_API_URL", f"can't be reached ({type(error).__name__})", holds=False)]


def _scopes(granted: list[str]) -> Finding:
    missing = [scope for scope in SCOPES if scope not in granted]
    if missing:
        return Finding("scopes", f"{', '.join(missing)} missing; update the app from manifest.yml", holds=False)
    if READS_FILES not in granted:
        return Finding("scopes", f"all that are needed; without {READS_FILES} voice clips aren't heard")
    return Finding("scopes", "all that are needed, voice clips included")
