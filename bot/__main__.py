"""`python -m bot` and its commands, from `run` to `demo`: the command line."""

import argparse
import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot import config
from bot.config import SettingError, Settings
from bot.core.rubric_entry import RubricError

NO_TOKENS = (
    "There are no Slack tokens, so there is nothing to connect to. `make run` starts the local playground; "
    "for a workspace set SLACK_BOT_TOKEN and SLACK_APP_TOKEN."
)

MOST_DAYS = 3660
"""Of a usage report: ten years."""


def main() -> int:
    """Run one command; the exit code is 0, or 1 after a sentence on stderr."""
    arguments = _arguments()
    from bot.store.engine import CantOpen  # after --help, which needn't wait for SQLAlchemy
    from bot.store.migrate import TooNew

    try:
        settings = config.read()
        config.set_up_logging(settings.log_level)
        return _COMMANDS[arguments.command](settings, arguments)
    except (SettingError, RubricError, TooNew) as error:
        print(error, file=sys.stderr)
    except CantOpen as error:
        print(f"DATABASE_URL names a database that can't be opened: {error}.", file=sys.stderr)
    return 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Whetstone, the Slack app.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="connect to Slack and serve")
    commands.add_parser("check", help="list settings, database, rubrics and tokens; exit 1 on a fault")
    commands.add_parser("migrate", help="bring the database to the newest version")
    backup = commands.add_parser("backup", help="copy the SQLite database while it is in use")
    backup.add_argument("file", type=Path, help="where the copy goes")
    restored = commands.add_parser("restore", help="bring a copy back, while nothing is running")
    restored.add_argument("file", type=Path, help="a copy that `backup` made")
    restored.add_argument("--replace", action="store_true", help="even where there is data already")
    rubric = commands.add_parser("rubric", help="look after rubric files").add_subparsers(dest="what", required=True)
    checked = rubric.add_parser("check", help="count what rubrics hold and list what to mend; exit 1 if anything")
    sampled = rubric.add_parser("sample", help="print questions as members get them, to be read in full")
    for command in (checked, sampled):
        command.add_argument("file", type=Path, nargs="?", help="one file; without it every rubric a start would use")
    used = commands.add_parser("usage", help="count what the AI was asked, what it cost and how members found it")
    used.add_argument("--days", type=_days, default=7, help="how many days, today among them (7)")
    commands.add_parser("outbox", help="count what waits to be sent to Slack, how fast it goes and what was given up")
    judged = commands.add_parser("judge", help="hold the AI's scores against people's, on answers whose score is known")
    judged.add_argument("--live", action="store_true", help="ask the model, which may cost money")
    judged.add_argument(
        "file", type=Path, nargs="?", help="a CSV: question, answer, human score, maximum; without it our own answers"
    )
    commands.add_parser("demo", help="fill an empty database with example data, for the playground")
    return parser.parse_args()


def _days(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {MOST_DAYS}")
    return int(value)


def _run(settings: Settings, _: argparse.Namespace) -> int:
    if not settings.connected:
        raise SettingError(NO_TOKENS)
    from bot.app import run

    asyncio.run(run(settings))
    return 0


def _check(settings: Settings, _: argparse.Namespace) -> int:
    from bot.checkup import checkup

    findings = asyncio.run(checkup(settings))
    for finding in findings:
        print(f"{'ok   ' if finding.holds else 'FAULT'}  {finding.name}: {finding.what}")
    return 0 if all(finding.holds for finding in findings) else 1


def _migrate(settings: Settings, _: argparse.Namespace) -> int:
    from bot.store import migrate
    from bot.store.engine import Database

    database = Database(settings.database_url)
    migrate.upgrade(database)
    database.close()
    print(f"The database is at version {migrate.HEAD}.")
    return 0


def _backup(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.copies import back_up

    print(back_up(settings, arguments.file))
    return 0


def _restore(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.copies import restore

    print(restore(settings, arguments.file, replace=arguments.replace))
    return 0


def _rubric(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.rubric_report import report, samples

    if arguments.what == "sample":
        print(samples(settings, arguments.file), end="")
        return 0
    lines, well = report(settings, arguments.file)
    print("\n".join(lines))
    return 0 if well else 1


def _usage(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.usage_report import usage

    print("\n".join(usage(settings, arguments.days)))
    return 0


def _outbox(settings: Settings, _: argparse.Namespace) -> int:
    from bot.outbox_report import outbox

    print("\n".join(outbox(settings)))
    return 0


def _judge(settings: Settings, arguments: argparse.Namespace) -> int:
    from bot.judge import judge

    print("\n".join(judge(settings, arguments.file, live=arguments.live, progress=_show_progress)))
    return 0


def _demo(settings: Settings, _: argparse.Namespace) -> int:
    from bot.demo.prepare import prepare

    print(prepare(settings, datetime.now(UTC)), flush=True)
    return 0


def _show_progress(done: int, of: int) -> None:
    in_place = sys.stderr.isatty() and done < of
    print(f"{done} of {of} read", end="\r" if in_place else "\n", file=sys.stderr, flush=True)


_COMMANDS = {
    "run": _run,
    "check": _check,
    "migrate": _migrate,
    "backup": _backup,
    "restore": _restore,
    "rubric": _rubric,
    "usage": _usage,
    "outbox": _outbox,
    "judge": _judge,
    "demo": _demo,
}

if __name__ == "__main__":
    sys.exit(main())
