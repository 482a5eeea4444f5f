"""Finding the rubric or the area somebody typed the name of."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.find_area import MOST_SUGGESTIONS, Area, Found, Place, Suggestions, WholeRubric, find
from bot.core.library import Library
from bot.core.rubric import Rubric
from tests.sample_rubric import sample_library

SHIPPED = Library(
    {path.name: path.read_text("utf-8") for path in sorted((Path(__file__).parents[2] / "rubrics").glob("*.toml"))}
)
SAMPLE = next(iter(sample_library()))


def a_rubric(name: str, *dimensions: str) -> Rubric:
    """A rubric of which only the names matter."""
    made = tuple(replace(SAMPLE.dimensions[0], id=_id(dimension), name=dimension) for dimension in dimensions)
    return replace(SAMPLE, id=_id(name), name=name, dimensions=made, questions=())


def _id(name: str) -> str:
    return name.lower().replace(" ", "_").replace("-", "_").replace("'", "")


CODING = a_rubric("Coding", "Clarification", "Approach", "Execution", "Testing", "Optimisation", "Communication")
SYSTEM = a_rubric(
    "System design", "Requirements", "Capacity", "Architecture", "Data model", "API", "Bottlenecks", "Trade-offs"
)
BACKEND = a_rubric(
    "Backend system design", "API", "Data", "Consistency", "Queueing", "Reliability", "Operations", "Trade-offs"
)
API = a_rubric(
    "API design", "Resource model", "Pagination", "Idempotency", "Auth", "Versioning", "Rate limits", "Errors"
)
AWS = a_rubric("AWS", "Networking", "Storage", "Compute", "Cost", "Security")
DATA = a_rubric("Data modelling", "Entities", "Keys", "Access paths", "Integrity")
BEHAVIOURAL = a_rubric(
    "Behavioural", "Situation in two sentences", "Scope of impact", "What I'd do differently", "Quantified outcome"
)
SEVEN = (CODING, SYSTEM, BACKEND, API, AWS, DATA, BEHAVIOURAL)


def shown(found: Found) -> str | list[str]:
    """`rubric`, `rubric/dimension`, or a list of them."""
    match found:
        case Suggestions(places):
            return [_place(place) for place in places]
        case place:
            return _place(place)


def _place(place: Place) -> str:
    match place:
        case WholeRubric(rubric):
            return rubric.id
        case Area(rubric, dimension):
            return f"{rubric.id}/{dimension.id}"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # as it is written, whatever the case and the punctuation
        ("System design", "system_design"),
        ("SYSTEM-DESIGN", "system_design"),
        ("system_design", "system_design"),
        ("  system   design!", "system_design"),
        ("systemdesign", "system_design"),
        ("sys\u200btem design", "system_design"),
        ("“aws”", "aws"),
        ("trade_offs, system design", "system_design/trade_offs"),
        ("What I’d do differently", "behavioural/what_id_do_differently"),
        # either side of the ocean, one or many
        ("behavioral", "behavioural"),
        ("behavioural", "behavioural"),
        ("data modeling", "data_modelling"),
        ("data modelling", "data_modelling"),
        ("optimization", "coding/optimisation"),
        ("bottleneck", "system_design/bottlenecks"),
        ("rate limit", "api_design/rate_limits"),
        ("tests", "coding/testing"),
        # the other way round, with the words around it
        ("design system", "system_design"),
        ("api system design", "system_design/api"),
        ("a coding interview", "coding"),
        ("the behavioral round please", "behavioural"),
        ("I want to practise pagination", "api_design/pagination"),
        # shortened
        ("sys design", "system_design"),
        ("behav", "behavioural"),
        ("reqs", "system_design/requirements"),
        ("arch", "system_design/architecture"),
        ("comm", "coding/communication"),
        ("situation", "behavioural/situation_in_two_sentences"),
        ("backend", "backend_system_design"),
        # misspelt
        ("sytem desing", "system_design"),
        ("behaviorial", "behavioural"),
        ("requirments", "system_design/requirements"),
        ("bottelnecks", "system_design/bottlenecks"),
        ("quantifed outcome", "behavioural/quantified_outcome"),
        ("queuing", "backend_system_design/queueing"),
        # a rubric beside a dimension
        ("system design api", "system_design/api"),
        ("backend api", "backend_system_design/api"),
        ("backend system design data", "backend_system_design/data"),
        ("sys design reqs", "system_design/requirements"),
        ("behavioural outcome", "behavioural/quantified_outcome"),
        ("behavioral quantified outcome", "behavioural/quantified_outcome"),
        ("backend tradeofs", "backend_system_design/trade_offs"),
        ("system design trade-offs", "system_design/trade_offs"),
        ("testing in coding", "coding/testing"),
        ("api design errors", "api_design/errors"),
        # of two alike, the one that is spelled out
        ("system design", "system_design"),
        ("backend system design", "backend_system_design"),
        ("api design", "api_design"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, meant: str) -> None:
    assert shown(find(typed, SEVEN)) == meant


@pytest.mark.parametrize(
    ("typed", "suggested"),
    [
        ("api", ["system_design/api", "backend_system_design/api", "api_design"]),
        ("data", ["backend_system_design/data", "system_design/data_model", "data_modelling"]),
        ("data model", ["system_design/data_model", "data_modelling", "backend_system_design/data"]),
        ("tradeofs", ["system_design/trade_offs", "backend_system_design/trade_offs"]),
        ("design", ["system_design", "backend_system_design", "api_design"]),
        ("modelling", ["data_modelling"]),
        ("capacity planning", ["system_design/capacity"]),
        ("error handling", ["api_design/errors"]),
        ("asw", ["aws"]),  # three letters, two of them in the wrong place
        ("impact", ["behavioural/scope_of_impact"]),
    ],
)
def test_unsure_it_suggests_the_likeliest_first(typed: str, suggested: Sequence[str]) -> None:
    assert shown(find(typed, SEVEN)) == suggested


@pytest.mark.parametrize("typed", ["", "   ", "…", "x", "hello", "banana", "the", "42", "🙃", "\u200b", "數據"])
def test_what_is_like_nothing_suggests_nothing(typed: str) -> None:
    assert find(typed, SEVEN) == Suggestions()


@pytest.mark.parametrize(
    ("typed", "target", "meant"),
    [
        ("api", "system_design", "system_design/api"),
        ("api", "backend_system_design", "backend_system_design/api"),
        ("api", "api_design", "api_design"),
        ("tradeofs", "backend_system_design", "backend_system_design/trade_offs"),
        ("data model", "system_design", "system_design/data_model"),
        ("data model", "data_modelling", "data_modelling"),
        ("data", "data_modelling", "data_modelling"),
        ("system design", "backend_system_design", "system_design"),  # no clash: it is another rubric's full name
        ("pagination", "coding", "api_design/pagination"),
        ("backend api", "system_design", "backend_system_design/api"),
        ("pagination", "gone_since", "api_design/pagination"),
    ],
)
def test_where_names_clash_the_members_own_rubric_is_meant(typed: str, target: str, meant: str) -> None:
    assert shown(find(typed, SEVEN, target)) == meant


def test_the_members_own_rubric_is_not_taken_for_a_name_that_is_hardly_like_it() -> None:
    elsewhere, home = a_rubric("Storage", "Sharding"), a_rubric("Games", "Shardimon")
    assert shown(find("shardimg", (elsewhere, home), "games")) == ["storage/sharding", "games/shardimon"]


def test_of_equals_the_members_own_rubric_comes_first() -> None:
    one, other = a_rubric("One", "Deep dives", "Deep divers"), a_rubric("Other", "Deep dives", "Deep divers")
    assert shown(find("deep dives", (one, other), "other")) == [
        "other/deep_dives",
        "one/deep_dives",
        "other/deep_divers",
        "one/deep_divers",
    ]


def test_no_more_is_suggested_than_fits_a_glance() -> None:
    many = [a_rubric(f"Talks {letter}", "Opening") for letter in "bcdefgh"]
    found = find("opening", many)
    assert isinstance(found, Suggestions)
    assert len(found.places) == MOST_SUGGESTIONS


def test_a_name_of_small_words_alone_is_found_too() -> None:
    assert shown(find("practise questions", (a_rubric("Practice questions", "Start"),))) == "practice_questions"


@pytest.mark.parametrize("rubric", list(SHIPPED), ids=lambda rubric: rubric.id)
def test_every_shipped_name_and_id_finds_its_own(rubric: Rubric) -> None:
    """At once, or first of a few where another name begins with it; two of one name are told apart by one's target."""
    assert find(rubric.name, SHIPPED) == find(rubric.id, SHIPPED) == WholeRubric(rubric)
    for dimension in rubric.dimensions:
        for typed in (dimension.name, dimension.id):
            assert first(find(typed, SHIPPED, rubric.id)) == Area(rubric, dimension)


