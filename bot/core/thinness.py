"""Whether an answer holds enough to be judged at all (PRODUCT.md 3.5). What is said then is not decided here."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.answers import at_least_words, words

FEWEST_WORDS = 25
ENOUGH_QUANTITIES = 2
ENOUGH_QUESTIONS = 2
ENOUGH_CODE_LINES = 3
CLARIFYING = frozenset({"clarification", "requirements"})
"""Dimensions on which asking is itself the answer."""

_FENCE = "```"
_LANGUAGE = re.compile(r"[A-Za-z+#]{1,12}\s*\n")
"""The `python` of “```python”: a label, no line of code."""

_CODE_STARTS_WITHIN = 200
"""Characters of a line that are looked at: code shows itself early, and a pasted wall of text stays cheap."""

# Every repetition is bounded or possessive, so that no pasted text makes these slow.
_NUMBER = r"(?<!\w)(?<!\d[.,])\d{1,15}+(?:[.,]\d{1,15}+){0,5}+"
_SPELLED = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_LARGE = r"(?:\s?(?:k|m|bn?|thousand|million|billion)\b)?"
_MEASURE = (
    r"(?:milli|micro|nano)?seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?"
    r"|(?:kilo|mega|giga|tera|peta)?bytes?|per\s?cent|dollars?|euros?|pounds?|cents?|miles?|kilomet(?:er|re)s?"
)
_SYMBOL = r"ns|[uµμ]s|ms|s|secs?|mins?|m|hrs?|h|wks?|yrs?|[kmgtp]i?b(?:ps|/s)?|rps|qps|tps|iops|hz|khz|mhz|ghz|km|x"
_COUNTED = (
    r"(?:[a-z]{3,12}\s)?(?:users?|customers?|people|engineers?|developers?|teams?|shops?|requests?|quer(?:y|ies)|calls?"
    r"|reads?|writes?|messages?|events?|orders?|payments?|rows?|records?|items?|keys?|connections?|errors?|tickets?"
    r"|servers?|machines?|nodes?|shards?|replicas?|partitions?|cores?|nines|regions?|countries)"
)
_RATE = r"(?:an?|per|each|every)\s(?:[a-z]{3,12})"
_CURRENCY = r"[$€£¥]|(?:usd|eur|gbp|inr)\b"
_QUANTITY = re.compile(
    rf"(?:[$€£¥]|\b(?:usd|eur|gbp|inr))\s?\d{{1,15}}+(?:[.,]\d{{1,15}}+){{0,5}}+"
    rf"|{_NUMBER}(?:\s?%|{_LARGE}(?:\s?(?:{_CURRENCY})|\s?/\s?[a-z]|[\s-]?(?:{_SYMBOL}|{_MEASURE})\b"
    rf"|\s(?:{_COUNTED}|{_RATE})\b))"
    rf"|{_SPELLED}{_LARGE}[\s-](?:{_MEASURE})\b",
    re.IGNORECASE,
)
"""Spelled-out numbers count before measures only: “one request” is a way of speaking, “two weeks” is a quantity."""

_QUESTION_MARK = re.compile(r"[?？؟](?!\w)")

_CODE = re.compile(
    r"""^\s*+(?:
        (?:async\s)?(?:def|class|func|function|fn|interface|struct|enum)\s\w+\s?[({:<]
        | (?:public|private|protected|static)\s.*(?:\w\(|[{;]$)
        | (?:let|const|var|val)\s[\w{}\[\],:<>\s]+=
        | from\s[\w.]+\simport\s | import\s[\w.{*"']+(?:\sas\s\w+)?;?$ | \#include\s?[<"]
        | for\s?\( | for\s\w+(?:,\s?\w+)*\sin\s.*:$
        | (?:while|if|else\sif|switch|catch)\s?\(.*[{);:]$
        | (?:while|if|elif)\s(?:not\s\w+|\w+\s(?:not\s)?in\s\w+|.*[=<>()\[\]].*|\w+):$
        | (?:else|try|finally|except(?:\s[\w.]+(?:\sas\s\w+)?)?):$ | with\s.*\w\(.*:$
        | (?<=\s)return\b | return\s(?:-?\d+|true|false|none|null|nil);?$ | return\s[\w.]*\s?[\[({+*/<>=]
        | select\s.*\sfrom\s\w | insert\sinto\s\w | delete\sfrom\s\w | update\s\w+\sset\s
        | create\s(?:unique\s)?(?:table|index)\s\w | where\s[\w.]+\s?[<>=] | (?:order|group)\sby\s\w
        | (?:get|post|put|patch|delete|head)\s/\w
        | [\w.\[\]"']+(?:,\s?[\w.\[\]]+)*(?::\s?[\w\[\],|\s]+)?\s?(?::=|[-+*/|]?=)\s?[^\s=]
        | [\w.]+\([^()]*(?:\([^()]*\)[^()]*)*\);?$
        | [\]})]+[;,)]*$
        | .*(?:\{|\w\(.*\);|=.*;)$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A line that starts or ends as a program, a query or a request does. A wrong guess costs little: it takes three."""


def is_thin(answer: str, dimension_id: str) -> bool:
    """Too little to score one dimension of one round; `answer` is all that was said in it, probes included.

    Under 25 words, unless there are two quantities with units, three lines of code, or, where asking is the answer,
    two questions.
    """
    if at_least_words(answer, FEWEST_WORDS) or _at_least(ENOUGH_QUANTITIES, _QUANTITY.finditer(answer)):
        return False
    if dimension_id in CLARIFYING and _at_least(ENOUGH_QUESTIONS, _questions(answer)):
        return False
    return not _at_least(ENOUGH_CODE_LINES, _code_lines(answer))


def _at_least(n: int, found: Iterator[object]) -> bool:
    return sum(1 for _ in islice(found, n)) == n


def _questions(answer: str) -> Iterator[str]:
    """What stands before each question mark; “What???” asks once."""
    *asked, _ = _QUESTION_MARK.split(answer)
    return (text for text in asked if words(text))


def _code_lines(answer: str) -> Iterator[str]:
    """Between fences every line with something on it; elsewhere the lines that look like code."""
    for position, part in enumerate(answer.split(_FENCE)):
        fenced = position % 2 == 1
        label = _LANGUAGE.match(part) if fenced else None
        for line in part[label.end() if label else 0 :].splitlines():
            if _visible(line) if fenced else _CODE.match(line[:_CODE_STARTS_WITHIN].rstrip()):
                yield line


def _visible(line: str) -> bool:
    """Zero-width characters and direction marks take a line, yet nobody sees them."""
    return any(char.isprintable() and not char.isspace() for char in line)
