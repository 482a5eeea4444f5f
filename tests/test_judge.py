"""The scorer beside people: models of stated behaviour, and every printed figure worked out by hand."""

import asyncio
import json
import random
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

import rubrics
from bot import config
from bot.config import SettingError
from bot.core.assessment import Abstention
from bot.core.library import REFERENCES, Library
from bot.core.spending import Call, Outcome, Prices, Spent
from bot.interviewer.model import R, Reply
from bot.interviewer.prompts import Prompt
from bot.interviewer.replies import AssessmentClaim
from bot.judge import Reading, judge, read_all, report
from bot.scored_answers import ScoredAnswer

LEVELS = (1, 1, 1, 2, 2, 3)
"""What people gave, and what an honest model gives too."""
PRICES = Prices(prompt=1.0, completion=10.0, cached=0.1)
KNOWN_BY = {"slowly": 1, "soon": 2, "today": 3}
"""The words by which a stand-in knows what people gave."""
_TELLING = re.compile(r"pillar (\d+) has to be mended (slowly|soon|today)")


class Behaviour(StrEnum):
    """What a stand-in does with an answer."""

    HONEST = "gives people's level, with words that were said"
    HIGH = "gives one more than people, with words that were said"
    ABSTAINING = "quotes and gives no number"
    INVENTING = "gives a 3 for words nobody said"
    DOWN = "doesn't answer"
    DOWN_LATER = "answers once and never again"


@dataclass
class StandIn:
    """A scoring model that behaves as stated; it knows people's level from the answer's own words."""

    behaviour: Behaviour
    asked: int = 0
    under_way: int = 0
    most_at_once: int = 0
    prompts: list[Prompt] = field(default_factory=list)

    name: str = "stand-in"

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        self.asked += 1
        self.prompts.append(prompt)
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        await asyncio.sleep(0.001)
        self.under_way -= 1
        if self.behaviour is Behaviour.DOWN or (self.behaviour is Behaviour.DOWN_LATER and self.asked > 1):
            return Reply(None, (Spent(call, Outcome.DOWN),))
        claim = AssessmentClaim.model_validate({"to_the_reader": [], "dimensions": [self._claim(prompt)]})
        return Reply(shape.model_validate(claim.model_dump()), (Spent(call, Outcome.OK, 1_000, 400, 50, 20),))

    def _claim(self, prompt: Prompt) -> dict[str, Any]:
        said = _TELLING.search(prompt.user)
        assert said is not None
        level, words = KNOWN_BY[said[2]], said[0]
        if self.behaviour is Behaviour.HIGH:
            level = min(3, level + 1)
        if self.behaviour is Behaviour.INVENTING:
            level, words = 3, "we doubled revenue within a single quarter"
        score = None if self.behaviour is Behaviour.ABSTAINING else level
        quotes = [{"round": 1, "words": words, "shows": f"{level}a"}]
        return {
            "id": "opening",
            "on_topic": True,
            "quotes": quotes,
            "missing": [],
            "score": score,
            "reason": "Said so.",
        }


def answer(library: Library, level: int, at: int = 1, text: str | None = None) -> ScoredAnswer:
    """An answer of that level, as people see it."""
    rubric = library.find("talks")
    assert rubric is not None
    (word,) = [word for word, known in KNOWN_BY.items() if known == level]
    said = text or (
        f"The bridge should close because pillar {at} has to be mended {word}. The river has washed it out, "
        "and the school bus is going to take the long way round the lake until then, every morning."
    )
    return ScoredAnswer(rubric, rubric.dimension("opening"), "Tell the mayor.", said, level)


@pytest.fixture
def answers(library: Library) -> list[ScoredAnswer]:
    """Three that people gave a 1, two a 2, one a 3."""
    return [answer(library, level, at) for at, level in enumerate(LEVELS, 1)]


async def read(model: StandIn, answers: Sequence[ScoredAnswer]) -> list[Reading]:
    return await read_all(answers, model, random.Random(7), lambda done, of: None)


