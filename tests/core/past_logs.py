"""Logs as people keep them elsewhere, for the import's tests."""

import csv
import io
from collections.abc import Mapping

from bot.core.export_csv import COLUMNS

MOCK = {
    "date": "2027-01-12 18:30",
    "kind": "mock",
    "interviewer": "Mia",
    "problem": "Short talks · Opening\nTell the mayor about the bridge.",
    "scores": "Opening: 2 (partner)\nEnding: can't tell",
    "signals": "hesitation: before the point",
    "fix": "Say the point first",
    "done": "partly",
}
DRILL = {"date": "2027-01-14", "kind": "drill", "problem": "Short talks · Ending", "scores": "Ending: 1 (self, late)"}
INTERVIEW = {"date": "2027-01-20 10:00", "kind": "interview", "interviewer": "Acme", "problem": "Short talks"}


def a_log(*rows: Mapping[str, str]) -> str:
    """A CSV file of these rows, in the columns of our own export."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
