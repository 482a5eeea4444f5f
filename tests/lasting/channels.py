"""A channel's question of the day meets trouble: the app isn't there or may not speak, an answer of Slack's is lost."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.core.library import Library
from playground.person import words_of
from tests.handlers.channel import (
    ASKED,
    CHANNEL,
    GENERAL,
    ROUND_1,
    TOLD,
    asked,
    how_often,
    invite,
    next_hour,
    open_form,
    question_in,
    set_up,
)
from tests.handlers.practice import ENOUGH, PATIENCE, Practice
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble
from tests.sample_rubric import SPEECHES

LEFT = f"The question of the day in <#{CHANNEL}> has stopped: I am not in that channel."
NOT_YET = f"I am not in <#{CHANNEL}> yet."
ARCHIVED = f"The question of the day in <#{CHANNEL}> has stopped: the channel is archived."
FORBIDDEN = f"The question of the day in <#{CHANNEL}> has stopped: I may not post in that channel."
RUBRIC_GONE = f"The question of the day in <#{CHANNEL}> has stopped: the rubric it asked from isn't here any more."
UNKNOWN = f"I don't know whether today's question reached <#{CHANNEL}>: Slack's answer was lost on the way."
REFUSED = f"Today's question didn't reach <#{CHANNEL}>: Slack didn't take it."
AGAIN = "Set up again"


async def _set_up(scene: Scene) -> None:
    """Ana sets it up, and the channel hears of it. In #general too, where nothing ever goes wrong."""
    invite(scene.workspace, CHANNEL, GENERAL)
    for channel in (CHANNEL, GENERAL):
        await set_up(scene.ana, channel)
        await scene.ana.wait_for(TOLD, channel=channel, seconds=PATIENCE)


async def _told(scene: Scene, sentence: str, person: Practice | None = None) -> None:
    """It stands in the DM of who set it up, once."""
    person = person or scene.ana
    await person.wait_for(sentence, seconds=PATIENCE)
    assert await person.how_often(sentence) == 1


async def _stays_silent(scene: Scene) -> None:
    """The next day nothing comes; a question in the other channel shows that its hour is over."""
    await next_hour(scene.ana, scene.workspace)
    await scene.ana.wait_until(lambda seen: _asked(seen) > 0, channel=GENERAL, seconds=PATIENCE)
    assert await how_often(scene.ana, ASKED) == 0


async def _comes_next_day(scene: Scene, days: int = 1) -> None:
    """The next question stands in the channel, so that there are so many of them."""
    await next_hour(scene.ana, scene.workspace)
    await scene.ana.wait_until(lambda seen: _asked(seen) == days, channel=CHANNEL, seconds=PATIENCE)


def _asked(seen: list[dict[str, Any]]) -> int:
    return sum(ASKED in words_of(each) for each in seen)


async def _not_invited(scene: Scene) -> None:
    await set_up(scene.ana)
    await _told(scene, NOT_YET)
    assert "Stop it" in await open_form(scene.ana)
    await scene.ana.close_modal()
    await scene.mia.act("invite_app", channel=CHANNEL)
    await _comes_next_day(scene)


async def _never_invited(scene: Scene) -> None:
    await set_up(scene.ana)
    await _told(scene, NOT_YET)
    await next_hour(scene.ana, scene.workspace)
    await _told(scene, LEFT)


async def _taken_out(scene: Scene) -> None:
    await _set_up(scene)
    await scene.mia.act("remove_app", channel=CHANNEL)
    await _told(scene, LEFT)
    await _stays_silent(scene)
    assert await scene.ana.how_often(LEFT) == 1


async def _taken_out_unheard(scene: Scene) -> None:
    slack = scene.workspace.playground.workspace
    slack.manifest = slack.manifest.without(["channels:read", "groups:read"])
    await _set_up(scene)
    await scene.mia.act("remove_app", channel=CHANNEL)
    await next_hour(scene.ana, scene.workspace)
    await _told(scene, LEFT)


async def _archived(scene: Scene) -> None:
    await _set_up(scene)
    await scene.mia.act("archive", channel=CHANNEL)
    await _told(scene, ARCHIVED)
    await _stays_silent(scene)


async def _set_up_again(scene: Scene) -> None:
    await _set_up(scene)
    await scene.mia.act("remove_app", channel=CHANNEL)
    await scene.ana.wait_for(LEFT, seconds=PATIENCE)
    await scene.mia.act("invite_app", channel=CHANNEL)
    await scene.ana.click(AGAIN)
    await scene.ana.wait_for("Set up again, as it was.", seconds=PATIENCE)
    await _comes_next_day(scene)


