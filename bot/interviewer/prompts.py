"""The prompts, filled in; their words are in prompts/*.md. What never changes comes first: servers can cache it."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from bot.core.drill import Role
from bot.core.rubric import Dimension
from bot.interviewer.interviewer import Answers, Coming, Situation
from bot.interviewer.plain_text import fenced, new_fence, plain

NOTHING = "nothing"


class PromptName(StrEnum):
    """The four calls."""

    VARY = "vary"
    PROBE = "probe"
    COACH = "coach"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One request's two messages."""

    system: str
    user: str


def prompt_hash(name: PromptName) -> str:
    """Names the prompt's wording; scores given under another one are another rater's."""
    return sha256(_text(name).encode()).hexdigest()[:8]


def vary(coming: Coming, rng: random.Random) -> Prompt:
    """The bank's question, to be worded anew."""
    fence = new_fence(rng, [coming.goal, coming.question, *coming.earlier])
    return _filled(
        PromptName.VARY,
        **_trained(coming.dimension),
        level=coming.level.label,
        goal=fenced("goal", plain(coming.goal), fence),
        facts=_listed(coming.facts),
        twist=coming.twist or NOTHING,
        earlier=_blocks("earlier", enumerate(coming.earlier, 1), fence),
        question=fenced("question", plain(coming.question), fence),
    )


def probe(situation: Situation, rng: random.Random) -> Prompt:
    """An answer, to be followed up."""
    fence = new_fence(rng, [situation.question, situation.answer, *situation.said_in_drill])
    return _filled(
        PromptName.PROBE,
        kind="push" if situation.role is Role.PRESSURE else "probe",
        **_trained(situation.dimension),
        level=situation.level.label,
        said=_blocks("said", enumerate(situation.said_in_drill, 1), fence),
        question=fenced("question", plain(situation.question), fence),
        answer=fenced("answer", plain(situation.answer), fence),
    )


def coach(coming: Coming, rng: random.Random) -> Prompt:
    """The round before, to be learned from in the next."""
    fence = new_fence(rng, [coming.goal, coming.last_question, coming.last_answer])
    return _filled(
        PromptName.COACH,
        goal=fenced("goal", plain(coming.goal), fence),
        **_trained(coming.dimension),
        behaviours=_behaviours(coming.dimension, (2, 3)),
        given=_listed(coming.given),
        question=fenced("question", plain(coming.last_question), fence),
        answer=fenced("answer", plain(coming.last_answer), fence),
    )


def score(answers: Answers, rng: random.Random) -> Prompt:
    """The answers, to be held against the rubric. Their text comes as it may be shown: see screening."""
    fence = new_fence(rng, [text for round_ in answers.rounds for text in (round_.question, round_.answer)])
    said = (
        f"{fenced(f'question {round_.number}', plain(round_.question), fence)}\n"
        f"{fenced(f'answer {round_.number}', round_.answer, fence)}"
        for round_ in answers.rounds
    )
    return _filled(
        PromptName.SCORE,
        rubric=answers.rubric.name,
        level=answers.level.label,
        dimensions="\n\n".join(map(_dimension, answers.dimensions)),
        transcript="\n\n".join(said),
    )


def _filled(name: PromptName, **parts: str) -> Prompt:
    system, _, user = _text(name).partition("\n---\n")
    return Prompt(system, Template(user).substitute(parts).strip())


@cache
def _text(name: PromptName) -> str:
    return (files("bot.interviewer") / "prompts" / f"{name}.md").read_text(encoding="utf-8")


def _trained(dimension: Dimension) -> dict[str, str]:
    return {"dimension": dimension.name, "asks": dimension.asks}


def _dimension(dimension: Dimension) -> str:
    return f"## {dimension.id}: {dimension.name}\nasks: {dimension.asks}\n{_behaviours(dimension, (1, 2, 3))}"


def _behaviours(dimension: Dimension, levels: Iterable[int]) -> str:
    return "\n".join(f"{label} {text}" for label, text in labelled(dimension).items() if int(label[0]) in levels)


def labelled(dimension: Dimension) -> dict[str, str]:
    """A dimension's behaviours by the labels the prompts use: 1a, 1b, 2a …"""
    return {f"{level}{'ab'[at]}": text for level, both in dimension.levels.items() for at, text in enumerate(both)}


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or NOTHING


def _blocks(label: str, texts: Iterable[tuple[int, str]], fence: str) -> str:
    return "\n".join(fenced(f"{label} {number}", plain(text), fence) for number, text in texts) or NOTHING
