"""Whether an answer holds enough to be judged."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.thinness import CLARIFYING, FEWEST_WORDS, is_thin

TRADE_OFFS = "trade_offs"
"""A dimension on which asking is not the answer."""

OTHER = "and 7 seconds"
"""One quantity; a text that holds one more is no longer thin."""


def test_twenty_five_words_are_enough_and_twenty_four_are_not() -> None:
    assert is_thin("word " * (FEWEST_WORDS - 1), TRADE_OFFS)
    assert not is_thin("word " * FEWEST_WORDS, TRADE_OFFS)


@pytest.mark.parametrize("nothing", ["", "   \n\n", "…", "I would use a queue.", "\u200b\u200b", "?", "```"])
def test_next_to_nothing_is_thin(nothing: str) -> None:
    assert is_thin(nothing, TRADE_OFFS)
    assert is_thin(nothing, "clarification")


@pytest.mark.parametrize(
    "quantity",
    [
        "200 ms",
        "200ms",
        "2.5 s",
        "1,500 milliseconds",
        "40 µs",
        "3k rps",
        "3k requests",
        "10 million users",
        "500 orders a day",
        "300 a second",
        "300 per second",
        "300/s",
        "2 TB",
        "64GB",
        "100 Mbps",
        "5%",
        "99.99 %",
        "5 per cent",
        "12 percent",
        "$40",
        "€ 3.50",
        "USD 200",
        "40 dollars",
        "40 €",
        "40 EUR",
        "£2m",
        "10x",
        "4 nines",
        "12 engineers",
        "8 other teams",  # one word may stand between
        "a 30-day window",
        "~90s",
        "90-second answers",
        "two weeks",
        "twelve hours",
        "One minute",
        "three million dollars",
        "six-month project",
    ],
)
def test_a_number_with_its_unit_is_a_quantity(quantity: str) -> None:
    assert is_thin(quantity, TRADE_OFFS)
    assert not is_thin(f"{quantity} {OTHER}", TRADE_OFFS)


@pytest.mark.parametrize(
    "text",
    [
        "3 things",
        "1. seconds matter",  # a list's number, whatever follows
        "1) bytes",
        "round 2",
        "round 2, hours later",
        "p99",
        "the p99 seconds",
        "in 2024",
        "42",
        "a 2d grid",
        "HTTP2 requests",
        "option 3 is best",
        "one request",  # a way of speaking
        "two approaches",
        "none weeks",
        "someone seconds it",
        "thirteen weeks",  # spelled out as far as twelve
        "minutes",
        "%",
        "$",
        "seconds 3",
        "5 msgpack",  # a unit is a whole word
        "5 and seconds",
    ],
)
def test_a_bare_number_is_no_quantity(text: str) -> None:
    assert is_thin(f"{text} {OTHER}", TRADE_OFFS)


@pytest.mark.parametrize(
    "once",
    ["200-300 ms", "5–10 minutes", "10 to 20 seconds", "$40 a month", "$1,200.50 per seat", "3k rps", "20 ms/call"],
)
def test_a_range_and_a_price_are_one_quantity(once: str) -> None:
    assert is_thin(once, TRADE_OFFS)


@pytest.mark.parametrize("dimension_id", sorted(CLARIFYING))
@pytest.mark.parametrize(
    "asked",
    [
        "Is it sorted? Any duplicates?",
        "Sorted?\nEmpty input?",
        "How many users?? And who pays???",
        "「何人ですか？」「いつですか？」",
        "كم عدد المستخدمين؟ ومن يدفع؟",
    ],
)
def test_two_questions_are_an_answer_where_asking_is_asked_for(asked: str, dimension_id: str) -> None:
    assert not is_thin(asked, dimension_id)
    assert is_thin(asked, TRADE_OFFS)


@pytest.mark.parametrize(
    "asked",
    [
        "Is it sorted?",
        "What???",  # once, with feeling
        "? ?",
        "So how many users? I'd guess a few.",
        "see https://example.com/a?b=1 and https://example.com/c?d=2",
    ],
)
def test_one_question_is_not_two(asked: str) -> None:
    assert is_thin(asked, "requirements")


@pytest.mark.parametrize(
    "fenced",
    [
        "```\na\nb\nc\n```",
        "```a()\nb\nc```",
        "```python\na\nb\nc\n```",
        "see ```a()\nb``` then ```c```",  # over two fences
        "```\na\n\n\nb\n}\n",  # never closed; the empty lines don't count
    ],
)
def test_between_fences_every_line_that_holds_something_is_code(fenced: str) -> None:
    assert not is_thin(fenced, TRADE_OFFS)


@pytest.mark.parametrize(
    "fenced",
    [
        "```\na\nb\n```\nc",
        "```python\na\nb\n```",  # the language is a label
        "```\na\n\u200b\nb\n \n\u200f\n```",  # nobody sees the others
        "``` ``` a\nb\nc",
    ],
)
def test_two_lines_between_fences_are_too_few(fenced: str) -> None:
    assert is_thin(fenced, TRADE_OFFS)


PYTHON = """
def two_sum(nums: list[int], target: int) -> tuple:
class Cache:
for i, n in enumerate(nums):
    while lo < hi:
