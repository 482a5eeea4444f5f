"""The three things an interviewer says: the question worded anew, one follow-up, one instruction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playground.model.prompt import Prompt
from playground.model.script import Frame, chosen, script
from playground.model.sentences import figures, parts, phrases, sentences, words

THIN = 25
"""Words below which an answer says too little to be read."""
LONG = 25
"""Words of a sentence, on average, from which they are long."""
_PAST = re.compile(
    r"\b(?:did (?:you|it|they|that)|tell me|have come|have had|your part|came of|were you|was it"
    r"|could (?:you|they) tell|comes? to mind|had you)\b",
    re.IGNORECASE,
)
"""How a question ends that asks for something the candidate lived through."""


def variation(prompt: Prompt) -> dict[str, str]:
    """The fenced question in another scene, with another number in it; the same question always in the same."""
    question = " ".join(prompt.last("question").split())
    *scene, asked = parts(question) or [""]
    frame = _frame("past" if _PAST.search(asked) else "build", question, prompt.texts("earlier"))
    turn = frame.turn.format(n=chosen(frame.numbers, question))
    return {"question": " ".join((frame.lead, *scene, turn, asked)).strip()}


def _frame(kind: str, question: str, earlier: Sequence[str]) -> Frame:
    """One the member hasn't met in the earlier questions, as long as there is one."""
    fitting = [frame for frame in script().frames if frame.kind == kind]
    fresh = [frame for frame in fitting if not any(frame.lead in each for each in earlier)]
    return chosen(fresh or fitting, question)


def follow_up(prompt: Prompt) -> dict[str, str]:
    """One question about something the answer says; about nothing asked before, while there is anything else."""
    answer, asked = prompt.last("answer"), prompt.texts("said")
    lines = script().follow_up
    said, kind = _worth_asking(answer, asked)
    if not said:
        return {"weakest": "there is little to hold on to", "ask": _fresh(lines["thin"], answer, asked)}
    ask = chosen(lines["push" if prompt.pushes else kind], answer).replace("{said}", said)
    return {"weakest": f"what stands behind “{said}”", "ask": ask}


def _worth_asking(answer: str, asked: Sequence[str]) -> tuple[str, str]:
    """A figure or a phrase of the answer, copied, and which of the two it is; the first of each before all others."""
    things, measures = [(each, "phrase") for each in phrases(answer)], [(each, "figure") for each in figures(answer)]
    first = [each for each in (*things[:1], *measures[:1]) if not _mentioned(each[0], asked)]
    if first:
        return chosen(first, answer)
    return next((each for each in (*things[1:], *measures[1:]) if not _mentioned(each[0], asked)), ("", "thin"))


def _mentioned(said: str, asked: Sequence[str]) -> bool:
    return any(said in each for each in asked)


def coaching(prompt: Prompt) -> dict[str, str]:
    """One instruction: about what the answer lacks, and none that was given before, while there is another."""
    answer, lines = prompt.last("answer"), script().coaching
    wanted = [*_lacking(answer), "any"]
    for kind in wanted:
        fresh = [line for line in lines[kind] if line not in prompt.frame]
        if fresh:
            return {"instruction": chosen(fresh, answer)}
    return {"instruction": chosen(lines["any"], answer)}


def _lacking(answer: str) -> list[str]:
    """What to work on, the first thing first."""
    if len(words(answer)) < THIN:
        return ["thin"]
    said = sentences(answer)
    lacking = [] if any(each.has_figure for each in said) else ["no_figure"]
    lacking += [] if any(each.weighs for each in said) else ["no_weighing"]
    return lacking + (["long_sentences"] if len(words(answer)) >= LONG * max(1, len(parts(answer))) else [])


def _fresh(lines: Sequence[str], about: str, asked: Sequence[str]) -> str:
    return chosen([line for line in lines if line not in asked] or lines, about)
