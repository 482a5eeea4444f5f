"""A rubric's file that nothing is wrong with, in its three parts, and ways to spoil it."""

import pytest

from bot.core.rubric_entry import RubricError
from bot.core.rubric_file import parse

HEAD = """
id = "talks"
name = "Short talks"
summary = "Saying one thing well."
levels = ["senior", "mid"]
structure = ["The point.", "The reason.", "Stop."]

"""

PART = """[[dimension]]
id = "opening"
name = "Opening"
asks = "Is the point first?"
goal = "In {seconds} seconds: the point."
seconds = 40
level.1 = ["Wanders.", "Trails off."]
level.2 = ["Says it.", "Says why."]
level.3 = ["Says the price.", "Stops."]
not_3 = "A story told with charm."
probes = [{ when = "no_reason", unless = ["because", "since"], ask = "Why?" }]
checks = ["Was the point first?", "Did you stop?"]
pressure = ["One sentence, please.", "Says who?"]
exercises = ["Say it three times."]
minutes = 50

"""

QUESTIONS = """[[question]]
id = "bridge"
level = "senior"
exposes = ["opening"]
ask = "A bridge is closed. Tell the mayor."
facts = [{ about = ["how long", "when"], reply = "Six weeks." }]

[[question]]
id = "oven"
level = "mid"
exposes = ["opening"]
ask = "The oven fails. Report it."
"""

FILE = HEAD + PART + QUESTIONS


def refusal(text: str) -> RubricError:
    """What the file is refused for."""
    with pytest.raises(RubricError) as refused:
        parse("talks.toml", text)
    return refused.value


def edited(line: str, instead: str) -> str:
    """The good file with one line, known by its beginning, written otherwise."""
    lines = FILE.splitlines()
    place = next(n for n, each in enumerate(lines) if each.startswith(line))
    return "\n".join([*lines[:place], instead, *lines[place + 1 :]])