async def _again_without_invitation(scene: Scene) -> None:
    await _set_up(scene)
    await scene.mia.act("remove_app", channel=CHANNEL)
    await scene.ana.wait_for(LEFT, seconds=PATIENCE)
    await scene.ana.click(AGAIN)
    await scene.ana.wait_for("Set up again, as it was.", seconds=PATIENCE)
    await _told(scene, NOT_YET)
    await scene.mia.act("invite_app", channel=CHANNEL)
    await _comes_next_day(scene)


async def _post_is(scene: Scene, kind: str, **more: Any) -> None:
    """The post of the channel's question fails in this way; the one in #general is over by then."""
    invite(scene.workspace)
    await set_up(scene.ana)
    await scene.ana.wait_for(TOLD, channel=CHANNEL, seconds=PATIENCE)
    scene.workspace.break_next(kind, "chat.postMessage", **more)
    await next_hour(scene.ana, scene.workspace)


async def _forbidden(scene: Scene) -> None:
    await _post_is(scene, "refused", error="restricted_action")
    await _told(scene, FORBIDDEN)
    assert "Stop it" not in await open_form(scene.ana)


async def _refused(scene: Scene) -> None:
    await _post_is(scene, "refused", error="msg_too_long")
    await _told(scene, REFUSED)
    await _comes_next_day(scene)


async def _limited(scene: Scene) -> None:
    await _post_is(scene, "429", retry_after=1)
    await question_in(scene.ana)
    await _comes_next_day(scene, days=2)


async def _lost_but_found(scene: Scene) -> None:
    await _post_is(scene, "drop_after")
    await question_in(scene.ana)
    await _comes_next_day(scene, days=2)
    assert await scene.ana.how_often(UNKNOWN) == 0


async def _lost_for_good(scene: Scene) -> None:
    slack = scene.workspace.playground.workspace
    slack.manifest = slack.manifest.without(["channels:history", "groups:history"])
    await scene.workspace.restart()
    await _post_is(scene, scene.case)
    await _told(scene, UNKNOWN)
    there = 1 if scene.case == "drop_after" else 0
    assert await how_often(scene.ana, ASKED) == there
    await _comes_next_day(scene, days=there + 1)


async def _was_off(scene: Scene) -> None:
    await _set_up(scene)
    await scene.workspace.stop()
    for _ in range(3):
        await next_hour(scene.ana, scene.workspace)
    await scene.workspace.start()
    await question_in(scene.ana)
    await _comes_next_day(scene, days=2)


async def _nobody_left_to_tell(scene: Scene) -> None:
    await _set_up(scene)
    owner = await scene.workspace.person("rosa")
    await owner.act("deactivate", other=scene.ana.name)
    await scene.ana.heard()
    await owner.act("archive", channel=CHANNEL)
    await scene.ana.heard()
    assert await scene.ana.how_often(ARCHIVED) == 0
    await owner.act("unarchive", channel=CHANNEL)
    assert "Stop it" not in await open_form(owner)


async def _rubric_gone(scene: Scene) -> None:
    await _set_up(scene)
    desk = scene.workspace.app.desk
    object.__setattr__(desk, "library", Library({"speeches.toml": SPEECHES}))
    await next_hour(scene.ana, scene.workspace)
    await _told(scene, RUBRIC_GONE)


async def _tidied_up(scene: Scene, change: Callable[[Scene, str], Awaitable[Any]]) -> None:
    """Mia's answer is round 1; then she changes it in the channel."""
    await scene.workspace.knows(scene.mia)
    await _set_up(scene)
    question = await asked(scene.ana, scene.workspace)
    ts = await scene.mia.say(ENOUGH, thread_ts=question["ts"], channel=CHANNEL)
    await scene.mia.wait_for(ROUND_1, channel=CHANNEL, seconds=PATIENCE)
    await scene.mia.click(ROUND_1, channel=CHANNEL)
    await scene.mia.newest_has("Pass")
    await change(scene, ts)
    await scene.mia.heard()
    assert await scene.workspace.answer(scene.mia) == [ENOUGH]


async def _answer_edited(scene: Scene) -> None:
    await _tidied_up(scene, lambda scene, ts: scene.mia.act("edit", channel=CHANNEL, ts=ts, text="Never mind."))


async def _answer_deleted(scene: Scene) -> None:
    await _tidied_up(scene, lambda scene, ts: scene.mia.act("delete", channel=CHANNEL, ts=ts))


