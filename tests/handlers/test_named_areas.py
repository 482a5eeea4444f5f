"""An area or a rubric by name: offered, suggested, started; and the lists that help somebody who knows no name."""

import asyncio

import pytest

from bot.core.drill import Verdict
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from bot.views.proposals import draw_started
from playground.person import words_of
from tests.handlers.practice import Json, Practice, labels
from tests.handlers.workspace import Workspace
from tests.past_drills import practise


async def test_a_misspelt_area_is_offered_and_started_in_place(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill speeches endin")
    offered = await ana.wait_for("Next: Ending")
    assert "Long speeches" in words_of(offered)
    assert labels(offered) == ["Start", "Change"]
    await ana.click("Start")
    await ana.wait_for(draw_started().text)
    await ana.question(1)
    drill = await workspace.drill(ana)
    assert (drill.rubric_id, drill.dimension_id) == ("speeches", "ending")


async def test_change_on_a_named_area_opens_the_form_with_it(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill ending")
    await ana.wait_for("Next: Ending")
    await ana.click("Change")
    form = await ana.wait_for_modal("Start a drill")
    assert form["values"]["area"] == {"pick_area": "talks:ending"}


async def test_a_name_of_two_areas_is_asked_back_and_the_press_takes_its_place(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await ana.command("/drill opening ending")
    asked = await ana.wait_for("do you mean")
    assert len(labels(asked)) > 1
    wanted = labels(asked)[-1]
    await ana.click(wanted)
    shown = await ana.wait_for("Next: ")
    assert (shown["ts"], labels(shown)) == (asked["ts"], ["Start", "Change"])


async def test_a_rubric_that_was_suggested_is_shown_with_the_area_that_comes_first(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await ana.command("/drill talks")
    shown = await ana.wait_for("Next: Opening")
    assert "Short talks" in words_of(shown)


async def test_a_suggestion_of_a_rubric_that_is_gone_is_refused(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await workspace.post("general", message("Which?", buttons([button("Songs", Action.SHOW_AREA, "songs:verse")])))
    await ana.click("Songs", channel="general")
    await ana.told_alone(UnknownArea().sentence, channel="general")


async def test_a_named_area_waits_while_a_drill_is_under_way(ana: Practice) -> None:
    await ana.first_drill()
    await ana.command("/drill ending")
    await ana.told_alone("You have a drill open: Opening.")


async def test_an_offered_area_is_refused_once_another_drill_began(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill ending")
    await ana.wait_for("Next: Ending")
    await ana.command("/drill go")
    await ana.question(1)
    await ana.click("Start")
    await ana.told_alone(DrillAlreadyOpen().sentence)
    assert (await workspace.drill(ana)).dimension_id == "opening"


async def _tells_the_level(ana: Practice, level: str) -> Json:
    """The first use of somebody who named a place: one question, and the form as it asked it."""
    form = await ana.wait_for_modal("Your first drill")
    assert [each["block_id"] for each in form["body"]["blocks"] if each["type"] == "input"] == ["level"]
    await ana.submit({"level": level})
    await ana.question(1)
    return form


async def test_a_newcomer_names_an_area_tells_the_level_and_is_asked_in_that_area(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.command("/drill talks ending")
    await ana.told_alone("Your first drill needs one answer: which level.")
    await ana.click("Start")
    form = await _tells_the_level(ana, "mid")
    assert "*Ending* · Short talks" in str(form["body"]["blocks"])
    drill = await workspace.drill(ana)
    assert (drill.rubric_id, drill.dimension_id, drill.level) == ("talks", "ending", Level.MID)


async def test_a_newcomer_names_a_rubric_and_its_first_area_starts(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill speeches")
    await ana.told_alone("Your first drill needs one answer: which level.")
    await ana.click("Start")
    await _tells_the_level(ana, "senior")
    drill = await workspace.drill(ana)
    assert (drill.rubric_id, drill.dimension_id) == ("speeches", "opening")


async def test_a_start_of_an_area_by_somebody_new_asks_for_the_level_first(ana: Practice, workspace: Workspace) -> None:
    await workspace.post(
        "general", message("Ending", buttons([button("Start", Action.START_AREA, "talks:ending", primary=True)]))
    )
    await ana.click("Start", channel="general")
    await _tells_the_level(ana, "senior")
    assert (await workspace.drill(ana)).dimension_id == "ending"


async def test_go_with_a_name_starts_that_area_at_once(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill go speeches endin")
    await ana.told_alone(draw_started().text)
    await ana.question(1)
    drill = await workspace.drill(ana)
    assert (drill.rubric_id, drill.dimension_id) == ("speeches", "ending")


async def test_go_with_a_rubric_starts_the_area_of_it_that_comes_first(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill go long speeches")
    await ana.question(1)
    drill = await workspace.drill(ana)
    assert (drill.rubric_id, drill.dimension_id) == ("speeches", "opening")


async def test_go_with_a_name_of_two_areas_asks_back_and_starts_nothing(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill go opening ending")
    asked = await ana.wait_for("do you mean")
    assert asked["ephemeral"]
    assert len(labels(asked)) > 1
    assert await ana.app_said() == []


async def test_go_with_a_name_of_nothing_says_so(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill go juggling")
    await ana.told_alone("I know no area or rubric called “juggling”.")


async def test_a_newcomer_who_goes_to_an_area_is_asked_for_the_level_at_once(
    ana: Practice, workspace: Workspace
) -> None:
    await ana.command("/drill go talks ending")
    await _tells_the_level(ana, "senior")
    assert (await workspace.drill(ana)).dimension_id == "ending"


async def test_the_areas_of_a_rubric_by_name(ana: Practice) -> None:
    await ana.command("/drill areas speeches")
    await ana.told_alone("Where you stand · Long speeches")


async def test_the_rubric_by_name_comes_as_text(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill rubric long speech")
    await ana.told_alone("The rubric is in our DM")
    await ana.wait_for("Rubric: Long speeches")


@pytest.mark.parametrize("word", ["areas", "rubric"])
async def test_a_rubric_nobody_knows_is_answered_with_those_there_are(ana: Practice, word: str) -> None:
    await ana.command(f"/drill {word} juggling")
    await ana.told_alone("Which rubric do you mean by “juggling”? There are: Short talks, Long speeches.")
    assert await ana.app_said() == []


async def test_areas_are_told_to_the_one_who_asks(ana: Practice, workspace: Workspace) -> None:
    await ana.command("/drill areas")
    await ana.told_alone("Nothing to show yet")
    await _passed(workspace, ana)
    await ana.command("/drill areas")
    await ana.told_alone("Where you stand · Short talks")


async def test_the_rubric_comes_to_the_dm_as_text(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill rubric", channel="general")
    await ana.told_alone("The rubric is in our DM", channel="general")
    sent = await ana.wait_for("Rubric: Short talks")
    assert not sent["ephemeral"]
    for part in ("Says the point first.", "Says what the point costs.", "Not a 3: A long story told with charm."):
        assert part in words_of(sent)
    assert await mia.messages() == []


async def test_home_shares_the_rubric_too(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: ")
    await ana.click("Share rubric", home=True)
    await ana.wait_for("Rubric: Short talks")


async def _passed(workspace: Workspace, ana: Practice, level: Level = Level.SENIOR) -> None:
    """A drill on the opening of some other day, every round passed."""
    choice = Choice("talks", "opening", rounds=3, mode=Mode.ALOUD)
    given = (choice, level, Verdict.PASS, Score.TWO, "Stop sooner")
    await workspace.app.desk.do(await workspace.member(ana), practise, *given)
    await ana.newest_has("Next drill")


@pytest.fixture
async def reliable(ana: Practice, workspace: Workspace) -> Practice:
    """Somebody at mid level who passed two drills on one area."""
    for _ in range(2):
        await _passed(workspace, ana, Level.MID)
    await ana.wait_for("Reliable by your own reading")
    return ana


async def test_a_reliable_area_makes_room_for_the_next(reliable: Practice) -> None:
    await reliable.command("/drill")
    offered = await reliable.wait_for("Next: Ending")
    assert "One level up" not in words_of(offered)


async def test_whoever_passed_twice_is_offered_a_level_up(reliable: Practice, workspace: Workspace) -> None:
    await reliable.command("/drill opening")
    offered = await reliable.wait_for("Ready for harder questions?")
    level_up = next(label for label in labels(offered) if label.startswith("One level up"))
    await asyncio.gather(*[reliable.click(level_up) for _ in range(2)], return_exceptions=True)
    await reliable.question(1)
    drill = await workspace.drill(reliable)
    assert (drill.dimension_id, drill.level) == ("opening", "senior")
    assert await reliable.how_often("Ready for harder questions?") == 0


async def test_nothing_harder_is_offered_where_the_rubric_has_nothing(ana: Practice, workspace: Workspace) -> None:
    for _ in range(2):
        await _passed(workspace, ana)
    await ana.command("/drill opening")
    assert labels(await ana.wait_for("Next: Opening")) == ["Start", "Change"]
