"""Reading a rubric's file: every line a good one may hold, and what a bad line is refused for."""

import pytest

from bot.core.members import Level
from bot.core.question import Fact, Question
from bot.core.rubric import Dimension, Probe, PushKind, Rubric
from bot.core.rubric_entry import LONGEST
from bot.core.rubric_file import MINUTES_BEFORE_WINDOWS, parse, parse_stored
from tests.core.rubric_text import FILE, edited, refusal

OPENING = Dimension(
    id="opening",
    name="Opening",
    asks="Is the point first?",
    goal_template="In {seconds} seconds: the point.",
    seconds=40,
    levels={1: ("Wanders.", "Trails off."), 2: ("Says it.", "Says why."), 3: ("Says the price.", "Stops.")},
    not_3="A story told with charm.",
    probes=(Probe("no_reason", ("because", "since"), "Why?"),),
    checks=("Was the point first?", "Did you stop?"),
    pressure=("One sentence, please.", "Says who?"),
    exercises=("Say it three times.",),
    minutes=50,
)
BRIDGE = Question(
    id="bridge",
    level=Level.SENIOR,
    exposes=frozenset({"opening"}),
    ask="A bridge is closed. Tell the mayor.",
    facts=(Fact(("how long", "when"), "Six weeks."),),
)
OVEN = Question("oven", Level.MID, frozenset({"opening"}), "The oven fails. Report it.", ())


def test_every_key_of_the_format_is_read() -> None:
    rubric = parse("talks.toml", FILE)
    assert rubric == Rubric(
        id="talks",
        name="Short talks",
        summary="Saying one thing well.",
        levels=(Level.MID, Level.SENIOR),  # in the order of a career, however the file has them
        structure=("The point.", "The reason.", "Stop."),
        dimensions=(OPENING,),
        questions=(BRIDGE, OVEN),
        version=rubric.version,
        source=FILE,
    )


def test_the_version_changes_with_any_change_of_the_file_and_only_then() -> None:
    version = parse("talks.toml", FILE).version
    assert version == parse("renamed.toml", FILE).version
    assert version != parse("talks.toml", FILE.replace("Says why.", "Says why!")).version


def test_space_around_a_text_is_no_part_of_it() -> None:
    assert parse("talks.toml", edited("name", 'name = "  Short talks\\n"')).name == "Short talks"


def test_an_error_reads_as_file_key_and_reason() -> None:
    error = refusal(edited("seconds", "seconds = 5"))
    assert (error.file, error.key) == ("talks.toml", "dimension opening seconds")
    assert str(error) == "talks.toml: dimension opening seconds: needs a whole number from 15 to 600"


IDENTIFIER = "needs lower-case letters, digits and _, starting with a letter"
A_TEXT = "needs a text"
LIMIT = "needs its limit written once, as {seconds}"
AN_ENTRY = "needs at least one entry"
WHOLE = "needs a whole number from 15 to 600"
PROBE = 'probes = [{ when = "no_reason", unless = ["because"], ask = "Why?" '
FACT = 'facts = [{ about = ["when"], reply = "Soon." '