def figures(lines: Sequence[str], name: str) -> list[str]:
    """The cells of the row of this reading in the first table."""
    (row,) = [line for line in lines if line.startswith(f"{name}  ") and "read as" not in line]
    return re.split(r"\s{2,}", row)[1:]


def table(lines: Sequence[str]) -> list[list[int]]:
    """Rows: people's 1, 2, 3. Columns: read as 1, 2, 3, no number."""
    return [[int(cell) for cell in line.split()[3:]] for line in lines if line.startswith("people gave")]


@pytest.mark.parametrize(
    ("behaviour", "claimed", "checked", "rows"),
    [
        (
            Behaviour.HONEST,
            ["6", "0", "100 %", "+0.00", "1.00", "+0.00 (of 3)"],
            ["6", "0", "100 %", "+0.00", "1.00", "+0.00 (of 3)"],
            [[3, 0, 0, 0], [0, 2, 0, 0], [0, 0, 1, 0]],
        ),
        (
            # five of six one too high: 5/6 = .83; 1 of 6 the same: 17 %. Squared misses: 5. By chance, 2s (3) and 3s
            # (3) against 1s (3), 2s (2), 3s (1): (3·3·1 + 3·2·0 + 3·1·1 + 3·3·4 + 3·2·1 + 0) / 6 = 54/6 = 9;
            # kappa 1 - 5/9 = .44
            Behaviour.HIGH,
            ["6", "0", "17 %", "+0.83", "0.44", "+1.00 (of 3)"],
            ["6", "0", "17 %", "+0.83", "0.44", "+1.00 (of 3)"],
            [[0, 3, 0, 0], [0, 0, 2, 0], [0, 0, 1, 0]],
        ),
        (
            Behaviour.ABSTAINING,
            ["6", "6", "–", "–", "–", "–"],
            ["6", "6", "–", "–", "–", "–"],
            [[0, 0, 0, 3], [0, 0, 0, 2], [0, 0, 0, 1]],
        ),
        (
            # threes throughout: right once in six; above by 2·3 + 1·2 = 8 levels in six answers; squared misses
            # 3·4 + 2·1 = 14, which is what chance gives one who always says 3
            Behaviour.INVENTING,
            ["6", "0", "17 %", "+1.33", "0.00", "+2.00 (of 3)"],
            ["6", "6", "–", "–", "–", "–"],
            [[0, 0, 0, 3], [0, 0, 0, 2], [0, 0, 0, 1]],
        ),
    ],
    ids=lambda case: case.name if isinstance(case, Behaviour) else "",
)
async def test_the_figures_are_those_worked_out_by_hand(
    answers: list[ScoredAnswer], behaviour: Behaviour, claimed: list[str], checked: list[str], rows: list[list[int]]
) -> None:
    lines = report(await read(StandIn(behaviour), answers), "stand-in", None, None)
    assert figures(lines, "As claimed") == claimed
    assert figures(lines, "Checked") == checked
    assert table(lines) == rows


async def test_why_there_is_no_number_is_counted_by_reason(library: Library, answers: list[ScoredAnswer]) -> None:
    short = answer(library, 1, text="The bridge is closed.")
    foreign = answer(
        library,
        2,
        text="Die Brücke muss für drei Wochen gesperrt werden, weil der Fluss einen Pfeiler unterspült hat, und der "
        "Schulbus fährt bis dahin den langen Weg um den See, das dauert etwa zwanzig Minuten länger als sonst.",
    )
    model = StandIn(Behaviour.INVENTING)
    lines = report(await read(model, [short, foreign, *answers]), "stand-in", None, None)
    begins = lines.index("No number, and why:")
    assert lines[begins + 1 : begins + 4] == [
        "  1 too short to be scored",
        "  6 not borne out by the answer's own words",
        "  1 not in English",
    ]
    assert model.asked == len(answers), "for the other two nobody has to pay"


