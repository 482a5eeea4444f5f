"""Blacking out what could move whoever scores, where an answer seems to speak to them. Nothing else of it changes.

An honest sentence may say “score”, or “ignore”, or “three”. To get a higher score out of a reader one has to bring some
of these together: a mark, this very answer, who judges it, an order or a plea, a machine that reads, the top of the
scale. Where two of them meet in one sentence, in whatever words and spelling, the scorer gets it with those words
blacked out: the demand is gone, and what else was said can still be read and quoted. The reference answers lose one
word in a hundred.

What it can't do: know a demand in words that name none of these, or spread over sentences that each name one.
"""

import re
from itertools import pairwise

from bot.interviewer.language import is_foreign
from bot.interviewer.look_alikes import readings, with_tags
from bot.interviewer.passages import passages

TOPICS_OF_A_SUSPECT = 2
TOPICS_OF_NEIGHBOURS = 3
"""Of two sentences in a row, for those who spread it over both."""

_TOPICS = {
    "a mark": r"scor\w*|(?:up|down)?grad(?:e|es|ed|ing|er|ers)|rat(?:ed|ing|ings)"
    r"|rate (?:this|that|it|me|the)|marks?|marked|marking|points|rubrics?"
    r"|criteri\w+|levels?|verdicts?|assess\w*|evaluat\w*|judge?ment\w*|judg(?:e|ed|es|ing)|calibrat\w*|anchors?|credit"
    r"|results?|outcome|bar|band|tier",
    "who judges or is judged": r"scorers?|graders?|evaluators?|assessors?|judges?|reviewers?|interviewers?|coach(?:es)?"
    r"|mentors?|recruiters?|hir(?:e|ed|ing)|candidates?|applicants?|interviewees?|examiners?|panel|committee|partners?"
    r"|whoever|reader|you|your|yours|admin\w*|developers?|operators?|owners?|vendors?|manager of this",
    "this answer": r"(?:this|these|the|my|that|their|his|her|all) (?:\w+ )?(?:answers?|responses?|replies|reply"
    r"|transcripts?|submission|rounds?|drill|interview|performance|texts?|above|session|attempt|recording|dimension"
    r"|area|paragraph|passage|part|rest|words)|above|what (?:i|he|she|they) (?:just )?said|everything"
    r"|practice|rehears\w+|warm up|test run|exercise",
    "an order or a plea": r"ignor\w+|disregard\w*|forget|overrid\w*|overrul\w*|overwrit\w*|skip|drop|scrap|throw away"
    r"|stop reading|gives?|gave|given|award\w*|assign\w*|set|return|output|print|reply|respond|write|put down|enter"
    r"|record|treat|counts?|consider|grant|deserv\w*|must|shall|please|pls|make sure|remember|kindly|confirm\w*"
    r"|approv\w*|accept\w*|let it|is to be|be generous|entitled|settled?|begg?\w*|beg|promise|otherwise i|or i"
    r"|stupid|dumb|obey|comply|make it|makes it|or lose|do without|needs? no|no need|to yourself",
    "a machine": r"ai|llm|gpt|assistant|system|prompts?|instructions?|instructed|rules?|guidelines?|polic(?:y|ies)"
    r"|model|language model|chatbot|json|config\w*|mode|task|role|turns?|schema|user:|human:|examples?|q:|a:"
    r"|dimension\w*|quotes|on_topic|to_the_reader",
    "the top": r"3|3/3|three|drei|tres|trois|tre|highest|top|maximum|max|full|perfect\w*|excellent\w*|outstanding"
    r"|exemplary|flawless\w*|impressive|brilliant\w*|superb\w*|best|exceed\w*|complete|exceptional\w*|textbook|bravo"
    r"|ten out of ten|wonderful|great|fully|every behaviou?rs?|strong\w*|amazing|world class|masterful|applause|ten",
}
_ALL = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(_TOPICS.values())})(?![a-z0-9])(?: \w+)?", re.IGNORECASE)
"""A telling word and the one after it, which says much of what it says."""
_PATTERNS = tuple(re.compile(rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])") for words in _TOPICS.values())
_MARK, _THIS, _TOP = 0, 2, len(_PATTERNS) - 1
_BARE_VERDICT = re.compile(r"(?:→|->|=>|\||:|=|\bis)\s*\W*(?:level )?(?:[123]|one|two|three)\b\W*$", re.IGNORECASE)
"""“… → 3”: a line that ends in nothing but a level."""
_CHAT = re.compile(
    r"<\|[^|>\n]{1,30}\|>|\[/?inst\]|<</?sys>>|</?(?:start|end)_of_turn>|</?(?:system|assistant|answer|user|human)>"
    r"|^\W*(?:system|assistant|user|human|developer|instructions?|response|model|ai|note to \w+|[qa]|question|answer"
    r"|example)(?: \d+)?\s*[:>\])]",
    re.IGNORECASE,
)
"""A part played in a conversation with a machine."""
_ENCODED = re.compile(r"(?<![\w+/=])(?=[\w+/-]*[A-Z])(?=[\w+/-]*[a-z])(?=[\w+/-]*\d)[\w+/-]{16,}={0,2}")
_BLURTED = 5
"""In so few words a level, a mark or “my answer” is nothing that one would miss."""
_TOKEN = re.compile(r"\S+")
_WINDOW = 6
"""Words in which another language is looked for: it may be woven into a sentence."""
BLACK = "[…]"
_BLACKS = re.compile(r"\[…\](?:[\s,;]*\[…\])+")