BAD_LINES = [
    # the rubric
    ("id", 'id = "Short talks"', "id", IDENTIFIER),
    ("id", "id = 7", "id", IDENTIFIER),
    ("name", 'name = " "', "name", A_TEXT),
    ("name", "name = 7", "name", A_TEXT),
    ("levels", 'levels = "senior"', "levels", "needs a list of texts, at least 1"),
    ("levels", "levels = []", "levels", "needs a list of texts, at least 1"),
    ("levels", 'levels = ["senior", "boss"]', "levels", "knows no level boss; there are mid, senior, staff, em"),
    ("structure", 'structure = ["The point.", "Stop."]', "structure", "needs a list of texts, at least 3"),
    ("structure", 'structure = ["The point.", "Stop.", 3]', "structure", A_TEXT),
    # a dimension
    ("goal", 'goal = "The point, and soon."', "dimension opening goal", LIMIT),
    ("goal", 'goal = "In {seconds} of {seconds}: the point."', "dimension opening goal", LIMIT),
    ("goal", 'goal = "In {seconds} seconds: {what}."', "dimension opening goal", LIMIT),
    ("goal", 'goal = "In {seconds:>9} seconds: the point."', "dimension opening goal", LIMIT),
    ("goal", 'goal = "In {seconds} seconds: the point}."', "dimension opening goal", LIMIT),
    ("seconds", "seconds = 14", "dimension opening seconds", WHOLE),
    ("seconds", "seconds = 601", "dimension opening seconds", WHOLE),
    ("seconds", "seconds = 40.0", "dimension opening seconds", WHOLE),
    ("seconds", 'seconds = "40"', "dimension opening seconds", WHOLE),
    ("level.2", 'level.2 = ["Says it."]', "dimension opening level 2", "needs a list of texts, exactly 2"),
    ("level.2", 'level.2 = ["a", "b", "c"]', "dimension opening level 2", "needs a list of texts, exactly 2"),
    ("level.2", 'level.4 = ["a", "b"]', "dimension opening level 2", "is missing"),
    ("level.3", 'level.3 = ["a", "b"]\nlevel.4 = ["a", "b"]', "dimension opening level 4", "is not a key I know here"),
    ("probes", "probes = []", "dimension opening probes", AN_ENTRY),
    ("probes", 'probes = ["Why?"]', "dimension opening probes", AN_ENTRY),
    ("probes", f"{PROBE}, unles = [] }}]", "dimension opening probes no_reason unles", "is not a key I know here"),
    ("probes", PROBE.replace('["because"]', "[]") + "}]", "dimension opening probes no_reason unless", "needs a list"),
    ("probes", PROBE.replace("no_reason", "no reason") + "}]", "dimension opening probes no reason when", IDENTIFIER),
    ("checks", 'checks = ["Was it?"]', "dimension opening checks", "needs a list of texts, at least 2"),
    ("pressure", 'pressure = ["Why?"]', "dimension opening pressure", "needs a list of texts, at least 2"),
    ("exercises", "exercises = []", "dimension opening exercises", "needs a list of texts, at least 1"),
    ("minutes", "minutes = 1", "dimension opening minutes", "needs a whole number from 2 to 60"),
    ("minutes", "minutes = 61", "dimension opening minutes", "needs a whole number from 2 to 60"),
    ("minutes", 'minutes = 50\nstage = ""', "dimension opening stage", A_TEXT),
    # a question
    ("level = ", 'level = "boss"', "question bridge level", "needs one of mid, senior"),
    ("level = ", 'level = "staff"', "question bridge level", "needs one of mid, senior"),  # a level, not this rubric's
    ("exposes", "exposes = []", "question bridge exposes", "needs a list of texts, at least 1"),
    ("exposes", 'exposes = ["opening", "jokes"]', "question bridge exposes", "names jokes, which the rubric has no"),
    ("facts", 'facts = "Six weeks."', "question bridge facts", AN_ENTRY),
    ("facts", f"{FACT}, about_ = 1 }}]", "question bridge facts about_", "is not a key I know here"),
    ("facts", FACT.replace('["when"]', '"when"') + "}]", "question bridge facts about", "needs a list"),
    ("facts", 'context = "It is closed."', "question bridge context", "needs a list of texts, at least 1"),
    ("facts", "constraint = []", "question bridge constraint", "needs a list of texts, at least 1"),
    ("facts", "twist = [3]", "question bridge twist", A_TEXT),
    # pushes that fit any question
    ("summary", 'summary = "One."\npressure = ["Why?"]', "pressure", "needs a table"),
    ("summary", 'summary = "One."\npressure.interruption = "Why?"', "pressure interruption", "needs a list of texts"),
    ("summary", 'summary = "One."\npressure.shouting = ["Why?"]', "pressure shouting", "is not a key I know here"),
]


@pytest.mark.parametrize(("line", "instead", "key", "reason"), BAD_LINES, ids=[row[1] for row in BAD_LINES])
def test_a_bad_line_is_refused_with_key_and_reason(line: str, instead: str, key: str, reason: str) -> None:
    error = refusal(edited(line, instead))
    assert error.key == key
    assert error.reason.startswith(reason)


NEEDED = [
    ("id", "id"),
    ("name", "name"),
    ("summary", "summary"),
    ("levels", "levels"),
    ("structure", "structure"),
    ("asks", "dimension opening asks"),
    ("goal", "dimension opening goal"),
    ("seconds", "dimension opening seconds"),
    ("level.1", "dimension opening level 1"),
    ("level.2", "dimension opening level 2"),
    ("level.3", "dimension opening level 3"),
    ("not_3", "dimension opening not_3"),
    ("checks", "dimension opening checks"),
    ("pressure", "dimension opening pressure"),
    ("exercises", "dimension opening exercises"),
    ("minutes", "dimension opening minutes"),
    ("level = ", "question bridge level"),
    ("exposes", "question bridge exposes"),
    ("ask = ", "question bridge ask"),
]


@pytest.mark.parametrize(("line", "key"), NEEDED)
def test_a_missing_key_is_named(line: str, key: str) -> None:
    error = refusal(edited(line, ""))
    assert (error.key, error.reason) == (key, "is missing")


def test_probes_are_needed_and_facts_are_not() -> None:
    error = refusal(edited("probes", ""))
    assert (error.key, error.reason) == ("dimension opening probes", AN_ENTRY)
    assert parse("talks.toml", edited("facts", "")).questions[0].facts == ()


@pytest.mark.parametrize(
    ("part", "key"),
    [(FILE.split("[[question]]")[0], "question"), (FILE.split("[[dimension]]")[0], "dimension")],
)
def test_a_file_without_questions_or_dimensions_is_refused(part: str, key: str) -> None:
    error = refusal(part)
    assert (error.key, error.reason) == (key, AN_ENTRY)


def test_a_level_that_is_no_table_is_refused() -> None:
    flat = edited("level.1", "level = 3").replace('level.2 = ["Says it.", "Says why."]\n', "")
    error = refusal(flat.replace('level.3 = ["Says the price.", "Stops."]\n', ""))
    assert (error.key, error.reason) == ("dimension opening level", "needs a table")