async def test_with_a_number_for_all_no_reasons_are_listed(answers: list[ScoredAnswer]) -> None:
    lines = report(await read(StandIn(Behaviour.HONEST), answers), "stand-in", None, None)
    assert not any(line.startswith("No number, and why") for line in lines)


async def test_one_answer_is_read_as_a_drill_of_one_round(answers: list[ScoredAnswer]) -> None:
    model = StandIn(Behaviour.HONEST)
    (reading,) = await read(model, answers[3:4])
    assert (reading.human, reading.claimed, reading.checked.score) == (2, 2, 2)
    assert [quote.text for quote in reading.checked.quotes] == ["pillar 4 has to be mended soon"]
    (prompt,) = model.prompts
    assert "Tell the mayor." in prompt.user
    assert "Level: Mid" in prompt.user


async def test_readings_come_in_the_order_of_the_answers_four_at_once(library: Library) -> None:
    many = [answer(library, 1 + at % 3, at) for at in range(1, 20)]
    model = StandIn(Behaviour.HONEST)
    heard: list[tuple[int, int]] = []
    readings = await read_all(many, model, random.Random(7), lambda done, of: heard.append((done, of)))
    assert [reading.checked.score for reading in readings] == [each.human for each in many]
    assert model.most_at_once == 4
    assert heard == [(done, 19) for done in range(1, 20)]


async def test_a_server_that_is_not_there_is_asked_once(library: Library, answers: list[ScoredAnswer]) -> None:
    model = StandIn(Behaviour.DOWN)
    heard: list[int] = []
    short = answer(library, 1, text="The bridge is closed.")
    with pytest.raises(SettingError, match="The server that is to have stand-in isn't there"):
        await read_all([short, *answers], model, random.Random(7), lambda done, of: heard.append(done))
    assert (model.asked, heard) == (1, [1]), "the short one needed no call, and no other was read"


async def test_a_server_that_goes_away_leaves_blanks(answers: list[ScoredAnswer]) -> None:
    readings = await read(StandIn(Behaviour.DOWN_LATER), answers)
    assert [reading.checked.abstention for reading in readings] == [None, *[Abstention.SILENT] * 5]
    lines = report(readings, "stand-in", None, None)
    assert "  5 no usable reply from the model" in lines
    assert "6 calls (5 down): 1,000 tokens sent, 400 of them from the cache, 50 received." in lines
    assert figures(lines, "As claimed")[:3] == ["6", "5", "100 %"]


async def test_tokens_and_dollars_are_added_up_and_nothing_is_stored(answers: list[ScoredAnswer]) -> None:
    lines = report(await read(StandIn(Behaviour.HONEST), answers), "stand-in", None, PRICES)
    # a call: 600 · 1 + 400 · 0.1 + 50 · 10 = 1,140 millionths
    assert "6 calls: 6,000 tokens sent, 2,400 of them from the cache, 300 received; $0.0068." in lines
    assert lines[-1].startswith("Nothing of this is stored")


async def test_it_says_whose_answers_they_are_and_how_scores_of_a_file_were_read(answers: list[ScoredAnswer]) -> None:
    readings = await read(StandIn(Behaviour.HONEST), answers[:1])
    ours, theirs = report(readings, "m", None, None), report(readings, "m", Path("mine.csv"), None)
    assert re.fullmatch(r"m \(prompt \w+\) read 1 answer whose level is known: reference answers .*\.", ours[0])
    assert theirs[0].endswith("known: mine.csv.")
    assert "straight line" in theirs[1]
    assert not any("straight line" in line for line in ours)
    assert max(map(len, [*ours, *theirs])) <= 120


def settings(folder: Path, **given: str) -> config.Settings:
    return config.read({"WHETSTONE_DATA": str(folder), **given}, folder / "nothing.env")


