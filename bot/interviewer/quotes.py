"""Whether a model's quote is the member's own words, and what it holds. What a score may rest on isn't decided here.

The rule: NFKC, case folded, punctuation and fillers dropped, four words left; then a substring at word borders, or at
least 90 of 100 in rapidfuzz's partial ratio. What is shown is always the member's spelling, never the model's.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rapidfuzz import fuzz

FEWEST_WORDS = 4
"""Fewer words are found in every answer."""

ALIKE = 90.0
"""Of 100; a slip of the pen or a word left out, not another sentence."""

MOST_WORDS = 60
"""A longer passage is shown up to here: a quote points at something, it doesn't repeat the answer."""

_TOUCHING = 2
"""Characters between two quotes that are one passage in two pieces."""

_WORD = re.compile(r"[^\W_](?:[\u00ad\u200b-\u200f\u2060\ufeff'’ʼ]*[^\W_])*")
_LEFT_OUT = re.compile(r"[\[(]\s*(?:…|\.{2,4})\s*[\])]|…|\.{3,4}")
_FILLERS = frozenset(
    re.findall(r"\w+", "ah eh er erm hm hmm hmmm like mhm mm mmm oh ok okay so uh uhm um umm well yeah yep")
)
_FILLER_PAIRS = frozenset({("you", "know"), ("i", "mean"), ("kind", "of"), ("sort", "of")})
_ABOUT_MARKING = frozenset(
    re.findall(
        r"\w+",
        """anchor anchors answer assess assessed assessment assistant award candidate criteria criterion dimension
        dimensions evaluate evaluated evaluation evaluator full grade graded grader grades instruction instructions
        interview interviewer judge level levels mark marks model prompt prompts quote rate rated rating ratings
        rubric rubrics score scored scorer scores scoring system""",
    )
)
"""Words that are no evidence of anything the rubric asks for. They may stand in a quote that has four others."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of what a member said in round `round_number`: `text` as they spelled it, from `start` to `end`."""

    round_number: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Told:
    """A text as its words, in `folded` with single spaces between them, and where in the text each stands."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    folded: str


def verified(words: str, texts: Mapping[int, str]) -> Found | None:
    """Where the member said `words`; `texts` maps a round's number to their own words in it. None: they never did.

    A quote with something left out (“a … b”) is checked piece by piece, each of at least four words, in one round.
    """
    quote = _told(words)
    if _counting(quote.words) < FEWEST_WORDS:
        return None
    rounds = sorted(texts.items())
    exact = (_exactly(quote, number, text) for number, text in rounds)
    stitched = (_stitched(words, number, text) for number, text in rounds)
    nearly = (_nearly(quote, number, text) for number, text in rounds)
    return next((found for tries in (exact, stitched, nearly) for found in tries if found is not None), None)


def _exactly(quote: _Told, number: int, text: str, after: int = 0) -> Found | None:
    said = _told(text)
    at = f" {said.folded} ".find(f" {quote.folded} ", _offset(said, after))
    if at < 0:
        return None
    first = _index(said, at)
    return _passage(text, number, said.spans[first][0], said.spans[first + len(quote.words) - 1][1])


def _nearly(quote: _Told, number: int, text: str) -> Found | None:
    """The passage of the text that is most like the quote, if it is enough so and shares four words with it."""
    said = _told(text)
    if len(quote.folded) > len(said.folded):  # a partial ratio would look for the text in the quote
        alike = fuzz.ratio(quote.folded, said.folded, score_cutoff=ALIKE) >= ALIKE
        span = (0, len(said.folded)) if alike else None
    else:
        found = fuzz.partial_ratio_alignment(quote.folded, said.folded, score_cutoff=ALIKE)
        span = (found.dest_start, found.dest_end) if found is not None else None
    if span is None or span[0] >= span[1]:
        return None
    first, last = _index(said, span[0]), _index(said, span[1] - 1)
    shared = Counter(quote.words) & Counter(said.words[first : last + 1])
    if _counting(tuple(shared.elements())) < FEWEST_WORDS:
        return None
    return _passage(text, number, said.spans[first][0], said.spans[last][1])


def _stitched(words: str, number: int, text: str) -> Found | None:
    pieces = [_told(piece) for piece in _LEFT_OUT.split(words) if _told(piece).words]
    if len(pieces) < 2 or any(_counting(piece.words) < FEWEST_WORDS for piece in pieces):
        return None
    found: list[Found] = []
    for piece in pieces:
        each = _exactly(piece, number, text, found[-1].end if found else 0) or _nearly(piece, number, text)
        if each is None or (found and each.start < found[-1].end):
            return None
        found.append(each)
    shown = " … ".join(each.text for each in found)
    return Found(number, _first_words(shown), found[0].start, found[-1].end)


def _passage(text: str, number: int, start: int, end: int) -> Found:
    shown = _first_words(text[start:end])
    return Found(number, shown, start, start + len(shown))


def _first_words(text: str) -> str:
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    return text[: ends[MOST_WORDS - 1]] if len(ends) > MOST_WORDS else text


@lru_cache(maxsize=64)  # the answers of one drill, looked at once a quote
def _told(text: str) -> _Told:
    tokens = [(_plain(match[0]), match.span()) for match in _WORD.finditer(text)]
    kept = [tokens[at] for at in _without_fillers([word for word, _ in tokens])]
    words = tuple(word for word, _ in kept)
    return _Told(words, tuple(span for _, span in kept), " ".join(words))


def _plain(word: str) -> str:
    """NFKC and case folded; apostrophes, invisible joiners and what NFKC splits off are dropped."""
    return "".join(char for char in unicodedata.normalize("NFKC", word).casefold() if char.isalnum())


def _without_fillers(words: Sequence[str]) -> Iterator[int]:
    at = 0
    while at < len(words):
        if tuple(words[at : at + 2]) in _FILLER_PAIRS:
            at += 2
            continue
        if words[at] and words[at] not in _FILLERS:
            yield at
        at += 1


def _counting(words: Sequence[str]) -> int:
    return sum(word not in _ABOUT_MARKING for word in words)


@lru_cache(maxsize=64)
def _starts(said: _Told) -> list[int]:
    """Where each word begins in `folded`."""
    return list(accumulate((len(word) + 1 for word in said.words), initial=0))


def _index(said: _Told, offset: int) -> int:
    """The number of the word at `offset` of `folded`; a space belongs to the word before it."""
    return min(bisect_right(_starts(said), offset), len(said.words)) - 1


def _offset(said: _Told, place: int) -> int:
    """Where in `folded` the words from `place` of the text on begin."""
    later = next((at for at, (start, _) in enumerate(said.spans) if start >= place), len(said.words))
    return _starts(said)[later]


# ---------------------------------------------------------------------------------------------- what a quote holds
def places(found: Sequence[Found]) -> int:
    """How many passages lie apart: overlapping or touching ones are one place, and so are the same words twice."""
    apart = 0
    said: set[str] = set()
    number, reached = -1, 0
    for each in sorted(found, key=lambda each: (each.round_number, each.end)):
        if each.round_number == number and each.start <= reached + _TOUCHING:
            continue
        number, reached = each.round_number, each.end
        apart += _told(each.text).folded not in said
        said.add(_told(each.text).folded)
    return apart


_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_LARGE = (
    "zero|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?"
    "|millions?|billions?|dozens?|half|halves|thirds?|quarters?|twice|threefold|tenfold|double[ds]?|halve[ds]?|tripled?"
)
_MEASURE = (
    "(?:milli)?seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|per ?cent|percent|in|out of|tenth|per|an?"
)
_NOT_COUNTED = "of|or|things?|options?|ways?|points?|parts?|reasons?|kinds?|sides?|choices?|questions?|answers?|steps?"
_LABELS = "round|question|answer|step|part|option|phase|level|score|rating|grade|mark|number|point|case|layer|version"
_NUMBER = re.compile(
    rf"(?<![\w.])(?<!#)[$€£¥]?\d[\d.,]*+(?!\s?\))(?!(?<=\.)\s)(?:\s?[%a-z]+)?"
    rf"|\b(?:{_SMALL})\b(?![ -](?:{_NOT_COUNTED})\b)|\b(?:{_LARGE})\b|\bone[ -](?:{_MEASURE})\b",
    re.IGNORECASE,
)
_LIST_MARKER = re.compile(
    rf"^\s*(?:[-*•]\s*)?\(?\d{{1,2}}[.):](?:\s|$)|\b(?:{_LABELS})s?\s*(?:#|no\.?\s*)?\d+(?:/\d+)?\b", re.I | re.M
)


def has_number(text: str) -> bool:
    """Whether a quote gives a figure: digits or a number word that counts something.

    “One of them”, “two things”, a list's marker, a round's number, and the digit in a name (S3) are none.
    """
    return _NUMBER.search(_LIST_MARKER.sub(" ", text)) is not None


_COMPARED = (
    "(?:slow|fast|cheap|simpl|saf|small|larg|bigg|hard|easi|long|short|quick|old|new|strong|weak|few|low|high|rough|crud"
    "|loos|tight|late|earli|clean|dirti)(?:er)|better|worse|less|more|dearer|costlier|riskier"
)
_TRADE_OFF = re.compile(
    r"\binstead of\b|\brather than\b|\bas opposed to\b|\bin exchange\b|\bin return for\b|\bversus\b|\bvs\b"
    r"|\bat the (?:price|cost|expense) of\b|\btrad(?:e|es|ed|ing)[ -]?offs?\b|\btrad(?:e|ed|ing) \w+(?: \w+)? for\b"
    r"|\bcosts?\b|\bcosting\b|\bprice\b|\b(?:pay|pays|paid|paying) (?:for|with|in)\b|\bsacrific\w+"
    r"|\b(?:give|gives|gave|given|giving) (?:\w+ ){0,3}?up\b|\b(?:lose|losing|lost)\b.{1,60}\b(?:but|gain|win|get)\b"
    r"|\b(?:choose|chose|chosen|prefer|preferred|pick|picked|take|took|favou?r|favou?red)\b.{1,50}\bover\b"
    r"|\b(?:downside|drawback|upside)s?\b|\bthe catch\b|\bworth (?:it|the|that|paying)\b|\boutweighs?\b"
    r"|\b(?:can|could|can't|cannot|have to|had to) live with\b|\bon the other hand\b|\bwhereas\b|\bturned down\b"
    r"|\b(?:decided|chose|went|voted) against\b|\bruled out\b|\bcompared (?:to|with)\b|\bat least we\b"
    rf"|\b(?:{_COMPARED})\b.{{0,40}}?\b(?:but|yet|though|although|while)\b"
    rf"|\b(?:but|yet|though|although|while)\b.{{0,40}}?\b(?:{_COMPARED})\b",
    re.IGNORECASE,
)


def has_trade_off(text: str) -> bool:
    """Whether a quote weighs one thing against another: a price, something given up, something slower but safer."""
    return _TRADE_OFF.search(text) is not None
