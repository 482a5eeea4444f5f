"""The rules of the house that no linter knows: who depends on whom, whose data a function touches, what time is."""

import ast
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Table

from bot.store.columns import Instant
from bot.store.schema import metadata

HOME = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "playground")
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
STORE_SUBJECTS = (
    *("attachments", "drafts", "drills", "inbox", "interviews", "journal_entries", "look_back", "members"),
    *("messages", "outbox", "outbox_figures", "own_questions", "readings", "rubric_versions", "timers", "turns"),
    *("whole_member", "whole_record", "assessments", "fingerprints", "opinions", "spending", "workspaces"),
    *("whole_workspace", "rhythms", "send_rates", "reminders", "schedules", "prompts", "digest", "week", "activity"),
    *("corrections", "log", "logged", "look_over", "human_scores"),
)
STORE_TOOLS = (
    "__init__",
    "calendar",
    "columns",
    "dialect",
    "drill_rows",
    "engine",
    "group_commit",
    "ledger",
    "migrate",
    "passes",
    "queues",
    "remains",
    "said",
    "schema",
    "tables",
    "whose",
)
FOR_MANY_TEAMS = {
    "opinions.count": "whoever runs the app sees what it is worth",
    "spending.since": "whoever runs the app sees what it costs",
    "attachments.anything_due": "asks for the teams whose tokens this process holds",
    "attachments.claim": "leases for the teams whose tokens this process holds",
    "attachments.free_leases": "a single process starts; every lease was its own",
    "inbox.purge": "forgets by age alone",
    "members.who_forget": "asks for the teams whose tokens this process holds",
    "members.who_keep_quotes": "asks for the teams whose tokens this process holds",
    "members.without_zone": "asks for the teams whose tokens this process holds",
    "outbox.anything_due": "asks for the teams whose tokens this process holds",
    "outbox.claim": "leases for the teams whose tokens this process holds",
    "outbox.free_leases": "a single process starts; every lease was its own",
    "outbox.look_first": "a whole database was brought back",
    "outbox.purge": "forgets by age alone",
    "outbox_figures.of_all": "whoever runs the app sees how much waits",
    "reminders.purge": "forgets by age alone",
    "timers.hold_due": "sees for the teams whose tokens this process holds",
    "timers.take_due": "takes for the teams whose tokens this process holds",
    "whole_workspace.holds_anything": "example data goes only where there is nothing",
    "workspaces.uninstalled_before": "looks for what was left long ago, by age alone",
    "turns.anything_due": "asks for the teams whose tokens this process holds",
    "turns.claim": "leases for the teams whose tokens this process holds",
    "turns.free_leases": "a single process starts; every lease was its own",
}
"""Store functions that take no member or team, and why they may."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (HOME / room).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def calls(path: Path, *names: str) -> list[str]:
    """The calls of `datetime.now` and the like in a file, each as `line: source`."""
    found = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and ast.unparse(node.func) in names]
    return [f"{path.relative_to(HOME)}:{node.lineno}: {ast.unparse(node)}" for node in found]


def named(path: Path) -> str:
    return str(path.relative_to(HOME))


def test_the_import_contracts_hold() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([program, "--no-cache"], cwd=HOME, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout
    assert " kept, 0 broken" in ended.stdout


def test_every_room_of_the_bot_stands_in_the_import_contracts() -> None:
    contracts = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    rooms = [path.name for path in (HOME / "bot").iterdir() if (path / "__init__.py").exists()]
    assert [room for room in rooms if f"bot.{room}" not in contracts] == []


def test_every_file_of_the_store_is_a_subject_or_a_tool() -> None:
    files = {path.stem for path in (HOME / "bot" / "store").glob("*.py")}
    assert files == {*STORE_SUBJECTS, *STORE_TOOLS}


def test_store_functions_take_the_transaction_and_then_whose_data_it_is() -> None:
    odd = set()
    for subject in STORE_SUBJECTS:
        for node in tree(HOME / "bot" / "store" / f"{subject}.py").body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                first = [argument.arg for argument in node.args.args[:2]]
                if first not in (["tx", "member"], ["tx", "team_id"]):
                    odd.add(f"{subject}.{node.name}")
    assert odd == set(FOR_MANY_TEAMS)


def test_the_store_never_commits() -> None:
    files = [HOME / "bot" / "store" / f"{subject}.py" for subject in STORE_SUBJECTS]
    assert [call for path in files for call in calls(path, "tx.commit", "tx.rollback", "tx.begin")] == []


@pytest.mark.parametrize("table", metadata.tables.values(), ids=lambda table: table.name)
def test_every_primary_key_begins_with_the_team(table: Table) -> None:
    assert next(iter(table.primary_key.columns)).name == "team_id"
    assert not any(column.autoincrement is True for column in table.columns)


def test_every_moment_in_the_tables_is_an_aware_one() -> None:
    columns = [column for table in metadata.tables.values() for column in table.columns]
    moments = [column for column in columns if column.name.endswith(("_at", "_before", "_until"))]
    assert moments
    assert [str(column) for column in moments if not isinstance(column.type, Instant)] == []
    assert [str(column) for column in columns if "DATE" in str(column.type) or "TIME" in str(column.type)] == []


def test_only_the_settings_read_the_environment() -> None:
    readers = {named(path) for path in sources("bot", "handlers") if "environ" in _names(path)}
    assert readers == {"bot/config.py"}
    assert [named(path) for path in sources("bot", "handlers") if "getenv" in _names(path)] == []


def _names(path: Path) -> set[str]:
    nodes = list(ast.walk(tree(path)))
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_no_moment_is_without_a_zone() -> None:
    made = [call for path in sources(*ROOMS) for call in calls(path, "datetime.now", "datetime.fromtimestamp")]
    assert made
    assert [call for call in made if re.search(r"now\(\)|fromtimestamp\([^,]*\)$", call)] == []
    naive = ("datetime.utcnow", "datetime.utcfromtimestamp", "datetime.today")
    assert [call for path in sources(*ROOMS) for call in calls(path, *naive)] == []


def test_core_store_and_journeys_are_told_the_time_and_the_dice() -> None:
    asked = ("datetime.now", "time.time", "time.monotonic", "date.today", "random.Random", "random.choice", "uuid4")
    found = [call for path in sources("bot/core", "bot/store", "bot/journeys") for call in calls(path, *asked)]
    assert [call.split(":")[0] for call in found] == ["bot/journeys/desk.py"], "utc_now, for leases and queues"


@pytest.mark.parametrize("room", ROOMS)
def test_files_and_functions_stay_short(room: str) -> None:
    long_files = [named(path) for path in sources(room) if len(path.read_text().splitlines()) > LONGEST_FILE]
    long_functions = [
        f"{named(path)}:{function.name}"
        for path in sources(room)
        if "migrations/versions" not in named(path)
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert (long_files, long_functions) == ([], [])


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_says_what_lives_in_it(room: str) -> None:
    assert [named(path) for path in sources(room) if not ast.get_docstring(tree(path))] == []


def test_nobody_swallows_everything_but_those_who_keep_the_workers_alive() -> None:
    broad = [
        (named(path), node)
        for path in sources(*ROOMS)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "Exception")
    ]
    swallowing = {name for name, node in broad if ast.unparse(node.body[-1]) != "raise"}
    told_to_whoever_waits = {"bot/store/group_commit.py"}
    tried_again_later = {"bot/journeys/plan_due.py"}
    workers = {"bot/scheduler/heartbeat.py", "bot/scheduler/slots.py"}
    assert swallowing <= workers | told_to_whoever_waits | tried_again_later


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_what_is_installed_is_pinned_by_hash_and_names_no_address(name: str) -> None:
    text = (HOME / "requirements" / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert [pin for pin in pins if not re.match(r"[a-z0-9.\-\[\],_]+==\S+ .*\\$", pin, re.IGNORECASE)] == []
    assert len(re.findall(r"\\\n    --hash=sha256:[0-9a-f]{64}", text)) >= len(pins)
    assert not re.search(r"https?:|//|--index|--find-links|@ ", text)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.com"])
def test_tests_reach_nothing_but_this_machine(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as connection, pytest.raises(PermissionError, match="wanted to reach"):
        connection.connect((host, 80))
