"""Before an hour is read: where the member is in time, asked at once when nobody has asked before."""

from slack_sdk.errors import SlackApiError

from bot.core.errors import ZoneUnknown
from bot.journeys.locate import knows_zone, meet_in_zone
from handlers.front_door import Request


async def know_zone(request: Request) -> None:
    """Ask Slack unless it told us before. Raises ZoneUnknown: in the wrong zone, an hour would be the wrong one."""
    if await request.desk.see(request.member, knows_zone):
        return
    try:
        answer = await request.client.users_info(user=request.member.user_id, include_locale=True)
    except SlackApiError:
        raise ZoneUnknown from None
    user = answer["user"]
    await request.desk.do(request.member, meet_in_zone, user.get("tz") or "UTC", user.get("locale"))
