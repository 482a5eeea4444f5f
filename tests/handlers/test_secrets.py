"""What a person wrote and what opens the door stay out of the log, also at DEBUG and when something fails."""

import asyncio
import logging
from collections.abc import Iterator

import pytest

from bot import config
from tests.handlers.practice import ENOUGH, Practice
from tests.handlers.workspace import Workspace

SECRETS = ["secret answer", "where I froze", "what went badly", "fix nobody knows", "my own goal", "stray words"]


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, set up as `LOG_LEVEL=DEBUG` does."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    config.set_up_logging("DEBUG")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:], root.level = handlers, level


async def test_a_whole_drill_leaves_no_word_and_no_token_in_the_log(
    log: pytest.LogCaptureFixture, database_url: str
) -> None:
    async with Workspace(database_url) as workspace:
        ana = await workspace.person("ana")
        await practise_with_secrets(ana, workspace)
        tokens = [workspace.playground.bot_token, workspace.playground.app_token]
    assert "sent kind=line" in log.text
    assert "connected team=" in log.text
    assert [each for each in (*SECRETS, *tokens) if each in log.text] == []


async def practise_with_secrets(ana: Practice, workspace: Workspace) -> None:
    """A drill in which every field holds something private, and in which much goes wrong."""
    await ana.say("stray words")
    await ana.first_drill()
    await ana.press("Stop")
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({"goal:talks:opening": "my own goal", "rounds": "3"})
    await ana.submit()  # advised, and kept as it is
    await ana.press("Start round 1")
    await ana.wait_until(lambda seen: sum("Round 1 of 3 · expose." in each["text"] for each in seen) == 2)
    await ana.question(1)
    await ana.reply(f"my secret answer: {ENOUGH}")
    workspace.break_next("500", "chat.postMessage")
    await asyncio.gather(ana.click("Done"), ana.click("Done"))
    await ana.newest_has("Pass")
    await ana.press("Pass")
    for number in (2, 3):
        await ana.round(number)
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.submit({"hesitation": "where I froze"})
    await ana.submit({"fix": "the fix nobody knows", "wrong": "what went badly: I skipped the cost"})
    await ana.wait_for("the fix nobody knows")


async def test_a_failure_is_logged_without_the_words_it_failed_on(
    log: pytest.LogCaptureFixture, ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()

    def broken(*given: object) -> None:
        raise ValueError(f"stored badly: {given}")

    with monkeypatch.context() as patch:
        patch.setattr("bot.store.messages.keep", broken)
        await ana.say("my secret answer", thread_ts=ana.card_ts)
        async with asyncio.timeout(15):
            while "failed ValueError" not in log.text:
                await asyncio.sleep(0.01)
    assert "my secret answer" not in log.text
    assert "hear_message.py" in log.text


async def test_a_statement_that_fails_is_logged_without_its_values(
    log: pytest.LogCaptureFixture, ana: Practice, workspace: Workspace
) -> None:
    await ana.first_drill()
    with workspace.app.database.write() as tx:
        tx.exec_driver_sql("ALTER TABLE messages RENAME TO elsewhere")
    await ana.say("my secret answer", thread_ts=ana.card_ts)
    async with asyncio.timeout(15):
        while "failed OperationalError" not in log.text:
            await asyncio.sleep(0.01)
    with workspace.app.database.write() as tx:
        tx.exec_driver_sql("ALTER TABLE elsewhere RENAME TO messages")
    assert "my secret answer" not in log.text
    assert await workspace.answer(ana) == ["my secret answer"]