def first(found: Found) -> Place | None:
    """What was found, or the likeliest of what was suggested."""
    if isinstance(found, Suggestions):
        return found.places[0] if found.places else None
    return found


NAMED: list[tuple[str, Place]] = [
    *((rubric.name, WholeRubric(rubric)) for rubric in SHIPPED),
    *((dimension.name, Area(rubric, dimension)) for rubric in SHIPPED for dimension in rubric.dimensions),
]


def typos(name: str) -> set[str]:
    """Every way to leave out a letter, to double one, or to swap two neighbours."""
    parts = [(name[:at], name[at], name[at + 1], name[at + 2 :]) for at in range(len(name) - 1)]
    left_out = {f"{before}{two}{after}" for before, _, two, after in parts}
    doubled = {f"{before}{one}{one}{two}{after}" for before, one, two, after in parts}
    return left_out | doubled | {f"{before}{two}{one}{after}" for before, one, two, after in parts}


@pytest.mark.parametrize(("name", "place"), [pytest.param(*named, id=named[0]) for named in NAMED if len(named[0]) > 5])
def test_one_typo_still_finds_it_or_suggests_it_first(name: str, place: Place) -> None:
    found = {typed: first(find(typed, SHIPPED, place.rubric.id)) for typed in typos(name)}
    assert {typed: other and _place(other) for typed, other in found.items() if other != place} == {}


@given(st.text() | st.lists(st.sampled_from([name for name, _ in NAMED])).map(" ".join))
def test_whatever_is_typed_something_can_be_shown(typed: str) -> None:
    found = find(typed, SHIPPED, "system_design")
    places = found.places if isinstance(found, Suggestions) else (found,)
    assert len(set(map(_place, places))) == len(places) <= MOST_SUGGESTIONS


@pytest.mark.parametrize("typed", ["systom desogn " * 250, "x" * 3000, "a b " * 750, "\u0301" * 3000, "ﷺ" * 3000])
def test_a_pasted_wall_is_compared_before_anyone_waits(typed: str) -> None:
    begun = time.process_time()
    find(typed, SEVEN)
    assert time.process_time() - begun < 1
