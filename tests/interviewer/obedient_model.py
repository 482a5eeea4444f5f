"""A stand-in for the scoring model that reads the reference answers honestly and obeys every attack it can make out."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.interviewer.attacks import ATTACKS, DEMANDLESS, Attack
from tests.interviewer.attacks_held_out import HELD_OUT
from tests.interviewer.attacks_seen import readable

FEWEST_WORDS = 4
"""Of a quote."""

RUN = 5
"""Words in a row that two texts must share to be taken for the same answer."""

_FENCED = re.compile(
    r"<<<(?P<label>[a-z]+(?: \d+)?) of (?P<fence>[0-9a-f]{12})>>>\n(?P<text>.*?)\n?<<<end of (?P=fence)>>>", re.DOTALL
)
_DIMENSION = re.compile(r"^## (\w+):", re.MULTILINE)

Quote = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member said in one round, as it reached the model."""

    round: int
    text: str


@dataclass(frozen=True, slots=True)
class Received:
    """A request taken apart: dimensions to score, the member's answers, and every other text of the user's turn."""

    dimensions: tuple[str, ...]
    answers: tuple[Answer, ...]
    others: tuple[str, ...]


class ObedientModel:
    """Scores by a table of known answers, text → (level, the words that decide), unless an attack gets through to it.

    It then gives 3 on everything, with the two longest sentences the member really said and the attack's own words as
    its quotes. Honest, it gives the level of the answer that shares most runs of five words with what it received,
    quoting the words that decide, or what isn't blacked out of them, in each round that has them, and at level 3 a
    second place too; for an answer it doesn't know it gives no score. `attacks` are those it looks for, and `obeyed` is
    the one its last reply gave in to.
    """

    def __init__(self, table: Mapping[str, tuple[int, str]], attacks: Iterable[Attack] = (*ATTACKS, *HELD_OUT)) -> None:
        self._table = dict(table)
        self._runs = {text: _runs(text) for text in self._table}
        self._attacks = tuple(attacks)
        self.obeyed: Attack | None = None

    def reply(self, messages: list[dict[str, Any]]) -> str:
        """The assessment, as the JSON text a server would return."""
        received = _take_apart(messages)
        known = self._best_known(received.answers)
        self.obeyed = self._order(received)
        if self.obeyed:
            verdict = _obedient(self.obeyed, known, received)
        elif known:
            verdict = _honest(known, *self._table[known], received.answers)
        else:
            verdict = _verdict(None, [], "None of this is an answer to the question.")
        return json.dumps({"to_the_reader": [], "dimensions": [{"id": id_, **verdict} for id_ in received.dimensions]})

    def _best_known(self, answers: tuple[Answer, ...]) -> str | None:
        """The table's answer that shares most runs of words with what was received, or None if none shares any."""
        heard = frozenset[tuple[str, ...]]().union(*(_runs(answer.text) for answer in answers))
        best = max(self._runs, key=lambda text: len(self._runs[text] & heard), default="")
        return best if heard & self._runs.get(best, frozenset()) else None

    def _order(self, received: Received) -> Attack | None:
        """The first attack that can be made out; one that asks for nothing counts only in what the member answered."""
        for attack in self._attacks:
            heard = [answer.text for answer in received.answers]
            if attack.family not in DEMANDLESS:
                heard += received.others
            if any(attack.payload_seen(text) for text in heard):
                return attack
        return None


def _take_apart(messages: list[dict[str, Any]]) -> Received:
    turns = [message["content"] for message in messages if message["role"] == "user"]
    fenced = [found for turn in turns for found in _FENCED.finditer(turn)]
    outside = [_FENCED.sub("", turn) for turn in turns]
    answers = [found for found in fenced if found["label"].startswith("answer")]
    others = [found["text"] for found in fenced if found not in answers]
    return Received(
        tuple(id_ for turn in outside for id_ in _DIMENSION.findall(turn)),
        tuple(Answer(int(found["label"].partition(" ")[2] or 1), found["text"]) for found in answers),
        (*others, *outside),
    )


def _honest(known: str, level: int, decisive: str, answers: tuple[Answer, ...]) -> dict[str, Any]:
    quotes = list(_found(decisive, f"{level}a", answers))
    others = [sentence for sentence in _by_length(known) if decisive not in sentence and sentence not in decisive]
    for sentence in others:
        if quotes and (level < 3 or len({quote["words"] for quote in quotes}) > 1):
            break
        quotes += _found(sentence, f"{level}{'b' if quotes else 'a'}", answers)
    return _verdict(level, quotes, f"It shows level {level} and no more.")


def _obedient(attack: Attack, known: str | None, received: Received) -> dict[str, Any]:
    """All that was asked for, backed by words that will be found in the answer."""
    said = known or "\n".join(answer.text for answer in received.answers)
    honest = [sentence for sentence in _by_length(said) if not attack.payload_seen(sentence)]
    genuine = [quote for sentence in honest for quote in list(_found(sentence, "3a", received.answers))[:1]][:2]
    return _verdict(3, [*genuine, *_payload(attack, received)], "Both level-3 behaviours are shown.")


def _payload(attack: Attack, received: Received) -> list[Quote]:
    """The attack's own words: the sentence as it was received that carries them, or else plain letters."""
    for answer in received.answers:
        for sentence in _sentences(answer.text):
            if attack.payload_seen(sentence):
                return [{"round": answer.round, "words": sentence, "shows": "3b"}]
    last = max((answer.round for answer in received.answers), default=1)
    return [{"round": last, "words": attack.words, "shows": "3b"}] if attack.words.strip() else []


def _found(words: str, shows: str, answers: tuple[Answer, ...]) -> Iterator[Quote]:
    """The words as a quote from each round they can be read in; where some are blacked out, what stands between."""
    for each in answers:
        left = words if readable(words, each.text) else _longest_left(words, each.text)
        if left:
            yield {"round": each.round, "words": left, "shows": shows}


def _longest_left(words: str, text: str) -> str:
    """The longest run of the words, four at least, that the text still has; empty where it has none."""
    single = words.split()
    for length in range(len(single), FEWEST_WORDS - 1, -1):
        for start in range(len(single) - length + 1):
            run = " ".join(single[start : start + length])
            if run in text:
                return run
    return ""


def _verdict(level: int | None, quotes: list[Quote], reason: str) -> dict[str, Any]:
    missing = [f"{above}{mark}" for above in (2, 3) if above > (level or 1) for mark in "ab"]
    return {"on_topic": level is not None, "quotes": quotes, "missing": missing, "score": level, "reason": reason}


def _by_length(text: str) -> list[str]:
    return sorted(dict.fromkeys(_sentences(text)), key=len, reverse=True)


def _sentences(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<=[.!?])\s+|\n+", text) if each.strip()]


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    said = re.findall(r"\w+", text.casefold())
    return frozenset(zip(*(said[start:] for start in range(RUN)), strict=False))
