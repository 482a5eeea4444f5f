"""Who runs the workspace, as Slack has it at this moment."""

from slack_sdk.errors import SlackApiError

from handlers.front_door import Request


async def overrules(request: Request, held_by: str | None) -> bool:
    """Whether an admin asks for what is somebody else's. Slack is asked only where it makes a difference."""
    return held_by is not None and await is_admin(request)


async def is_admin(request: Request) -> bool:
    """Whether whoever asks is an admin or owner. Asked each time: admins change. Where Slack doesn't say, nobody is."""
    try:
        answer = await request.client.users_info(user=request.member.user_id)
    except SlackApiError:
        return False
    user = answer["user"]
    return bool(user.get("is_admin") or user.get("is_owner"))
