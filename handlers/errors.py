"""Every failed request is answered with a sentence: what happened, what was kept, what to do next."""

import logging
from typing import Any

from slack_bolt.async_app import AsyncApp, AsyncRespond
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.errors import WhetstoneError, slack_name, where
from bot.views.modals import draw_trouble
from handlers import payloads

log = logging.getLogger(__name__)

UNEXPECTED = "Something went wrong on our side. What you wrote is kept; please try that again."
TOO_SLOW = "That took too long to open. Nothing is lost; please try it again."
_EXPIRED = ("expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged")


def register(app: AsyncApp) -> None:
    """Bolt calls this for whatever a listener raises."""
    app.error(answer_error)


async def answer_error(
    error: Exception, body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond
) -> BoltResponse | None:
    """The ack for a request that failed. An event stays unacked, so that Slack sends it again."""
    sentence = _sentence(error)
    if "event" in body:
        return BoltResponse(status=500)
    if body.get("type") == "view_submission":
        return _on_the_form(body, sentence, error)
    if "command" in body:
        return BoltResponse(status=200, body={"response_type": "ephemeral", "text": sentence})
    await _say(body, client, respond, sentence)
    return BoltResponse(status=200, body="")


def _sentence(error: Exception) -> str:
    if isinstance(error, WhetstoneError):
        log.info("refused %s", type(error).__name__)
        return error.sentence
    if isinstance(error, SlackApiError) and slack_name(error.response) in _EXPIRED:
        log.info("refused %s", slack_name(error.response))
        return TOO_SLOW
    log.error("failed %s\n%s", type(error).__name__, where(error))
    return UNEXPECTED


def _on_the_form(body: dict[str, Any], sentence: str, error: Exception) -> BoltResponse:
    about = error.field if isinstance(error, WhetstoneError) else None
    field = about or payloads.first_field(body)
    if field is None:
        return BoltResponse(status=200, body={"response_action": "update", "view": draw_trouble(sentence)})
    return BoltResponse(status=200, body={"response_action": "errors", "errors": {field: sentence}})


async def _say(body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond, sentence: str) -> None:
    try:
        if body.get("response_url"):
            thread_ts = payloads.thread_pressed_in(body)
            await respond(text=sentence, response_type="ephemeral", replace_original=False, thread_ts=thread_ts)
        elif "view" in body and body["view"]["type"] == "modal":
            # On top of the form, not in its place: what is typed there stays.
            await client.views_push(trigger_id=body["trigger_id"], view=draw_trouble(sentence))
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=draw_trouble(sentence))
    except SlackApiError as error:
        log.info("could not say it: %s", slack_name(error.response))
