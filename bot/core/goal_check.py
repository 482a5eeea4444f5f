"""Whether a goal can be passed or missed, and one rewrite for a vague one. A hint: no goal is ever refused."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import zip_longest

from bot.core.goals import LONGEST_GOAL, propose
from bot.core.rubric import Dimension


class Part(StrEnum):
    """What makes a goal checkable."""

    ACTION = "an action"
    OBSERVABLE = "something one could hear"
    LIMIT = "a limit"


_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

_ACTIONS = frozenset(
    _TOKEN.findall("""
    add admit aim apologise apologize ask avoid back begin bring call check choose clarify close commit compare
    confirm contrast count cover cut decide defend describe draw drop end enumerate estimate explain finish
    follow give go handle hold identify include interrupt introduce justify keep lead leave let limit list make
    mention move name note offer open outline paraphrase pause pick point propose put quantify quote raise read
    recap reject repeat restate run say separate set settle share show sketch skip speak spell spend split start
    state stay stop sum summarise summarize support take talk tell think tie trace turn type use verify
    volunteer wait walk weigh write
    """)
)
_ACTIONS_BEFORE_AN_OBJECT = frozenset(
    _TOKEN.findall("answer code cost design model number order plan size structure test time")
)
"""Nouns as often as verbs: “test one empty case” is an action, “structure” and “better tests” are none."""

_MAKES_A_NOUN = frozenset(
    _TOKEN.findall("""
    a an the my your his her our their this that these those of more better good clear clearer for about with
    and
    """)
)
_OPENS_AN_OBJECT = frozenset(
    _TOKEN.findall("""
    a an the my your each every it all both one two three four five six seven eight nine ten at least
    """)
)

_EMPTY = frozenset(
    _TOKEN.findall("""
    a an the my your his her our their its it this that these those i i'd i'll i'm me you he she we they them of
    to in on at by for with from as and or but so if then than not no don't dont never stop be being been am is
    are was do does did have has can will would should must want need try get getting got become improve
    improving improved work practice practise practising learn master understand know feel focus more most less
    least much very really quite just too some any all also always everything something anything things thing
    stuff lot lots bit up out through better best good great well badly worse clear clearer clearly concise
    concisely crisp confident confidently confidence calm calmly strong stronger structured structure structures
    organised organized natural naturally smart fast faster quick quicker quickly slow slower slowly loud louder
    deep deeper deeply detailed detail details effective effectively efficient efficiently professional
    professionally impressive nervous ramble rambling communicate communication communicating perform
    performance skill skills answer answers interview interviews thought thoughts idea ideas way myself yourself
    goal weakness language talk talking speak speaking leadership leader ownership passion passionate enthusiasm
    enthusiastic depth seniority senior maturity knowledge expertise sure
    """)
)
"""Words nobody could mark as heard or not heard: traits, wishes, and what holds a sentence together."""

_WISHES = frozenset(
    _TOKEN.findall("be become get improve work practice practise learn master understand know feel focus try")
)

_HEARD = re.compile(
    r"\b(?:number|figure|quantit|cost|price|alternative|reason|question|assumption|example|sentence|trade-?\s?off|risk"
    r"|edge case|complexity|outcome|impact|requirement|constraint|next step|aloud|out loud|silen|pause|filler)",
    re.IGNORECASE,
)
"""Things an interviewer does hear, even where no verb says what to do with them."""

_COUNT = r"(?:\d[\d.,]{0,9}|one|two|three|four|five|six|seven|eight|nine|ten)"
_SPAN = re.compile(rf"\b{_COUNT}[\s-]?(?:s|secs?|seconds?|mins?|minutes?|words?)\b", re.IGNORECASE)
_LIMIT = re.compile(
    rf"\b{_COUNT}\s?[a-z]|\b(?:before|until|within|without|only|first|last|once|twice|each|every|under|below|half"
    r"|max(?:imum)?|at (?:most|least|the (?:start|end))|no (?:more|longer|later) than|up to|instead of|rather than"
    r"|not more than|by (?:minute|the)|then stop|(?:start|begin|open|lead|end|close|finish) (?:with|on|by|in)"
    r"|(?:an?|per) (?:minute|second|sentence|question|answer|round))\b",
    re.IGNORECASE,
)
"""How much, how long, or where: what tells “did it” from “did some of it”."""

_CEILING = re.compile(r"(?:no|not) (?:more|longer) than|at most", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"(?:(?:i|we) (?:want|need|have) to |(?:try|remember|learn) to |to )?"
    r"(?:(?:work|working|focus|get better|be better|improve) (?:on|at|with) |improve |practi[cs]e "
    r"|be (?:more )?\w+ (?:about|with|on) |(?:don['’]?t|never|stop) forget(?:ting)? (?:to mention |about )?)?",
    re.IGNORECASE,
)
"""What stands before the thing itself in “get better at trade-offs” and “don't forget the cost”."""