NOBODY = {"WHETSTONE_MODEL": "m", "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}


def test_without_live_nothing_is_asked(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"would send 30 answers to the model.*--live"):
        judge(settings(tmp_path, **NOBODY), None, live=False, progress=_unheard)


def test_without_a_model_it_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="WHETSTONE_MODEL names one"):
        judge(settings(tmp_path), None, live=True, progress=_unheard)


def test_without_a_reference_answer_it_asks_for_a_file(tmp_path: Path) -> None:
    for name, text in rubrics.texts().items():
        if not name.startswith(REFERENCES):
            (tmp_path / name).write_text(text)
    ours = settings(tmp_path, **NOBODY, WHETSTONE_RUBRICS=str(tmp_path))
    with pytest.raises(SettingError, match="Name a CSV of your own"):
        judge(ours, None, live=True, progress=_unheard)


def test_a_bad_file_is_told_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("question,answer\nQ,A\n")
    with pytest.raises(SettingError, match=r"bad\.csv can't be used"):
        judge(settings(tmp_path, **NOBODY), tmp_path / "bad.csv", live=True, progress=_unheard)


async def test_the_model_of_the_settings_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(
        "area;question;answer;human score;maximum\n"
        f"coding:approach;Why?;{ON_A_BRIDGE};0;10\n"
        f";Why?;{ON_A_BRIDGE};10;10\n"
        ";Why?;Too short.;10;10\n"
    )
    heard: list[tuple[int, int]] = []
    async with _server() as (url, requests):
        lines = await asyncio.to_thread(
            judge,
            settings(tmp_path, WHETSTONE_MODEL="m", OPENAI_BASE_URL=url, WHETSTONE_PRICES="1 1 1"),
            tmp_path / "mine.csv",
            live=True,
            progress=lambda done, of: heard.append((done, of)),
        )
    assert heard == [(1, 3), (2, 3), (3, 3)]
    assert lines[0].startswith("m (prompt ")
    assert lines[0].endswith(f"read 3 answers whose level is known: {tmp_path}/mine.csv.")
    assert table(lines) == [[1, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 1]]
    assert "3 calls: 21 tokens sent, 0 of them from the cache, 9 received; $0.0000." in lines
    assert [request["response_format"]["json_schema"]["name"] for request in requests] == [
        *("ready", "assessment", "assessment")
    ]
    assert "## approach: " in requests[1]["messages"][1]["content"]
    assert "## answers_the_question: " in requests[2]["messages"][1]["content"]


ON_A_BRIDGE = (
    "The bridge should close because a pillar has to be mended. The river has washed it out, and the school bus is "
    "going to take the long way round the lake until then, every morning."
)


@asynccontextmanager
async def _server() -> AsyncIterator[tuple[str, list[dict[str, Any]]]]:
    """A server whose model gives a 1 for everything; its address, and what it was asked."""
    requests: list[dict[str, Any]] = []

    async def reply(request: web.Request) -> web.Response:
        requests.append(await request.json())
        asked = requests[-1]["messages"][1]["content"]
        ids = re.findall(r"^## (\w+):", asked, re.MULTILINE)
        quotes = [{"round": 1, "words": "a pillar has to be mended", "shows": "1a"}]
        one = {"on_topic": True, "quotes": quotes, "missing": [], "score": 1, "reason": "Said so."}
        read = {"to_the_reader": [], "dimensions": [{"id": id_, **one} for id_ in ids]}
        choice = {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": json.dumps(read if ids else {"ready": True, "seen": []})},
        }
        usage = {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}
        head = {"id": "1", "object": "chat.completion", "created": 0, "model": "m"}
        return web.json_response({**head, "choices": [choice], "usage": usage}, headers={"Connection": "close"})

    app = web.Application()
    app.router.add_post("/v1/chat/completions", reply)
    async with TestServer(app) as server:
        yield str(server.make_url("/v1")), requests


def _unheard(done: int, of: int) -> None:
    raise AssertionError(f"{done} of {of} were read")
