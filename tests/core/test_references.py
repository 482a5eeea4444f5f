"""Reference answers read from TOML: three to a question, and a bad file refused with key and reason."""

import pytest

from bot.core.references import Reference, parse_references
from bot.core.rubric_entry import LONGEST, RubricError
from bot.core.rubric_file import parse
from tests.sample_rubric import REFERENCES, TALKS

FILE = "references/talks.toml"
RUBRIC = parse("talks.toml", TALKS)
HELD_OUT = "held_out = true"


def refusal(text: str) -> str:
    """What the file is refused for."""
    with pytest.raises(RubricError) as refused:
        parse_references(FILE, text, RUBRIC)
    return str(refused.value)


def edited(old: str, new: str) -> str:
    """The good file with the first place of a text written otherwise."""
    assert old in REFERENCES
    return REFERENCES.replace(old, new, 1)


def without_the_last_answer() -> str:
    return REFERENCES[: REFERENCES.rindex("[[triple.answer]]")]


def test_an_answer_comes_with_its_question_its_level_and_the_words_that_decide() -> None:
    assert parse_references(FILE, REFERENCES, RUBRIC)[1] == Reference(
        id="talks:bridge:2",
        rubric_id="talks",
        dimension_id="opening",
        question="A bridge is closed for repairs. Tell the mayor.",
        text="The bridge is closed until June, because a pillar moved. A firm from the coast looks after it.",
        level=2,
        quote="The bridge is closed until June, because a pillar moved",
        why="The point first, the reason after it. What it costs the town isn't said.",
        held_out=False,
    )


def test_each_triple_has_three_levels_in_the_files_order_and_one_word_on_whether_it_is_held_out() -> None:
    found = [(each.id, each.level, each.held_out) for each in parse_references(FILE, REFERENCES, RUBRIC)]
    assert found == [
        ("talks:bridge:1", 1, False),
        ("talks:bridge:2", 2, False),
        ("talks:bridge:3", 3, False),
        ("talks:oven:1", 1, True),
        ("talks:oven:2", 2, True),
        ("talks:oven:3", 3, True),
    ]


def test_an_answer_of_several_lines_keeps_them_but_not_the_blanks_around() -> None:
    text = parse_references(FILE, REFERENCES, RUBRIC)[-1].text
    assert text.splitlines() == [
        "The oven fails every Friday, and each time we throw away 90 loaves.",
        "It is when we bake twice.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[triple", f"{FILE}: the file: is not TOML"),
        ("", f"{FILE}: triple: needs at least one entry"),
        (f"name = 'x'\n{REFERENCES}", f"{FILE}: name: is not a key I know here"),
        (
            edited('id = "bridge"', 'id = "The bridge"'),
            f"{FILE}: triple The bridge id: needs lower-case letters, digits",
        ),
        (edited('id = "oven"', 'id = "bridge"'), f"{FILE}: triple bridge: stands in the file twice; ids are unique"),
        (
            edited('dimension = "opening"', 'dimension = "middle"'),
            f"{FILE}: triple bridge dimension: names middle, which talks has no dimension for",
        ),
        (edited(HELD_OUT, "held_out = 1"), f"{FILE}: triple oven held_out: needs true or false"),
        (edited(HELD_OUT, ""), f"{FILE}: triple oven held_out: is missing"),
        (edited(HELD_OUT, f"{HELD_OUT}\nlevel = 1"), f"{FILE}: triple oven level: is not a key I know here"),
        (edited('question = "A bridge', 'ask = "A bridge'), f"{FILE}: triple bridge question: is missing"),
        (edited("level = 1", "level = 0"), f"{FILE}: triple bridge answer level: needs a whole number from 1 to 3"),
        (edited("level = 3", "level = 4"), f"{FILE}: triple bridge answer level: needs a whole number from 1 to 3"),
        (edited("level = 1", "level = true"), f"{FILE}: triple bridge answer level: needs a whole number from 1 to 3"),
        (edited("level = 1", "level = 1.0"), f"{FILE}: triple bridge answer level: needs a whole number from 1 to 3"),
        (
            edited("level = 1", "level = 2"),
            f"{FILE}: triple bridge answer: needs three: one at level 1, one at 2, one at",
        ),
        (without_the_last_answer(), f"{FILE}: triple oven answer: needs three: one at level 1, one at 2, one at 3"),
        (
            edited('quote = "back in March', 'quote = "Back in March'),
            f"{FILE}: triple bridge answer quote: is not in the answer, word for word: Back in March",
        ),
        (edited('why = "Begins', 'because = "Begins'), f"{FILE}: triple bridge answer why: is missing"),
        (
            edited('why = "Begins', 'score = 1\nwhy = "Begins'),
            f"{FILE}: triple bridge answer score: is not a key I know",
        ),
        (
            edited('why = "A story; the point never comes."', 'why = " "'),
            f"{FILE}: triple oven answer why: needs a text",
        ),
    ],
)
def test_a_bad_file_is_refused_with_its_name_the_key_and_the_reason(text: str, said: str) -> None:
    assert refusal(text).startswith(said)


@pytest.mark.parametrize(
    ("key", "kind", "line"),
    [
        ("question", "ask", 'question = "A bridge is closed for repairs. Tell the mayor."'),
        ("answer text", "answer", 'text = "So, back in March'),
        ("answer why", "why", 'why = "Begins with the history'),
    ],
)
def test_a_text_may_be_as_long_as_reads_on_a_phone_and_not_a_character_longer(key: str, kind: str, line: str) -> None:
    whole = next(each for each in REFERENCES.splitlines() if each.startswith(line))
    name, _, value = whole.partition(" = ")
    filled = value.strip('"').ljust(LONGEST[kind], "x")
    assert len(parse_references(FILE, edited(whole, f'{name} = "{filled}"'), RUBRIC)) == 6
    said = refusal(edited(whole, f'{name} = "{filled}x"'))
    assert said == f"{FILE}: triple bridge {key}: has {LONGEST[kind] + 1} characters; {LONGEST[kind]} at most"
