"""A model behind a server that fails: retries, time limits, the rest it is given, and what reaches a log."""

import asyncio
import logging
from collections.abc import Iterator

import httpx2
import pytest

from bot.config import set_up_logging
from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.prompts import Prompt
from bot.interviewer.replies import FollowUp
from bot.interviewer.served_model import REST_AFTER, REST_SECONDS, RETRIES
from tests.interviewer.served import KEY, READY, Answer, Server, counted, failed, said

SECRET = "my cat is called Isidora"
PROMPT = Prompt("You ask one follow-up.", f"An answer: {SECRET}.")
ASKED = FollowUp(weakest="no reason", ask="Why is that?")
REPLY = said(ASKED.model_dump_json(), usage=counted(70, 0, 9))
GONE = httpx2.ConnectError("connection refused")


async def outcomes(server: Server, **given: float) -> list[Outcome]:
    """Those of one call, without the check's."""
    reply = await server.model(**given).ask(Call.PROBE, PROMPT, FollowUp)  # type: ignore[arg-type]
    return [spent.outcome for spent in reply.spent if spent.call is not Call.CHECK]


def after(seconds: float, answer: httpx2.Response = REPLY) -> Answer:
    async def wait() -> httpx2.Response:
        await asyncio.sleep(seconds)
        return httpx2.Response(answer.status_code, content=answer.content, headers=answer.headers)

    return wait


# ------------------------------------------------------------------------------------------------ tried again, or not
@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504])
async def test_what_may_pass_is_tried_again(status: int) -> None:
    server = Server(*[failed(status)] * RETRIES, REPLY)
    assert await outcomes(server) == [Outcome.OK]
    assert len(server.bodies) == RETRIES + 1


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_it_isn_t_tried_for_ever(status: int) -> None:
    server = Server(failed(status))
    assert await outcomes(server) == [Outcome.DOWN]
    assert len(server.bodies) == RETRIES + 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
async def test_what_won_t_pass_is_not_tried_again(status: int) -> None:
    server = Server(failed(status))
    assert await outcomes(server) == [Outcome.DOWN]
    assert len(server.bodies) == 1


@pytest.mark.parametrize("status", [401, 403, 500])
async def test_a_server_that_is_out_of_order_says_nothing_about_schemas(status: int) -> None:
    checks = iter([*[failed(status)] * (RETRIES + 1 if status == 500 else 1), said(READY)])

    async def check() -> httpx2.Response:
        return next(checks)

    server = Server(REPLY, check=check)
    model = server.model()
    down = await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert (down.value, [spent.outcome for spent in down.spent]) == (None, [Outcome.DOWN])
    assert server.bodies == []
    assert (await model.ask(Call.PROBE, PROMPT, FollowUp)).value == ASKED
    assert server.bodies[0]["response_format"]["type"] == "json_schema"


async def test_a_server_that_isn_t_there_is_down() -> None:
    assert await outcomes(Server(GONE), retries=0) == [Outcome.DOWN]
    assert await outcomes(Server(GONE, REPLY), retries=1) == [Outcome.OK]
    assert await outcomes(Server(httpx2.ReadError("gone in the middle")), retries=0) == [Outcome.DOWN]


# --------------------------------------------------------------------------------------------------------- in time
async def test_a_slow_server_is_given_up_in_time() -> None:
    server = Server(after(30))
    began = asyncio.get_running_loop().time()
    assert await outcomes(server, seconds=0.1) == [Outcome.SLOW]
    assert 0.09 < asyncio.get_running_loop().time() - began < 1


async def test_a_try_that_times_out_is_slow_and_not_down() -> None:
    assert await outcomes(Server(httpx2.ReadTimeout("too slow")), retries=0) == [Outcome.SLOW]


async def test_retries_are_within_the_same_time() -> None:
    server = Server(httpx2.Response(503, headers={"retry-after": "30"}))
    assert await outcomes(server, seconds=0.1) == [Outcome.SLOW]
    assert len(server.bodies) == 1


async def test_the_check_and_the_mending_are_within_the_same_time() -> None:
    assert await outcomes(Server(REPLY, check=after(30, said(READY))), seconds=0.1) == [Outcome.SLOW]
    halves = Server(after(0.3, said("What?")))
    assert await outcomes(halves, seconds=0.5) == [Outcome.NONSENSE, Outcome.SLOW]


async def test_waiting_for_a_free_slot_is_within_the_same_time() -> None:
    server = Server(after(0.5))
    model = server.model(at_once=1, seconds=0.8)
    first, second = await asyncio.gather(*(model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(2)))
    assert first.value == ASKED
    assert [spent.outcome for spent in second.spent] == [Outcome.SLOW]


