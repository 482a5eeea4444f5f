"""People and the app come and go: a profile changed, an account taken away or given back, the app uninstalled."""

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from bot.journeys.leave_workspace import come_back, leave_workspace
from bot.journeys.locate import keep_zone
from bot.journeys.uninstall import uninstall
from bot.journeys.visit import Visit
from handlers.front_door import FrontDoor, Request


def register(app: AsyncApp, door: FrontDoor) -> None:
    """Three events; Slack sends the last two together, in any order."""
    app.event("user_change")(door.through(person_changed))
    app.event("app_uninstalled")(door.through(uninstalled))
    app.event("tokens_revoked")(door.through(tokens_revoked))


async def person_changed(request: Request) -> None:
    """The member moved, set another locale, left the workspace or came back to it."""
    user = request.body["event"]["user"]
    if user.get("deleted"):
        await request.desk.do(request.member, leave_workspace)
    else:
        await request.desk.do(request.member, _is_here, user.get("tz"), user.get("locale"))
    await request.ack()


def _is_here(visit: Visit, tz: str | None, locale: str | None) -> None:
    if tz:
        keep_zone(visit, tz, locale)
    come_back(visit)


async def uninstalled(request: Request) -> None:
    """The app was taken out of the workspace."""
    await _drop_all(request)
    await request.ack()


async def tokens_revoked(request: Request) -> None:
    """Ours is worth nothing any more. A member's own token is none of our business: we have none of theirs."""
    if request.body["event"].get("tokens", {}).get("bot"):
        await _drop_all(request)
    await request.ack()


async def _drop_all(request: Request) -> None:
    """Unless the token is good: Slack repeats events for minutes, and the app may have been installed again by then."""
    try:
        await request.client.auth_test()
    except SlackApiError:
        await request.desk.do(request.member, uninstall)
