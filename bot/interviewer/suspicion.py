"""Blacking out what could move whoever scores, where an answer seems to speak to them. Nothing else of it changes.

An honest sentence may say “score”, or “ignore”, or “three”. To get a higher score out of a reader one has to bring some
of these together: a mark, this very answer, who judges it, an order or a plea, a machine that reads, the top of the
scale. Where two of them meet in one sentence, in whatever words and spelling, the scorer gets it with those words
blacked out: the demand is gone, and what else was said can still be read and quoted. The reference answers lose one
word in seventy.

What it can't do: know a demand in words that name none of these, or spread over sentences that each name one.
"""

import re
from enum import StrEnum
from itertools import pairwise

from bot.interviewer.language import is_foreign
from bot.interviewer.look_alikes import readings, with_tags
from bot.interviewer.passages import passages, settled

TOPICS_OF_A_SUSPECT = 2
TOPICS_OF_NEIGHBOURS = 3
"""Of two sentences in a row, for those who spread it over both."""


class Topic(StrEnum):
    """What one has to speak of to ask for a score."""

    MARK = "a mark"
    JUDGE = "who judges or is judged"
    ANSWER = "this answer"
    ORDER = "an order or a plea"
    MACHINE = "a machine"
    TOP = "the top"


_THIS = "this|these|the|my|that|their|his|her|all"
_PHRASES = {
    Topic.MARK: """
        score, scores, scored, scoring, grade, grades, graded, grading, upgrad*, downgrad*, rated, rating, ratings,
        rate this|that|it|me|the, mark, marks, marked, marking, points, rubric, rubrics, criteri*, level, levels,
        verdict, verdicts, assess, assesse*, assessi*, assessment*, evaluate, evaluates, evaluated, evaluati*,
        judged, judging, judgment*, judgement*, calibrat*, anchor, anchors, credit, result, results, outcome, bar,
        band, tier""",
    Topic.JUDGE: """
        scorer, scorers, grader, graders, evaluator, evaluators, assessor, assessors, judge, judges,
        reviewer, reviewers, interviewer, interviewers, interviewee, interviewees, coach, coaches, mentor, mentors,
        recruiter, recruiters, hire, hired, hiring, candidate, candidates, applicant, applicants, examiner, examiners,
        panel, committee, partner, partners, whoever, reader, you, your, yours, admin*, developer, developers,
        operator, operators, owner, owners, vendor, vendors, manager of this""",
    Topic.ANSWER: f"""
        {_THIS} … answer|answers|response|responses|reply|replies|transcript|transcripts|submission|words|text|texts,
        {_THIS} … round|rounds|drill|interview|session|attempt|performance|recording|area,
        {_THIS} … paragraph|passage|part|rest|above, above, what i|he|she|they … said, everything,
        practice, rehears*, warm up, test run, exercise""",
    Topic.ORDER: """
        ignor*, disregard*, forget, overrid*, overrul*, overwrit*, skip, drop, scrap, throw away, stop reading,
        give, gives, gave, given, award*, assign*, set, return, output, print, reply, respond, write, put down, enter,
        record, treat, count, counts, consider, grant, deserv*, must, shall, please, pls, kindly, make sure, remember,
        confirm*, approv*, accept*, let it, is to be, be generous, entitled, settle, settled, beg, begg*, promise,
        otherwise i, or i, or lose, stupid, dumb, obey, comply, make it, makes it, do without, to yourself,
        need no, needs no, no need""",
    Topic.MACHINE: """
        ai, llm, gpt, assistant, system, prompt, prompts, instruction, instructions, instructed, rule, rules,
        guideline, guidelines, policy, policies, model, chatbot, json, config*, mode, task, role, turn, turns, schema,
        user:, human:, q:, a:, example, examples, dimension*, quotes, on_topic, to_the_reader""",
    Topic.TOP: """
        3, three, drei, tres, trois, tre, highest, top, maximum, max, full, fully, perfect*, excellent*, outstanding,
        exemplary, flawless*, impressive, brilliant*, superb*, best, exceed*, complete, exceptional*, textbook, bravo,
        ten, ten out of ten, wonderful, great, every behavior|behaviour|behaviors|behaviours, strong*, amazing,
        world class, masterful, applause""",
}
"""How each is spoken of: `*` stands for any ending, `|` for one or the other word, `…` for one word more or none."""


def _pattern(phrases: str) -> str:
    """Any of the phrases as a whole word or words, the longer ones first."""
    either = (_words(phrase) for phrase in sorted(phrases.split(","), key=len, reverse=True))
    return rf"(?<![a-z0-9])(?:{'|'.join(either)})(?![a-z0-9])"


def _words(phrase: str) -> str:
    spelled = (f"(?:{re.escape(word)})".replace(r"\|", "|").replace(r"\*", r"\w*") for word in phrase.split())
    return r"\s+".join(spelled).replace(r"(?:…)\s+", r"(?:\w+\s+)?")