@pytest.mark.parametrize(
    ("before", "key"),
    [
        ("", "colour"),
        ("[[dimension]]\n", "dimension opening colour"),
        ("[[question]]\n", "question bridge colour"),
    ],
)
def test_an_unknown_key_is_refused_so_that_a_slip_is_seen(before: str, key: str) -> None:
    error = refusal(FILE.replace(before, f'{before}colour = "red"\n', 1))
    assert (error.key, error.reason) == (key, "is not a key I know here")


TEXTS = [
    ("name", "name", "name = {}"),
    ("summary", "line", "summary = {}"),
    ("structure", "line", 'structure = [{}, "b", "c"]'),
    ("asks", "asks", "asks = {}"),
    ("level.1", "behaviour", 'level.1 = [{}, "b"]'),
    ("not_3", "not_3", "not_3 = {}"),
    ("probes", "line", 'probes = [{{ when = "a", unless = [{}], ask = "Why?" }}]'),
    ("probes", "probe", 'probes = [{{ when = "a", unless = ["b"], ask = {} }}]'),
    ("checks", "line", 'checks = [{}, "b"]'),
    ("pressure", "line", 'pressure = [{}, "b"]'),
    ("exercises", "line", "exercises = [{}]"),
    ("minutes", "probe", "minutes = 50\nstage = {}"),
    ("ask = ", "ask", "ask = {}"),
    ("facts", "line", 'facts = [{{ about = [{}], reply = "Soon." }}]'),
    ("facts", "reply", 'facts = [{{ about = ["a"], reply = {} }}]'),
    ("facts", "sentence", "context = [{}]"),
    ("facts", "sentence", "constraint = [{}]"),
    ("facts", "sentence", "twist = [{}]"),
    ("summary", "line", 'summary = "One."\npressure.interruption = [{}]'),
]


@pytest.mark.parametrize(("line", "kind", "written"), TEXTS, ids=[row[2] for row in TEXTS])
def test_a_text_may_be_as_long_as_its_kind_allows_and_no_longer(line: str, kind: str, written: str) -> None:
    most = LONGEST[kind]
    parse("talks.toml", edited(line, written.format(f'"{"x" * most}"')))
    error = refusal(edited(line, written.format(f'"{"x" * (most + 1)}"')))
    assert error.reason == f"has {most + 1} characters; {most} at most"


def test_a_question_may_vary_in_context_constraint_and_twist() -> None:
    varied = edited("facts", 'context = ["A.", "B."]\nconstraint = ["C."]\ntwist = ["D.", "E."]')
    question = parse("talks.toml", varied).questions[0]
    assert (question.context, question.constraint, question.twist) == (("A.", "B."), ("C.",), ("D.", "E."))


def test_pushes_that_fit_any_question_are_read_by_kind() -> None:
    pushes = (
        'summary = "One."\npressure.interruption = ["Sorry?"]\npressure.why_not_simply = ["Why not email?", "And?"]'
    )
    rubric = parse("talks.toml", edited("summary", pushes))
    assert rubric.pressure == {
        PushKind.INTERRUPTION: ("Sorry?",),
        PushKind.WHY_NOT_SIMPLY: ("Why not email?", "And?"),
    }


def test_the_longest_sentences_of_a_question_together_are_no_longer_than_a_question_may_be() -> None:
    ask = "Tell the mayor."
    left = LONGEST["ask"] - len(ask) - 2
    parts = ("x" * 200, "y" * (left - 200))
    varied = 'ask = "{}"\ncontext = ["Short.", "{}"]\ntwist = ["{}", "Short."]'
    parse("talks.toml", edited("ask = ", varied.format(ask, *parts)))
    error = refusal(edited("ask = ", varied.format(ask, parts[0], f"{parts[1]}y")))
    longest = LONGEST["ask"]
    assert error.key == "question bridge ask"
    assert error.reason == f"makes {longest + 1} characters with its longest sentences; {longest} at most"


@pytest.mark.parametrize("seconds", [15, 600])
def test_a_goals_limit_lies_between_a_quarter_of_a_minute_and_ten_minutes(seconds: int) -> None:
    assert parse("talks.toml", edited("seconds", f"seconds = {seconds}")).dimensions[0].seconds == seconds


def test_an_id_has_at_most_36_characters() -> None:
    assert parse("talks.toml", edited("id", f'id = "{"x" * 36}"')).id == "x" * 36
    assert refusal(edited("id", f'id = "{"x" * 37}"')).reason == IDENTIFIER


def test_what_is_not_toml_is_refused_with_its_place() -> None:
    error = refusal('id = "talks"\nname = ')
    assert (error.key, error.reason) == ("the file", "is not TOML (Invalid value (at end of document))")


def test_a_stored_rubric_is_read_by_the_rules_of_its_time() -> None:
    retired = 'id = "talks"\nretired_key = "something files once had"'
    old = FILE.replace("minutes = 50\n", "").replace('id = "talks"', retired, 1)
    assert refusal(old).key == "dimension opening minutes"
    assert parse_stored("talks.toml", old).dimension("opening").minutes == MINUTES_BEFORE_WINDOWS
