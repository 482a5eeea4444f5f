"""`/drill calibrate`: an answer, a level, ours beside it and the next one, all in one modal."""

import pytest

import rubrics
from bot.core.agreement import Reading
from bot.core.errors import ReferenceGone
from bot.journeys.calibrate import keep_reading
from bot.store import readings
from bot.views.ids import Modal
from handlers.errors import UNEXPECTED
from playground.person import Told
from playground.reading import words_in
from tests.handlers.practice import Json, Practice
from tests.handlers.workspace import Workspace
from tests.sample_rubric import REFERENCES, TALKS, TEXTS, sample_library

LIBRARY = sample_library()


async def modal(person: Practice, which: Modal) -> Json:
    """The open modal, which is this one."""
    view = await person.wait_for_modal("Calibrate")
    assert view["body"]["callback_id"] == which
    return view


async def opened(person: Practice, typed: str = "") -> Json:
    """The form with an answer to read, after the command."""
    await person.command(f"/drill calibrate {typed}".strip())
    return await modal(person, Modal.TO_READ)


async def judged(person: Practice, level: int) -> str:
    """A level given to the answer that is open; what is said to it."""
    await person.submit({"given": str(level)})
    return said(await modal(person, Modal.JUDGED))


def said(view: Json) -> str:
    """Everything that can be read in a modal."""
    return "\n".join(words_in(view["body"]["blocks"]))


def kept_in(view: Json) -> str:
    """What a modal remembers: the answer that is read, or the rubric it was of."""
    return str(view["body"]["private_metadata"])


async def kept(workspace: Workspace, person: Practice) -> list[Reading]:
    """All they have read."""
    member = await workspace.member(person)
    found = await workspace.app.desk.see(member, lambda visit: readings.every(visit.tx, visit.member))
    return [reading for _, reading in found]


async def have_read(workspace: Workspace, person: Practice, level: int, *ids: str) -> None:
    """They gave these answers a level some other day; without ids, every answer there is."""
    for id_ in ids or [each.id for each in LIBRARY.references("talks")]:
        await workspace.app.desk.do(await workspace.member(person), keep_reading, id_, level)


async def test_an_answer_comes_with_its_question_and_anchors_and_without_its_level(ana: Practice) -> None:
    view = await opened(ana)
    reference = LIBRARY.reference(kept_in(view))
    assert reference is not None
    shown = said(view)
    assert all(line in shown for line in reference.text.splitlines())
    assert reference.question in shown
    assert "• Never says the point." in shown
    assert "• Says what the point costs." in shown
    assert reference.why not in shown
    assert view["values"] == {"given": {"field": None}}


async def test_a_level_is_kept_and_ours_is_shown_with_the_words_that_decide(
    ana: Practice, workspace: Workspace
) -> None:
    reference = LIBRARY.reference(kept_in(await opened(ana)))
    assert reference is not None
    shown = await judged(ana, reference.level)
    assert f"You gave *{reference.level}*, and so do we." in shown
    assert reference.quote in shown
    assert reference.why in shown
    assert "1 answer read." in shown
    assert await kept(workspace, ana) == [
        Reading(reference.id, "talks", "opening", given=reference.level, reference=reference.level)
    ]


async def test_another_level_than_ours_is_told_side_by_side(ana: Practice) -> None:
    reference = LIBRARY.reference(kept_in(await opened(ana)))
    assert reference is not None
    other = reference.level % 3 + 1
    assert f"You gave *{other}*; we give *{reference.level}*." in await judged(ana, other)


async def test_without_a_level_the_form_stays_and_nothing_is_kept(ana: Practice, workspace: Workspace) -> None:
    await opened(ana)
    with pytest.raises(Told) as told:
        await ana.submit()
    assert list(told.value.errors) == ["given"]
    await modal(ana, Modal.TO_READ)
    assert await kept(workspace, ana) == []


async def test_six_answers_follow_each_other_in_one_modal_until_all_are_read(
    ana: Practice, workspace: Workspace
) -> None:
    await opened(ana)
    for number in range(1, 6):
        assert f"{number} answer{'s' if number > 1 else ''} read. From 6 on" in await judged(ana, 2)
        await ana.submit()
        await modal(ana, Modal.TO_READ)
    shown = await judged(ana, 2)
    assert "*Opening · Short talks*  2 of 6 the same (33%) · κ\u00a00.00" in shown
    assert "You were higher twice and lower twice." in shown
    view = await modal(ana, Modal.JUDGED)
    assert "submit" not in view["body"]
    assert len({reading.reference_id for reading in await kept(workspace, ana)}) == 6