_SOME = re.compile(
    r"\b(?:more|some|any) (?=(?:\w+ )?(?:numbers|figures|alternatives|reasons|questions|assumptions|examples"
    r"|trade-?offs|risks|edge cases|requirements|constraints|tests)\b)",
    re.IGNORECASE,
)
"""Of these a rewrite asks for two: “more numbers” is never done."""

_THING = re.compile(rf"(?:(?:my|the|an?) |{_COUNT} )|{_HEARD.pattern}", re.IGNORECASE)


def missing(goal: str) -> tuple[Part, ...]:
    """Which parts the goal lacks, in the order of `Part`; empty when it can be checked."""
    listed = _listed(goal)
    acts = listed or any(_actions(goal))
    found = {
        Part.ACTION: acts,
        Part.OBSERVABLE: _HEARD.search(goal) or (acts and _leaves_something(goal)),
        Part.LIMIT: _LIMIT.search(goal),
    }
    return tuple(part for part, there in found.items() if not there)


def rewrite(goal: str, dimension: Dimension) -> str:
    """One goal to accept in place of a vague one, nothing missing from it, 200 characters at most.

    The member's own words, with the limit or the action they lack, wherever that makes a checkable goal; the area's
    own goal otherwise.
    """
    return next(text for text in _rewrites(goal, dimension) if len(text) <= LONGEST_GOAL and not missing(text))


def _rewrites(goal: str, dimension: Dimension) -> Iterator[str]:
    """From the member's words to a goal that fits anywhere, for a rubric whose own goal is vague."""
    own = " ".join(goal.split())
    yield own
    lacks = missing(own)
    counted = _SOME.sub("two ", own, count=1)
    if lacks == (Part.LIMIT,):
        yield from _limited(counted, dimension)
    if Part.ACTION in lacks and Part.OBSERVABLE not in lacks:
        thing = _LEAD_IN.sub("", counted, count=1)
        if _THING.match(thing):
            yield from _limited(f"name {thing}", dimension)
    yield dimension.goal
    yield f"In {dimension.seconds} seconds: my point, one reason for it, one example."


def _limited(text: str, dimension: Dimension) -> Iterator[str]:
    """With the area's limit, unless it would have to be cut: half a sentence is no goal."""
    proposed = propose(dimension, text).text
    if not proposed.endswith("…"):
        yield proposed


def _listed(goal: str) -> bool:
    """Whether it says what to say without a verb for saying it: “In 60 seconds: what I chose, what it cost”."""
    if _CEILING.match(goal.lstrip()):
        return _leaves_something(goal)
    limit, colon, rest = goal.partition(":")
    words = _words(rest)
    return bool(colon and words and _LIMIT.search(limit) and words[0] not in _WISHES and _leaves_something(rest))


def _actions(goal: str) -> Iterator[str]:
    """The words that name something to do, in any of a verb's forms."""
    before = ""
    words = _words(goal)
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        stems = {word, word.removesuffix("s"), *_without_ing(word)}
        is_verb = stems & _ACTIONS or (
            stems & _ACTIONS_BEFORE_AN_OBJECT and (after in _OPENS_AN_OBJECT or after.isdigit())
        )
        if is_verb and before not in _MAKES_A_NOUN:
            yield word
        before = word


def _without_ing(word: str) -> tuple[str, ...]:
    """“asking” → ask, “naming” → name."""
    stem = word.removesuffix("ing")
    return (stem, f"{stem}e") if stem != word else ()


def _leaves_something(goal: str) -> bool:
    """Whether anything is left to listen for, once actions, empty words and the time allowed are taken away."""
    actions = set(_actions(goal))
    return any(word not in _EMPTY and word not in actions for word in _words(_SPAN.sub(" ", goal)))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in _TOKEN.findall(text.lower())]