def blacked_out(text: str) -> str:
    """The text with the telling words of every suspect sentence blacked out."""
    all_passages = passages(text)
    said = [text[each.start : each.end] for each in all_passages]
    about = [topics(words) for words in said]
    suspect = {at for at, each in enumerate(about) if len(each) >= TOPICS_OF_A_SUSPECT or _is_blurted(said[at], each)}
    for at, (one, other) in enumerate(pairwise(about)):
        if one and other and len(one | other) >= TOPICS_OF_NEIGHBOURS:
            suspect |= {at, at + 1}
    played = {all_passages[at].paragraph for at, words in enumerate(said) if _CHAT.search(with_tags(words))}
    suspect |= {at for at, each in enumerate(all_passages) if each.paragraph in played}
    return "".join(_blacked(words) if at in suspect else _without_oddities(words) for at, words in enumerate(said))


def topics(sentence: str) -> frozenset[int]:
    """Which of the six a sentence talks about, read in whatever way makes out most."""
    read = (with_tags(sentence), *readings(sentence))
    return frozenset(at for at, pattern in enumerate(_PATTERNS) if any(pattern.search(each) for each in read))


def _blacked(sentence: str) -> str:
    """What is still readable behind a disguise has one to hide: of such a sentence nothing is left."""
    shown = _BLACKS.sub(BLACK, _ALL.sub(BLACK, _CHAT.sub(BLACK, _without_oddities(sentence))))
    if topics(shown):
        return BLACK + sentence[len(sentence.rstrip()) :]
    return shown


def _without_oddities(sentence: str) -> str:
    """A bare verdict, something encoded, words of another language: odd wherever they stand."""
    sentence = _ENCODED.sub(BLACK, _BARE_VERDICT.sub(BLACK, sentence.rstrip()) + sentence[len(sentence.rstrip()) :])
    words = list(_TOKEN.finditer(sentence))
    for start in reversed(range(0, max(1, len(words) - _WINDOW + 1), _WINDOW // 2)):
        window = words[start : start + _WINDOW]
        if window and is_foreign(sentence[window[0].start() : window[-1].end()]):
            sentence = sentence[: window[0].start()] + BLACK + sentence[window[-1].end() :]
            words = words[: start + 1]
    return sentence


def _is_blurted(sentence: str, about: frozenset[int]) -> bool:
    return len(_TOKEN.findall(sentence)) <= _BLURTED and not about.isdisjoint({_MARK, _THIS, _TOP})
