"""Whatever people do and share, no channel's message has anything of theirs that they didn't give for it."""

import ast
import json
import random
import re
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings

from bot.core.digest import FEWEST_PEOPLE, WEEKS
from bot.core.local_time import at
from bot.core.members import Sharing
from bot.core.outgoing import Op, Outgoing
from bot.core.schedule import ScheduleKind
from bot.journeys.desk import Desk
from bot.journeys.schedules import DIGEST, PROMPT, reference
from bot.journeys.set_up_schedule import SET_UP
from bot.scheduler.drawing import draw
from bot.store.engine import Database
from bot.views.drawn import Drawn
from tests.cast import FixedClock
from tests.conftest import clear
from tests.sample_rubric import sample_library
from tests.scheduler.private_lives import (
    AREAS,
    CHANNEL,
    DAY,
    SECRET,
    SETTER,
    TEAM,
    TELLING,
    Somebody,
    Workspace,
    settle,
    workspaces,
)

BOT = Path(__file__).parents[2] / "bot"
LIBRARY = sample_library()
CHANNEL_KINDS = (
    (PROMPT, reference(CHANNEL, DAY)),
    (DIGEST, reference(CHANNEL, DAY)),
    *((SET_UP, f"{CHANNEL}|{kind}|{SETTER}") for kind in ScheduleKind),
)
"""Everything the app says in a channel: the outbox kind, and what it is drawn from."""
SAY_IN_CHANNELS = {"journeys/schedules.py", "journeys/set_up_schedule.py"}
"""Where such messages are put into the outbox."""
MENTION = re.compile(r"<@(\w+)>")

made_up = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def row(kind: str, drawn_from: str) -> Outgoing:
    """Something about to be said in the channel."""
    return Outgoing(
        team_id=TEAM,
        key="key",
        op=Op.POST,
        user_id=SETTER,
        conversation=f"channel:{CHANNEL}",
        kind=kind,
        reference=drawn_from,
        version=1,
        attempts=0,
        maybe_posted=False,
        root_key=None,
        channel_id=CHANNEL,
        root_ts=None,
        ts=None,
    )


async def said(database: Database, workspace: Workspace, *, otherwise: bool = False) -> list[Drawn]:
    """Everything a channel of this workspace reads on the day, in the order of CHANNEL_KINDS."""
    clear(database)
    with database.write() as tx:
        settle(tx, workspace, otherwise=otherwise)
    clock = FixedClock(at(DAY, workspace.clock, workspace.tz))
    desk = Desk(database, LIBRARY, clock, random.Random(7), lambda: None)
    found = [await draw(desk, row(*kind)) for kind in CHANNEL_KINDS]
    assert all(isinstance(each, Drawn) for each in found)
    return [each for each in found if isinstance(each, Drawn)]


async def digest_of(database: Database, workspace: Workspace) -> Drawn:
    """The digest alone."""
    return (await said(database, workspace))[1]


def words(*drawn: Drawn) -> str:
    """All that stands in messages, in their blocks, and in the words of their charts."""
    return json.dumps([(each.text, each.blocks, [chart.words for chart in each.charts]) for each in drawn])


def may_be_named(person: Somebody) -> bool:
    """They chose it, are still here, and people confirmed two passes of one area."""
    return person.is_counted and person.sharing is Sharing.NAMED and any(person.confirmed(area) >= 2 for area in AREAS)


@made_up
@given(workspaces())
@example(TELLING)
async def test_no_word_of_anybodys_and_no_name_that_was_not_given(database: Database, workspace: Workspace) -> None:
    shown = words(*await said(database, workspace))
    assert SECRET not in shown.casefold()
    named = {person.user_id for person in workspace.people if may_be_named(person)}
    assert set(MENTION.findall(shown)) <= {SETTER, *named}
    others = [person.user_id for person in workspace.people if person.user_id not in named]
    assert [user_id for user_id in others if user_id in shown] == []


@made_up
@given(workspaces())
@example(TELLING)
async def test_other_words_and_other_scores_make_no_difference(database: Database, workspace: Workspace) -> None:
    assert await said(database, workspace, otherwise=True) == await said(database, workspace)


@made_up
@given(workspaces())
@example(TELLING)
async def test_who_shares_nothing_or_left_might_as_well_not_be_there(database: Database, workspace: Workspace) -> None:
    assert await said(database, workspace.only_counted()) == await said(database, workspace)


@made_up
@given(workspaces())
@example(TELLING)
async def test_no_number_has_fewer_than_three_people_behind_it(database: Database, workspace: Workspace) -> None:
    digest = await digest_of(database, workspace)
    if not workspace.has_numbers():
        assert digest == await digest_of(database, workspace.nobody()), "not even how few they were"
        return
    enough = [ago for ago in reversed(range(WEEKS)) if workspace.counted_in(ago) >= FEWEST_PEOPLE]
    for chart in digest.charts:
        assert len(chart.categories) == len(enough)
    told = [line for line in words(digest).split('"') if line.startswith("Most worked on")]
    for area in AREAS:
        rubric = LIBRARY.find(area[0])
        assert rubric is not None
        name = f"{rubric.dimension(area[1]).name} in {rubric.name}"
        assert any(name in line for line in told) == (workspace.counted_in(0, area) >= FEWEST_PEOPLE)


async def test_what_was_given_for_it_is_told(database: Database) -> None:
    """Else silence would pass every test above."""
    question, digest, *set_up = await said(database, TELLING)
    assert "3 of 3 people practised · 7 drills · 6 goals met" in str(digest.blocks)
    assert "Reliable now: <@U0P0> at Opening in Short talks (they chose to share)" in str(digest.blocks)
    assert question.text.startswith("Question of the day")
    assert all(SETTER in each.text for each in set_up)


def test_nothing_else_is_ever_said_in_a_channel() -> None:
    """Whoever adds something has to draw it above."""
    callers = {
        str(path.relative_to(BOT))
        for path in (BOT / "journeys").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "post_in_channel"
    }
    assert callers == SAY_IN_CHANNELS