@pytest.mark.parametrize("at_once", [1, 3])
async def test_never_more_calls_than_allowed_are_under_way(at_once: int) -> None:
    under_way, most = 0, 0

    async def counting() -> httpx2.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        return said(ASKED.model_dump_json())

    model = Server(counting).model(at_once=at_once)
    replies = await asyncio.gather(*(model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(10)))
    assert [reply.value for reply in replies] == [ASKED] * 10
    assert most == at_once


async def test_a_failed_call_gives_its_slot_back() -> None:
    model = Server(failed(401), after(30), said(None, refusal="No."), REPLY).model(at_once=1, seconds=0.1)
    replies = [await model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(4)]
    assert [reply.spent[-1].outcome for reply in replies] == [
        Outcome.DOWN,
        Outcome.SLOW,
        Outcome.REFUSED,
        Outcome.OK,
    ]


async def test_whoever_waits_may_give_up_and_nothing_is_held_back() -> None:
    server = Server(after(30), REPLY)
    model = server.model(at_once=1)
    asked = asyncio.create_task(model.ask(Call.PROBE, PROMPT, FollowUp))
    while not server.bodies:
        await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert (await model.ask(Call.PROBE, PROMPT, FollowUp)).value == ASKED


# ----------------------------------------------------------------------------------------------------------- a rest
class Watch:
    """Time that stands until it is set on."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def test_after_failures_in_a_row_the_server_is_left_alone_and_then_asked_again() -> None:
    watch = Watch()
    server = Server(*[GONE] * REST_AFTER, REPLY)
    model = server.model(retries=0, clock=watch)
    for _ in range(REST_AFTER):
        assert (await model.ask(Call.PROBE, PROMPT, FollowUp)).value is None
    resting = await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert resting.spent == (Spent(Call.PROBE, Outcome.DOWN),)
    watch.now += REST_SECONDS - 1
    await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert len(server.bodies) == REST_AFTER
    watch.now += 1
    assert (await model.ask(Call.PROBE, PROMPT, FollowUp)).value == ASKED
    assert len(server.bodies) == REST_AFTER + 1


async def test_a_server_that_is_still_down_after_its_rest_gets_another_one_at_once() -> None:
    watch = Watch()
    server = Server(GONE)
    model = server.model(retries=0, clock=watch)
    for _ in range(REST_AFTER):
        await model.ask(Call.PROBE, PROMPT, FollowUp)
    watch.now += REST_SECONDS
    for _ in range(3):
        await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert len(server.bodies) == REST_AFTER + 1


@pytest.mark.parametrize("between", [REPLY, said(None, refusal="No."), said("half", reason="length"), said(None)])
async def test_a_server_that_answers_now_and_then_gets_no_rest(between: httpx2.Response) -> None:
    server = Server(*[GONE] * (REST_AFTER - 1), between, *[GONE] * (REST_AFTER - 1), REPLY)
    model = server.model(retries=0)
    for _ in range(2 * REST_AFTER - 1):
        await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert (await model.ask(Call.PROBE, PROMPT, FollowUp)).value == ASKED


async def test_those_who_wait_for_the_check_don_t_find_out_one_after_the_other_that_nobody_is_there() -> None:
    server = Server(REPLY, check=GONE)
    model = server.model(retries=0)
    replies = await asyncio.gather(*(model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(10)))
    assert [reply.spent[-1].outcome for reply in replies] == [Outcome.DOWN] * 10
    assert len(server.checks) == REST_AFTER


# ------------------------------------------------------------------------------------------------------------- logs
@pytest.fixture
def _logging_at_debug(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """As the app sets it up, at its most talkative; afterwards as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    set_up_logging("DEBUG")
    root.addHandler(caplog.handler)
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


FAULTS: list[Answer] = [
    REPLY,
    failed(400),
    failed(401),
    failed(500),
    httpx2.Response(400, json={"error": {"message": f"in your message “{SECRET}” with {KEY}"}}),
    GONE,
    after(30),
    said(f"no JSON, but {SECRET}"),
    said(None, refusal=f"I won't talk about {SECRET}"),
    httpx2.Response(200, html=f"<p>{SECRET}</p>"),
]


@pytest.mark.usefixtures("_logging_at_debug")
@pytest.mark.parametrize("answer", FAULTS)
async def test_no_log_holds_what_a_person_wrote_or_the_key(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], answer: Answer
) -> None:
    model = Server(answer).model(seconds=0.2, retries=0)
    await model.ask(Call.PROBE, PROMPT, FollowUp)
    written = caplog.text + "".join(capfd.readouterr())
    assert "model_form form=schema" in written
    for secret in (SECRET, "Isidora", KEY, "Bearer"):
        assert secret not in written


@pytest.mark.usefixtures("_logging_at_debug")
async def test_a_log_says_which_call_failed_and_how(caplog: pytest.LogCaptureFixture) -> None:
    await outcomes(Server(failed(401)))
    await outcomes(Server(GONE), retries=0)
    assert "model_refused_call call=probe status=401" in caplog.text
    assert "model_failed call=probe error=APIConnectionError" in caplog.text
