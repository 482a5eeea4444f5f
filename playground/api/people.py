"""auth.*, users.*, team.*, bots.* and apps.connections.open: who is who, and the way in."""

from __future__ import annotations

from playground.api.call import Call, SlackError, method
from playground.api.places import user_named
from playground.shapes import bot_shape, team_shape, user_shape
from playground.state.model import Json
from playground.state.people import BOT_ID
from playground.workspace import APP_ID, TEAM_DOMAIN, TEAM_ID, TEAM_NAME


@method("api.test", caller="none")
def api_test(call: Call) -> Json:
    """Returns its arguments, or the error asked for."""
    if error := call.maybe("error"):
        raise SlackError(error, args=call.args)
    return {"args": call.args}


@method("auth.test")
def auth_test(call: Call) -> Json:
    """Whose token it is."""
    bot = call.workspace.bot
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": TEAM_NAME,
        "user": bot.name,
        "team_id": TEAM_ID,
        "user_id": bot.id,
        "bot_id": bot.bot_id,
        "is_enterprise_install": False,
    }


@method("apps.connections.open", "connections:write", caller="app")
def connections_open(call: Call) -> Json:
    """A Socket Mode address, good for one connection."""
    address = call.playground.url.replace("http://", "ws://", 1)
    return {"url": f"{address}/socket/?ticket={call.playground.new_ticket()}&app_id={APP_ID}"}


@method("users.info", "users:read")
def users_info(call: Call) -> Json:
    """One user."""
    return {"user": user_shape(call.workspace, user_named(call))}


@method("users.list", "users:read")
def users_list(call: Call) -> Json:
    """Everyone, on one page."""
    people = call.workspace.people
    shapes = [user_shape(call.workspace, each) for each in (*people.everyone(), people.slackbot)]
    now = int(call.workspace.clock.now().timestamp())
    return {"members": shapes, "cache_ts": now, "response_metadata": {"next_cursor": ""}}


@method("team.info", "team:read")
def team_info(call: Call) -> Json:
    """The workspace."""
    return {"team": {**team_shape(), "email_domain": "", "icon": {}}}


@method("bots.info", "users:read")
def bots_info(call: Call) -> Json:
    """The app's bot."""
    if call.text("bot", BOT_ID) != BOT_ID:
        raise SlackError("bot_not_found")
    return {"bot": {**bot_shape(call.workspace), "user_id": call.workspace.bot.id}}