CHANNELS = (
    Trouble(
        "not invited",
        "Somebody sets up a question of the day where Whetstone isn't in the channel.",
        "The note about it can't be posted, so it shows at once, and who set it up is told. It stays set up: invited "
        "by its hour, Whetstone asks.",
        _not_invited,
        NOT_YET.replace(f"<#{CHANNEL}>", "#channel"),
        on=BOTH,
    ),
    Trouble(
        "never invited",
        "… and Whetstone isn't invited by the hour of the first question.",
        "It stops, and who set it up is told; one press sets it up again as it was.",
        _never_invited,
        LEFT.replace(f"<#{CHANNEL}>", "#channel"),
    ),
    Trouble(
        "taken out of the channel",
        "Whetstone is taken out of a channel for which something is set up.",
        "All that is set up for it stops at once. Whoever set something up is told once, with a button to set it up "
        "again.",
        _taken_out,
        LEFT.replace(f"<#{CHANNEL}>", "#channel"),
        on=BOTH,
    ),
    Trouble(
        "taken out unheard",
        "The same where the scopes `channels:read` and `groups:read` were withheld.",
        "Slack doesn't say so. It shows when the next question can't be posted; then as above.",
        _taken_out_unheard,
    ),
    Trouble(
        "set up again",
        "*Set up again* is pressed after Whetstone was invited again.",
        "Questions come as before, on the same days at the same hour.",
        _set_up_again,
    ),
    Trouble(
        "set up again too soon",
        "*Set up again* is pressed before Whetstone was invited again.",
        "It is set up, and who pressed is told that Whetstone isn't in the channel yet. Invited by its hour, it asks.",
        _again_without_invitation,
    ),
    Trouble(
        "archived",
        "A channel is archived for which something is set up.",
        "All that is set up for it stops at once. Whoever set something up is told.",
        _archived,
        ARCHIVED.replace(f"<#{CHANNEL}>", "#channel"),
        on=BOTH,
    ),
    Trouble(
        "forbidden",
        "Only some people may post in a channel, and Whetstone isn't among them.",
        "What is set up for it stops, and who set it up is told.",
        _forbidden,
        FORBIDDEN.replace(f"<#{CHANNEL}>", "#channel"),
    ),
    Trouble(
        "nobody left to tell",
        "A channel is archived, and who had set something up for it is no longer in the workspace.",
        "It stops, and nobody is told.",
        _nobody_left_to_tell,
    ),
    Trouble(
        "one post refused",
        "Slack doesn't take one question, for a reason that has nothing to do with the channel.",
        "That question is dropped. Who set it up is told, and the next one comes as set up.",
        _refused,
        REFUSED.replace(f"<#{CHANNEL}>", "#channel"),
    ),
    Trouble(
        "a channel's post limited",
        "Slack asks to slow down when a question is due.",
        "It comes as soon as Slack allows, once.",
        _limited,
    ),
    Trouble(
        "a channel's post lost and found",
        "Slack's answer to a question's post is lost, and Whetstone may read the channel.",
        "It looks whether the question is there before it posts anything again. It stands there once.",
        _lost_but_found,
        on=BOTH,
    ),
    Trouble(
        "a channel's post lost",
        "The same, but the scopes `channels:history` and `groups:history` were withheld.",
        "It is not posted again, since it may be there. Who set it up is told to look; the next one comes as set up.",
        _lost_for_good,
        UNKNOWN.replace(f"<#{CHANNEL}>", "#channel"),
        cases=("drop_after", "drop_before"),
        on=BOTH,
    ),
    Trouble(
        "off at its hour",
        "Whetstone doesn't run when a question is due.",
        "The question comes the same day, as soon as Whetstone runs. After days away one comes, not one for each.",
        _was_off,
        on=BOTH,
    ),
    Trouble(
        "a rubric is gone",
        "The rubric that a channel is asked from was taken out of the rubrics.",
        "It stops, and who set it up is told.",
        _rubric_gone,
        RUBRIC_GONE.replace(f"<#{CHANNEL}>", "#channel"),
    ),
    Trouble(
        "an answer edited in the channel",
        "Somebody makes their answer in a channel round 1 of a drill, and edits it in the channel afterwards.",
        "The drill keeps it as it was when the button was pressed.",
        _answer_edited,
    ),
    Trouble(
        "an answer deleted in the channel",
        "… or deletes it there.",
        "The same. `/drill delete my data` deletes what the drill has.",
        _answer_deleted,
    ),
)