_PATTERNS = {topic: _pattern(phrases) for topic, phrases in _PHRASES.items()}
_SPOKEN_OF = {topic: re.compile(pattern) for topic, pattern in _PATTERNS.items()}
_TELLING = re.compile(rf"(?:{'|'.join(_PATTERNS.values())})(?: \w+(?:['’]\w+)*)?", re.IGNORECASE)
"""A telling word and the one after it, which says much of what it says."""

_LEVELS = re.compile(
    r"(?:→|->|=>|[|:=]|\bis)\W{0,9}(?:level )?(?:[23]|two|three)\b(?:\W{1,9}(?:is |level )?(?:[23]|two|three)\b)*+"
    r"(?P<last>(?=\W*\Z|[^\w\n]*\n|[^\w\s]*[.!?][^\w\s]*\s))?",
    re.IGNORECASE,
)
"""“… → 3”: a line that ends in nothing but a level."""

_CHAT = re.compile(
    r"<\|[^|>\n]{1,30}\|>|\[/?inst\]|<</?sys>>|</?(?:start|end)_of_turn>|</?(?:system|assistant|answer|user|human)>"
    r"|^\W*(?:system|assistant|user|human|developer|instructions?|response|model|ai|note to \w+|[qa]|question|answer"
    r"|example)(?: \d+)?\s*[:>\])]",
    re.IGNORECASE,
)
"""A part played in a conversation with a machine."""

_ENCODED = re.compile(r"(?<![\w+/=-])(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])(?=[\w+/-]*\d)[\w+/-]{16,}={0,2}")

_BLURTED = 5
_TELLING_ALONE = frozenset({Topic.MARK, Topic.ANSWER, Topic.TOP})
"""In so few words a level, a mark or “my answer” is nothing that one would miss."""

_TOKEN = re.compile(r"\S+")
_WINDOW = 6
"""Words in which another language is looked for: it may be woven into a sentence."""

BLACK = "[…]"
_ENDING = ".!? \t\n"
_BLACKS = re.compile(r"\[…\](?:[\s,;]*\[…\])+")


def blacked_out(text: str) -> str:
    """The text with the telling words of every suspect sentence blacked out. Read again, nothing more is."""
    return settled(text, _read_once)


def _read_once(text: str) -> str:
    all_passages = passages(text)
    said = [text[each.start : each.end] for each in all_passages]
    suspects = _suspects(said)
    played = {all_passages[at].paragraph for at, words in enumerate(said) if _CHAT.search(with_tags(words))}
    suspects |= {at for at, each in enumerate(all_passages) if each.paragraph in played}
    shown = "".join(_blacked(words) if at in suspects else _without_foreign(words) for at, words in enumerate(said))
    return _ENCODED.sub(BLACK, _LEVELS.sub(lambda levels: levels[0] if levels["last"] is None else BLACK, shown))


def _suspects(said: list[str]) -> set[int]:
    about = [topics(words) for words in said]
    found = {at for at, each in enumerate(about) if len(each) >= TOPICS_OF_A_SUSPECT or _is_blurted(said[at], each)}
    for at, (one, other) in enumerate(pairwise(about)):
        if one and other and len(one | other) >= TOPICS_OF_NEIGHBOURS:
            found |= {at, at + 1}
    return found


def topics(sentence: str) -> frozenset[Topic]:
    """Which of the six a sentence talks about, read in whatever way makes out most."""
    read = (with_tags(sentence), *readings(sentence))
    return frozenset(topic for topic, said in _SPOKEN_OF.items() if any(said.search(each) for each in read))


def _blacked(sentence: str) -> str:
    """What is still readable behind a disguise has one to hide: of such a sentence nothing is left."""
    shown = _BLACKS.sub(BLACK, _TELLING.sub(BLACK, _CHAT.sub(BLACK, _without_foreign(sentence))))
    if topics(shown) or _CHAT.search(with_tags(shown)):
        return BLACK + sentence[len(sentence.rstrip(_ENDING)) :]
    return shown


def _without_foreign(sentence: str) -> str:
    """Words of another language are odd wherever they stand."""
    words = list(_TOKEN.finditer(sentence))
    for start in reversed(range(0, max(1, len(words) - _WINDOW + 1), _WINDOW // 2)):
        window = words[start : start + _WINDOW]
        if window and is_foreign(sentence[window[0].start() : window[-1].end()]):
            sentence = sentence[: window[0].start()] + BLACK + sentence[window[-1].end() :]
            words = words[: start + 1]
    return sentence


def _is_blurted(sentence: str, about: frozenset[Topic]) -> bool:
    return len(_TOKEN.findall(sentence)) <= _BLURTED and not about.isdisjoint(_TELLING_ALONE)
