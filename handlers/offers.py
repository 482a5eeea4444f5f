"""After a press outside a drill's thread: the offer says what became of it, and Home is drawn again."""

from bot.journeys.see_home import see_home
from bot.views.home import draw_home
from handlers.front_door import Request
from handlers.windows import only_logged


async def replace_offer(request: Request, text: str, *, original: bool = True) -> None:
    """Put `text` in the place of the message that offered (or beside it); on Home, draw Home anew."""
    if request.body.get("response_url"):
        await request.respond(text=text, replace_original=original, response_type="ephemeral")
    else:
        await refresh_home(request)


async def refresh_home(request: Request) -> None:
    """Draw Home anew after what was done. It is done already, so a Home that can't be drawn is only logged."""
    view = draw_home(await request.desk.see(request.member, see_home))
    await only_logged("home", request.client.views_publish(user_id=request.member.user_id, view=view))