if n in seen:
elif not found:
else:
    except KeyError as error:
with open(path) as f:
    return mid
return False
return -1
return max(a, b)
return a + b
seen = {}
seen[n] = i
lo, hi = 0, len(nums) - 1
total += price
best: int | None = None
heapq.heappush(heap, (cost, node))
from collections import deque
import heapq
"""

BRACES = """
function area(shape) {
const seen = new Map();
let best = 0
for (int i = 0; i < n; i++) {
if (seen.has(x)) {
while (queue.length) {
} else {
});
}
private final Map<String, Integer> cache;
public int find(int[] xs) {
System.out.println(best);
func Find(xs []int) int {
fn main() {
count := 0
#include <vector>
return null;
"""

QUERIES = """
SELECT id FROM orders WHERE state = 'open'
INSERT INTO orders VALUES (1)
UPDATE seats SET holder = 7
DELETE FROM carts
CREATE TABLE orders (
WHERE placed_at > now()
ORDER BY placed_at
POST /orders
get /orders/{id}
"""


@pytest.mark.parametrize(
    "line", [*PYTHON.strip("\n").split("\n"), *BRACES.split("\n")[1:-1], *QUERIES.split("\n")[1:-1]]
)
def test_three_lines_of_a_program_are_enough_and_two_are_not(line: str) -> None:
    assert is_thin(f"{line}\n{line}", TRADE_OFFS)
    assert not is_thin(f"{line}\n{line}\n{line}", TRADE_OFFS)


@pytest.mark.parametrize(
    "line",
    [
        "First the writes, then the reads.",
        "For each user:",
        "If it fails, we retry.",
        "Let me think about it",
        "Return early when empty",
        "return to the sender",
        "Update the cache, then the page",
        "select the best one",
        "Get the order first",
        "From the user's side:",
        "client -> gateway -> store",
        "- a queue (bounded)",
        "we ask first;",
        "Import costs more",
        "Private data stays (of course)",
        "So: simple.",
        "except for admins:",
        "> a quote",
        "a == b",
    ],
)
def test_prose_in_short_lines_is_no_program(line: str) -> None:
    assert is_thin(f"{line}\n" * 3, TRADE_OFFS)


@pytest.mark.parametrize(
    "hostile",
    [
        "1," * 50_000,
        "1" * 100_000,
        "1.1" * 33_000,
        "$" * 100_000,
        "one " * 2 + "one-" * 25_000,
        "?" * 100_000,
        "`" * 100_000,
        "\n" * 100_000,
        "(" * 100_000,
        "f(" * 50_000,
        "f()" * 33_000,
        "\n".join(["f(" * 100] * 500),
        "\n".join(["x," * 100] * 500),
        "if " + "(" * 100_000,
        " \t" * 50_000,
        "\u200b" * 100_000,
        "\u202e" * 100_000,
        "م" * 100_000,
        "a\u0301" * 50_000,
    ],
    ids=lambda text: repr(text[:4]),
)
def test_a_pasted_wall_is_weighed_before_anyone_waits(hostile: str) -> None:
    begun = time.perf_counter()
    is_thin(hostile, "requirements")
    assert time.perf_counter() - begun < 1


@given(st.text(), st.text(), st.sampled_from([TRADE_OFFS, "requirements"]))
def test_more_words_never_make_an_answer_thin(answer: str, more: str, dimension_id: str) -> None:
    """A probe's answer is added in a line of its own."""
    if not is_thin(answer, dimension_id) and "```" not in answer:
        assert not is_thin(f"{answer}\n{more}", dimension_id)
