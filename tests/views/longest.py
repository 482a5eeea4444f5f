"""Seven rubrics whose every text is as long as the format allows, eight dimensions each, and answers to each."""

from bot.core.agreement import LEVELS
from bot.core.library import Library
from bot.core.members import Level
from bot.core.rubric_entry import LONGEST

DIMENSIONS = 8
RUBRICS = 7
LINES = 8
EXERCISES = 3
LONGEST_ID = 36


def longest_library() -> Library:
    """What the file reader still accepts, and not one character more."""
    ids = [_id(f"rubric_{number}") for number in range(RUBRICS)]
    rubrics = {f"{id_}.toml": _rubric(id_) for id_ in ids}
    return Library(rubrics | {f"references/{id_}.toml": _references() for id_ in ids})


def _rubric(id_: str) -> str:
    dimensions = [_id(f"dimension_{number}") for number in range(DIMENSIONS)]
    levels = ", ".join(f'"{level}"' for level in Level)
    top = f'''
id = "{id_}"
name = "{_filled("name")}"
summary = "{_filled("line")}"
levels = [{levels}]
structure = {_texts("line", LINES)}
'''
    return top + "".join(_dimension(each) for each in dimensions) + _question(dimensions)


def _dimension(id_: str) -> str:
    return f'''
[[dimension]]
id = "{id_}"
name = "{_filled("name")}"
asks = "{_filled("asks")}"
goal = "{{seconds}} {_filled("goal", less=10)}"
seconds = 600
level.1 = {_texts("behaviour", 2)}
level.2 = {_texts("behaviour", 2)}
level.3 = {_texts("behaviour", 2)}
not_3 = "{_filled("not_3")}"
probes = [{{ when = "always", unless = ["never said"], ask = "{_filled("probe")}" }}]
checks = {_texts("line", 2)}
pressure = {_texts("line", 2)}
exercises = {_texts("line", EXERCISES)}
minutes = 7
stage = "{_filled("probe")}"
'''


def _question(dimensions: list[str]) -> str:
    exposes = ", ".join(f'"{each}"' for each in dimensions)
    return f'''
[[question]]
id = "{_id("question")}"
level = "senior"
exposes = [{exposes}]
ask = "{_filled("ask")}"
'''


def _references() -> str:
    """A question of every dimension at three levels. Slack wants five characters for each &, four for each <."""
    return "".join(_triple(number) for number in range(DIMENSIONS))


def _triple(number: int) -> str:
    answer = ("a < b && c ? 1 & " * 150)[: LONGEST["answer"] - 1] + "."
    answers = "".join(
        f'''
[[triple.answer]]
level = {level}
text = "{answer}"
quote = "{answer[: LONGEST["line"]].strip()}"
why = "{_filled("why")}"
'''
        for level in LEVELS
    )
    return f'''
[[triple]]
id = "{_id(f"triple_{number}")}"
dimension = "{_id(f"dimension_{number}")}"
held_out = false
question = "{_filled("ask")}"
{answers}'''


def _id(start: str) -> str:
    return f"{start}_".ljust(LONGEST_ID, "x")


def _texts(kind: str, how_many: int) -> str:
    return f"[{', '.join(repr(_filled(kind)) for _ in range(how_many))}]"


def _filled(kind: str, less: int = 0) -> str:
    return ("wide words " * 40)[: LONGEST[kind] - less - 1] + "."
