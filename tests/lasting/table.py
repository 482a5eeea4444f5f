"""All troubles in their order, and the document that tells them."""

from collections.abc import Iterable
from itertools import product

from tests.lasting import ai_thinking, ai_troubles, arrivals, databases, forms, outages, presses
from tests.lasting.channels import CHANNELS
from tests.lasting.leaving import LEAVING
from tests.lasting.trouble import Trouble

SECTIONS: dict[str, tuple[Trouble, ...]] = {
    "What people write": arrivals.TROUBLES,
    "Buttons": presses.TROUBLES,
    "Forms": forms.TROUBLES,
    "The AI interviewer": (*ai_troubles.TROUBLES, *ai_thinking.TROUBLES),
    "Slack": outages.TROUBLES,
    "The database": databases.TROUBLES,
}

TITLE = "What happens when"
_BEGINNING = f"""# {TITLE}

For those who run Whetstone in a workspace: what can go wrong, and what comes of it. Every row is a test that makes it
happen to the real app; change a row in `tests/lasting` and write this page anew with
`UPDATE_GOLDENS=1 python -m pytest tests/lasting/test_document.py`.

Whatever the trouble, five things hold, and are checked after each:

- what was typed is in the database, once;
- everything Whetstone had to say is in Slack, once and in order;
- the drill goes on to its end;
- somebody whose press or form was refused is told so in a sentence;
- nothing that a person wrote, and no token, is in the log.

**Whetstone is killed.** At any instant, as often as you like: start it again. What Slack was told has arrived is in the
database. What Whetstone was saying at that moment is looked for in the conversation before it is said again, so it may
come up to twenty seconds late, but never twice. A press or a form that got no answer is for the person to repeat; Slack
tells them. `tests/lasting/test_kills.py` kills it twenty times in the middle of drills on SQLite and on PostgreSQL,
`test_kills_with_ai.py` as often while an AI thinks, `test_kills_on_time.py` while reminders, channel questions and
digests are due, and `make bench` reports how much was lost and doubled. With two processes on one PostgreSQL the other
one goes on: `test_replicas.py`.
"""

_CHANNELS = """## A channel's question and digest

Who set it up is told, in their DM. `tests/lasting/channels.py` makes each row happen.
"""

_LEAVING = """## When somebody or the app leaves

Here the drill need not go on, and what had to be said may never be. `tests/lasting/leaving.py` makes each row happen.
"""


def trials() -> list[tuple[Trouble, str, str]]:
    """Every trouble with each of its databases and cases."""
    every = (trouble for troubles in SECTIONS.values() for trouble in troubles)
    return [(trouble, *how) for trouble in every for how in product(trouble.on, trouble.cases)]


def departures() -> list[tuple[Trouble, str]]:
    """Everything about leaving with each of its databases. No drill need go on to its end after these."""
    return [(trouble, backend) for trouble in LEAVING for backend in trouble.on]


def document() -> str:
    """The page, in Markdown."""
    sections = [f"## {title}\n\n{_rows(troubles)}\n" for title, troubles in SECTIONS.items()]
    return "\n".join([_BEGINNING, *sections, f"{_CHANNELS}\n{_rows(CHANNELS)}\n", f"{_LEAVING}\n{_rows(LEAVING)}\n"])


def _rows(troubles: Iterable[Trouble]) -> str:
    head = ["| When | Then | The person reads |", "| --- | --- | --- |"]
    return "\n".join([*head, *(f"| {each.happens} | {each.outcome} | {_told(each)} |" for each in troubles)])


def _told(trouble: Trouble) -> str:
    return f"“{trouble.told}”" if trouble.told else ""