async def test_when_all_is_read_the_command_tells_how_far_they_agree(ana: Practice, workspace: Workspace) -> None:
    await have_read(workspace, ana, 2)
    await ana.command("/drill calibrate")
    shown = said(await modal(ana, Modal.JUDGED))
    assert "You have read every answer there is." in shown
    assert "2 of 6 the same" in shown


async def test_next_answer_in_a_form_left_open_tells_that_the_rest_was_read_meanwhile(
    ana: Practice, workspace: Workspace
) -> None:
    await opened(ana)
    await judged(ana, 2)
    await have_read(workspace, ana, 2)
    await ana.submit()
    assert "You have read every answer there is." in said(await modal(ana, Modal.JUDGED))


async def test_what_was_given_first_is_shown_in_a_form_left_open(ana: Practice, workspace: Workspace) -> None:
    view = await opened(ana)
    await have_read(workspace, ana, 1, kept_in(view))
    assert "You gave *1*" in await judged(ana, 3)
    assert [reading.given for reading in await kept(workspace, ana)] == [1]


async def test_a_rubric_that_is_named_is_read_and_stays_for_the_next_one(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rubrics, "texts", lambda: {**TEXTS, "references/speeches.toml": REFERENCES})
    await workspace.restart()
    await workspace.knows(ana)
    assert kept_in(await opened(ana)).startswith("talks:")
    await ana.close_modal()
    assert kept_in(await opened(ana, "Long SPEECHES")).startswith("speeches:")
    await judged(ana, 2)
    await ana.submit()
    assert kept_in(await modal(ana, Modal.TO_READ)).startswith("speeches:")


async def test_a_name_that_nothing_has_is_asked_back_and_opens_nothing(ana: Practice) -> None:
    await ana.command("/drill calibrate gardening")
    await ana.told_alone("Which rubric do you mean by “gardening”?")
    assert await ana.modal() is None


async def test_an_answer_that_left_the_rubric_meanwhile_is_told_on_the_form(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(ana)
    monkeypatch.setattr(rubrics, "texts", lambda: {"talks.toml": TALKS})
    await workspace.restart()
    with pytest.raises(Told) as told:
        await ana.submit({"given": "2"})
    assert told.value.errors == {"given": ReferenceGone().sentence}
    assert await kept(workspace, ana) == []


async def test_where_no_rubric_has_answers_it_says_so(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rubrics, "texts", lambda: {"talks.toml": TALKS})
    await workspace.restart()
    await ana.command("/drill calibrate")
    assert said(await modal(ana, Modal.JUDGED)) == "These rubrics have no answers to read yet."


async def test_it_works_from_a_channel_too_and_nobody_else_sees_it(ana: Practice, mia: Practice) -> None:
    before = await mia.messages("general")
    await ana.command("/drill calibrate", channel="general")
    await modal(ana, Modal.TO_READ)
    assert await mia.modal() is None
    assert await mia.messages("general") == before


async def test_what_others_have_read_is_no_ones_business(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    await have_read(workspace, mia, 2)
    await opened(ana)
    assert "1 answer read." in await judged(ana, 2)
    assert len(await kept(workspace, mia)) == 6


async def test_everything_read_goes_with_the_rest_of_ones_data(ana: Practice, workspace: Workspace) -> None:
    await have_read(workspace, ana, 2)
    await ana.command("/drill delete my data")
    await ana.told_alone("6 answers you scored for practice")
    await ana.click("Delete everything")
    await ana.wait_for("Deleted, for good")
    assert await kept(workspace, ana) == []


async def test_a_level_that_could_not_be_kept_is_asked_for_once_more(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is gone")

    await opened(ana)
    with monkeypatch.context() as patch:
        patch.setattr(readings, "keep", broken)
        with pytest.raises(Told) as told:
            await ana.submit({"given": "2"})
        assert told.value.errors == {"given": UNEXPECTED}
    assert "1 answer read." in await judged(ana, 2)
    assert len(await kept(workspace, ana)) == 1
