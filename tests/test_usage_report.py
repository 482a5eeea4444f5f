"""What the AI cost, as `python -m bot usage` prints it: each figure added up by hand from a few calls."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from bot import config
from bot.config import SettingError
from bot.core.members import Member
from bot.core.spending import Budget, Call, Outcome, Prices, Spent, Terms
from bot.store import migrate, opinions, spending
from bot.store.engine import Database
from bot.usage_report import NOTHING_YET, report, usage
from tests.cast import ANA, MIA, TWIN
from tests.conftest import opened

NOW = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
TERMS = Terms("small-model", workspace=Budget(tokens=10_000))
PRICED = Terms("small-model", workspace=Budget(10_000, money=2_000_000), prices=Prices(1, 1, 1))

OPINION = "Opinions: 2 helpful, 1 not."


def asked(
    tx: Connection, spent: Spent, *, who: Member = ANA, model: str = "small-model", cost: int = 0, at: datetime = NOW
) -> None:
    """One call in the accounts."""
    n = len([each for row in spending.since(tx, datetime(2000, 1, 1, tzinfo=UTC)) for each in range(row.calls)])
    spending.keep(tx, who, f"call-{n}", model, spent, cost, at)


def three_calls(tx: Connection, cost: int = 0) -> None:
    """Two questions, one of them thrown away, and a score that never came."""
    asked(tx, Spent(Call.VARY, Outcome.OK, 1_000, 256, 40, 1_500), cost=cost)
    asked(tx, Spent(Call.VARY, Outcome.DISCARDED, 1_100, 768, 60, 2_500), who=MIA, cost=cost)
    asked(tx, Spent(Call.SCORE, Outcome.SLOW, milliseconds=45_000))


def cells(lines: Iterable[str], first: str) -> list[list[str]]:
    """The figures of every table row that begins with this."""
    return [line.strip().removeprefix(first).split() for line in lines if line.strip().startswith(first)]


async def test_calls_are_added_up_by_what_was_asked_for(database: Database) -> None:
    with database.write() as tx:
        three_calls(tx)
        lines = report(tx, TERMS, 7, NOW)
    assert lines[0] == "What the AI was asked from 2026-11-14 to 2026-11-20 (UTC)"
    assert cells(lines, "Questions") == [["2", "2,100", "1,024", "100", "2.0"], ["1", "1", "0", "0", "0", "0", "0"]]
    assert cells(lines, "Scores") == [["1", "0", "0", "0", "45.0"], ["0", "0", "1", "0", "0", "0", "0"]]
    assert cells(lines, "All") == [["3", "2,100", "1,024", "100", "16.3"], ["1", "1", "1", "0", "0", "0", "0"]]


async def test_every_outcome_has_its_column(database: Database) -> None:
    with database.write() as tx:
        for times, outcome in enumerate(Outcome, 1):
            for _ in range(times):
                asked(tx, Spent(Call.COACH, outcome))
        lines = report(tx, TERMS, 7, NOW)
    assert cells(lines, "Asked for")[1] == ["Used", "Discarded", "Slow", "Down", "Refused", "Cut", "short", "Nonsense"]
    assert cells(lines, "Instructions")[1] == ["1", "2", "3", "4", "5", "6", "7"]


@pytest.mark.parametrize("call", Call)
async def test_every_call_has_a_row_of_its_own(database: Database, call: Call) -> None:
    with database.write() as tx:
        asked(tx, Spent(call, Outcome.OK, 10, 0, 5))
        lines = report(tx, TERMS, 7, NOW)
    assert sum("10" in line.split() and "5" in line.split() for line in lines) == 1
    assert not any(line.strip().startswith("All") for line in lines), "one row needs no sum"


async def test_dollars_stand_there_where_prices_were_set(database: Database) -> None:
    with database.write() as tx:
        three_calls(tx, cost=1_250)
        lines = report(tx, PRICED, 7, NOW)
    assert cells(lines, "Asked for")[0][-1] == "Dollars"
    assert cells(lines, "Questions")[0][-1] == "0.0025"
    assert cells(lines, "Scores")[0][-1] == "0.0000"
    assert "Today: 2,200 of 10,000 tokens (22.0 %), $0.00 of $2.00 (0.1 %)." in lines


async def test_without_prices_nobody_speaks_of_dollars(database: Database) -> None:
    with database.write() as tx:
        three_calls(tx)
        lines = report(tx, TERMS, 7, NOW)
    assert "$" not in "\n".join(lines)
    assert "Dollars" not in "\n".join(lines)
    assert "Today: 2,200 of 10,000 tokens (22.0 %)." in lines


async def test_the_days_begin_at_midnight_and_today_is_one_of_them(database: Database) -> None:
    with database.write() as tx:
        asked(tx, Spent(Call.VARY, Outcome.OK, 7), at=MIDNIGHT - timedelta(days=1))
        asked(tx, Spent(Call.VARY, Outcome.OK, 70), at=MIDNIGHT - timedelta(days=1, microseconds=1))
        asked(tx, Spent(Call.VARY, Outcome.OK, 700), at=MIDNIGHT)
        two_days, today = report(tx, TERMS, 2, NOW), report(tx, TERMS, 1, NOW)
    assert cells(two_days, "Questions")[0][:2] == ["2", "707"]
    assert cells(today, "Questions")[0][:2] == ["1", "700"]
    assert today[0] == "What the AI was asked on 2026-11-20 (UTC)"
    assert "Today: 700 of 10,000 tokens (7.0 %)." in two_days


async def test_workspaces_and_models_stand_apart(database: Database) -> None:
    with database.write() as tx:
        asked(tx, Spent(Call.PROBE, Outcome.OK, 1))
        asked(tx, Spent(Call.PROBE, Outcome.OK, 20), model="other-model")
        asked(tx, Spent(Call.PROBE, Outcome.OK, 300), who=TWIN)
        lines = report(tx, TERMS, 7, NOW)
    heads = [line for line in lines if line.startswith(("Workspace", "Model"))]
    assert heads == [
        "Workspace T-ONE",
        "Model other-model",
        "Model small-model",
        "Workspace T-TWO",
        "Model small-model",
    ]
    assert [row[1] for row in cells(lines, "Follow-ups")[::2]] == ["20", "1", "300"]
    assert [line.split()[1] for line in lines if line.startswith("Today")] == ["21", "300"]


async def test_nobody_is_named(database: Database) -> None:
    with database.write() as tx:
        three_calls(tx)
        opinions.keep(tx, ANA, "line-1", True, NOW)
        lines = report(tx, TERMS, 7, NOW)
    for name in (ANA.user_id, MIA.user_id, "line-1"):
        assert name not in "\n".join(lines)


async def test_opinions_are_counted_and_stand_alone_where_there_is_nothing_else(database: Database) -> None:
    with database.write() as tx:
        for line, helpful in (("a", True), ("b", False), ("c", True)):
            opinions.keep(tx, ANA, line, helpful, NOW)
        lines = report(tx, TERMS, 7, NOW)
        three_calls(tx)
        both = report(tx, TERMS, 7, NOW)
    assert OPINION in lines
    assert OPINION in both
    assert not any(line.startswith("Discarded") for line in lines), "there are no tables to explain"
    assert any(line.startswith("Discarded") for line in both)


async def test_without_an_opinion_it_says_so(database: Database) -> None:
    with database.write() as tx:
        three_calls(tx)
        lines = report(tx, TERMS, 7, NOW)
    assert "Opinions: none yet on what the AI said." in lines


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        (Terms("m"), "Today: 2,200 tokens, $0.01."),
        (None, "Today: 2,200 tokens, $0.01. No model is set now, so none is asked."),
        (
            Terms("m", workspace=Budget(2_200)),
            "Today: 2,200 of 2,200 tokens (100.0 %), $0.01. Used up.",
        ),
        (Terms("m", workspace=Budget(0)), "Today: 2,200 of 0 tokens, $0.01. Used up."),
    ],
    ids=["no limit", "no model now", "used up", "none at all"],
)
async def test_today_is_held_against_the_budget_there_is(database: Database, terms: Terms | None, line: str) -> None:
    with database.write() as tx:
        three_calls(tx, cost=5_000)
        assert line in report(tx, terms, 7, NOW)


async def test_without_a_call_one_sentence_says_so(database: Database) -> None:
    with database.write() as tx:
        asked(tx, Spent(Call.VARY, Outcome.OK, 7), at=MIDNIGHT - timedelta(days=7))
        lines = report(tx, TERMS, 7, NOW)
    assert lines == ["No AI was asked for anything from 2026-11-14 to 2026-11-20 (UTC)."]


async def test_large_figures_fit_in_100_columns_and_stay_aligned(database: Database) -> None:
    with database.write() as tx:
        generous = replace(PRICED, workspace=Budget(10**10, 10**11))
        for call in Call:
            asked(tx, Spent(call, Outcome.OK, 200_000_000, 199_999_999, 200_000_000, 60_000), cost=10**10)
        lines = report(tx, generous, 7, NOW)
    assert max(map(len, lines)) <= 100
    rows = [line for line in lines if line.startswith(("  Asked for", "  Questions", "  All"))]
    assert len(rows) == 6
    assert len(set(map(len, rows[:3]))) == len(set(map(len, rows[3:]))) == 1, "figures end below their heads"


@pytest.fixture
def settings(tmp_path: Path) -> config.Settings:
    """A folder of its own and no model."""
    return config.read({"WHETSTONE_DATA": str(tmp_path)}, tmp_path / "nothing.env")


def test_without_a_database_it_says_so_and_makes_none(settings: config.Settings, tmp_path: Path) -> None:
    assert usage(settings, 7) == [NOTHING_YET]
    assert list(tmp_path.iterdir()) == []


def test_an_empty_or_older_database_is_to_be_migrated_first(settings: config.Settings, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/older.db"
    (tmp_path / "older.db").touch()
    other = replace(settings, database_url=url)
    with pytest.raises(SettingError, match="The database is empty; `python -m bot migrate`"):
        usage(other, 7)
    with opened(url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(SettingError, match=f"The database is at version 0001; .* brings it to {migrate.HEAD}"):
        usage(other, 7)


def test_the_stored_calls_of_today_are_reported(settings: config.Settings) -> None:
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            asked(tx, Spent(Call.VARY, Outcome.OK, 11, 0, 4, 100), at=datetime.now(UTC))
    lines = usage(settings, 2)
    assert cells(lines, "Questions")[0] == ["1", "11", "0", "4", "0.1"]
