"""What an AI may say to a member: a question, a follow-up, an instruction. What fails here, the bank says instead."""

import re

from bot.core.answers import words
from bot.core.leak import gives_away
from bot.core.likeness import TOO_SIMILAR, similarity
from bot.core.reading_ease import lix
from bot.interviewer.interviewer import Coming, Situation
from bot.interviewer.plain_text import plain

FEWEST_WORDS, MOST_WORDS = 12, 110
"""Of a question."""
FEWEST_WORDS_OF_A_LINE, MOST_WORDS_OF_A_LINE = 3, 40
"""Of a follow-up or an instruction; asked for are 30 and 25."""
MOST_QUESTION_MARKS = 2
HARDEST = 60
"""LIX. The bank's own questions stay below 50."""
TOLD_BEFORE = 0.8
"""A follow-up that shares so much with one of this drill is the same follow-up."""
_MARKING = re.compile(
    r"\b(?:scor(?:e|es|ed|ing)|ratings?|grad(?:e|es|ed|ing)|rubrics?|full marks|levels? [123])\b", re.IGNORECASE
)
"""Talk about marks, unless the member's own text is about such: a credit score, a school's grades."""
_VALUE = (
    "(?:good|fine|clear|solid|strong|weak|poor|bad|thin|vague|wrong|incorrect|correct|right|better|worse|helpful"
    "|interesting|fair|reasonable|sensible)"
)
_ANSWER = (
    "(?:answer|reasoning|explanation|response|reply|argument|start|example|thinking|point|story|approach|attempt|effort"
    "|job|work|try|call|question)"
)
_HEDGES = (
    r"(?:(?:that|this|it)(?:['’]s| is| was| sounds| looks| seems)|you(?:['’]re| are| were)|ok(?:ay)?|yes|no|well|not"
    r"|an?|very|pretty|quite|really|so|mostly|almost|nearly|all|absolutely|completely|much|sounds|looks)"
)
_VERDICT = re.compile(
    r"\b(?:great|excellent|perfect|perfectly|nice|nicely|well done|impressive|brilliant|fantastic|amazing|awesome)\b"
    rf"|(?:^|[.!?:;]\s+)(?:{_HEDGES}[,\s]+)*{_VALUE}\b"  # a sentence that begins with it: “That's right”, “Not bad”
    rf"|\b{_VALUE}(?: \w+)? {_ANSWER}\b"
    rf"|\b(?:your|that|this|the) (?:\w+ ){{0,2}}?{_ANSWER} (?:is|was|were|sounds?|looks?|seems?)\b[^.?!]{{0,20}}?"
    rf"\b{_VALUE}\b"
    r"|(?<!\bif )(?<!\bwhen )\byou(?:['’]ve| have)? (?:\w+ )?"
    r"(?:missed|forgot|forgotten|overlooked|failed|passed|nailed|struggled"
    r"|(?:got|had) (?:\w+ ){1,3}(?:right|wrong)|(?:did|answered|explained) (?:\w+ ){0,3}?(?:well|badly|poorly))\b"
    r"|\b(?:pass|passes|fails?) (?:this|the|an?|our) (?:\w+ )?(?:interview|round|bar)\b",
    re.IGNORECASE,
)
"""Praise and blame: nobody hears a verdict before they gave their own. “What goes wrong?”, “a strong read” and “a test
that fails” are no verdict, so it is the way these words are used that counts."""


def question(text: str, coming: Coming) -> str | None:
    """The variation as it may be asked, or None: too short or long, too hard, too close to an earlier one, a leak."""
    text = " ".join(plain(text).split())
    if not FEWEST_WORDS <= words(text) <= MOST_WORDS or not text.endswith(("?", ".")) or lix(text) > HARDEST:
        return None
    if any(similarity(text, earlier) >= TOO_SIMILAR for earlier in coming.earlier):
        return None
    return None if gives_away(text, coming.rubric, coming.dimension, coming.question) else text


def follow_up(text: str, situation: Situation) -> str | None:
    """One plain question or push, new in this drill and without a verdict; otherwise None."""
    text = " ".join(plain(text).split())
    if not _is_a_line(text) or text.count("?") > MOST_QUESTION_MARKS:
        return None
    if any(similarity(text, said) >= TOLD_BEFORE for said in situation.said_in_drill):
        return None
    return None if _says_verdict(text, f"{situation.question} {situation.answer}") else text


def instruction(text: str, coming: Coming) -> str | None:
    """One instruction without a verdict, not given before in this drill; otherwise None."""
    text = " ".join(plain(text).split())
    if not _is_a_line(text) or text in coming.given or _says_verdict(text, coming.last_question):
        return None
    return text


def _is_a_line(text: str) -> bool:
    return FEWEST_WORDS_OF_A_LINE <= words(text) <= MOST_WORDS_OF_A_LINE and text.endswith(("?", ".", "!"))


def _says_verdict(text: str, source: str) -> bool:
    """Marks that the `source` speaks of too are its subject; praise and blame are never."""
    known = {match.group().lower() for match in _MARKING.finditer(source)}
    marks = (match.group().lower() for match in _MARKING.finditer(text))
    return _VERDICT.search(text) is not None or any(mark not in known for mark in marks)
