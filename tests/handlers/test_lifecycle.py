"""What Slack tells of people and of the app itself: moved, deactivated, given back, uninstalled, tokens revoked."""

from typing import Any

import pytest

from bot.journeys.uninstall import is_uninstalled
from bot.store import members
from playground.state.ids import new_id
from playground.workspace import APP_ID, TEAM_ID
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace


async def _tell(workspace: Workspace, ana: Practice, event: dict[str, Any]) -> None:
    """Slack sends an event, and the app acknowledges it."""
    body = {"type": "event_callback", "team_id": TEAM_ID, "api_app_id": APP_ID, "event_id": new_id("Ev")}
    workspace.playground.deliveries.send({**body, "event": event})
    await ana.heard()


async def _is_gone(workspace: Workspace, person: Practice) -> bool:
    member = await workspace.member(person)
    return await workspace.app.desk.background_read(members.is_gone, member)


async def _is_uninstalled(workspace: Workspace) -> bool:
    return await workspace.app.desk.background_read(is_uninstalled, TEAM_ID)


@pytest.mark.parametrize(
    ("event", "ends"),
    [
        ({"type": "app_uninstalled"}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["U0PGBOT001"]}}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U0PGMIA001"], "bot": []}}, False),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U0PGMIA001"]}}, False),
    ],
    ids=["uninstalled", "our token", "a member's own token", "a member's own token alone"],
)
async def test_the_app_is_gone_when_it_is_told_so_or_its_own_token_is(
    workspace: Workspace, ana: Practice, event: dict[str, Any], ends: bool
) -> None:
    await workspace.knows(ana)
    workspace.playground.faults.add({"kind": "token_revoked", "method": "auth.test", "times": None})
    await _tell(workspace, ana, event)
    assert await _is_uninstalled(workspace) is ends


async def test_what_slack_repeats_after_the_app_was_installed_again_drops_nothing(
    workspace: Workspace, ana: Practice
) -> None:
    await workspace.knows(ana)
    await _tell(workspace, ana, {"type": "app_uninstalled"})
    assert not await _is_uninstalled(workspace)


async def test_uninstalled_for_real_the_app_has_heard_it_before_its_connection_ended(
    workspace: Workspace, ana: Practice
) -> None:
    await ana.act("uninstall")
    assert await _is_uninstalled(workspace)


async def test_somebody_leaves_and_comes_back(workspace: Workspace, ana: Practice) -> None:
    await workspace.knows(ana)
    owner = await workspace.person("rosa")
    for act, gone in (("deactivate", True), ("reactivate", False)):
        await owner.act(act, other="ana")
        await ana.heard()
        assert await _is_gone(workspace, ana) is gone


async def test_of_somebody_who_never_came_nothing_is_kept_when_they_leave(
    workspace: Workspace, ana: Practice, mia: Practice
) -> None:
    owner = await workspace.person("rosa")
    await owner.act("deactivate", other="mia")
    await ana.heard()
    member = await workspace.member(mia)
    assert await workspace.app.desk.background_read(members.profile, member) is None


async def test_a_profile_that_says_nothing_of_a_zone_changes_none(workspace: Workspace, ana: Practice) -> None:
    await workspace.knows(ana)
    member = await workspace.member(ana)
    await ana.act("zone", tz="Asia/Tokyo")
    await workspace.zone_becomes(member, "Asia/Tokyo")
    await _tell(workspace, ana, {"type": "user_change", "user": {"id": member.user_id}})
    await workspace.zone_becomes(member, "Asia/Tokyo")
    assert not await _is_gone(workspace, ana)
