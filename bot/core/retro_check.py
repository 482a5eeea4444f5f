"""Whether “What went wrong, exactly?” was answered with a mood or a moment. A hint, shown once: no text is refused."""

import re

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_SAYS_NOTHING = frozenset(
    _TOKEN.findall("""
    a about after again all also always am an and any anything are around as at be because been before beginning
    being bit but by can can't cant could couldn't did didn't do does doesn't doing don't done dont during end
    ended even every everything exactly extremely far feel feeling felt finish first for from fully generally
    get getting go going gone got guess had handle handled handling has have having he her him his honestly how
    i i'd i'll i'm i've idk if im in into is isn't it it's its itself just keep kept kind know last least less
    like little long lot lots made make manage managed many maybe me middle more most mostly much my myself need
    needs never no not nothing of off often on once or our out overall own part parts perhaps pretty quite
    rather really round say she should so some somehow something somewhat sort sound sounded start still stuff
    such sure than that that's the their them then there these they thing things think this those through till
    time to today too totally tried try trying under until up very was wasn't way well went were weren't what
    when where which while whole will with would wrong you your
    """)
)
"""Small words, and the question's own."""

_TRAITS_AND_MOODS = frozenset(
    _TOKEN.findall("""
    afraid anxiety anxious awful awkward bad badly better blank boring brain calm chaotic clarity clear clearly
    communicate communicated communication concentration concise confidence confident confidently confused
    confusing confusion deep depth detail detailed details difficult disaster disorganised disorganized
    distracted easy energy english enough experience fast flow flustered focus focused fog froze frozen fumbled
    good great hard hesitant hesitated hesitation horrible impostor insecure knowledge lack lacked lacking
    language listen listening lost low management meh mess messy mumbled nerves nervous nervously nervousness ok
    okay overwhelmed pace panic panicked panicking panicky performance poor poorly practice practise prep
    preparation prepare prepared presence pressure quick quickly quiet ramble rambled rambling rambly ready
    rehearsed rough rushed rushing scared shaky short shy skill skills sloppy slow slower slowly speak speaking
    speed spoke stage stiff stress stressed stressful structure structured struggle struggled stumbled stuttered
    superficial talk talked talking tense terrible thinking tired tongue-tied uncertain unclear unconfident
    unfocused unprepared unstructured unsure vague verbose weak weakness worried worse worst
    """)
)

_PRACTICE = frozenset(
    _TOKEN.findall("""
    answer answered answering answers approach behavioral behavioural code coding delivery design designs drill
    explain explaining explanation explanations interview interviewer interviews knowledge presentation problem
    problems question questions response responses round rounds solution stories story storytelling system
    systems technical
    """)
)
"""What practice is about. To be “bad at system design” is a topic; to have “drawn the design first” is a moment."""

_DEEDS = frozenset(
    _TOKEN.findall("""
    added agreed answered argued asked assumed began blamed brought bug calculated called changed checked chose claimed
    compared conceded confused corrected cut described drew estimated explained finished forgot forgotten gave guessed
    ignored insisted interrupted jumped left listed mentioned missed missing mixed named needed noticed off-by-one
    omitted opened picked presented promised proposed put quoted ran repeated said showed sketched skipped spent started
    stated stopped stuck suggested switched tested told took typo used went wrote
    couldn't couldnt didn't didnt instead never no without wrong zero
    """)
)
"""Something done or said, and in the last line left out."""

_MOMENT = re.compile(
    r"\b(?:when|before|after|until|till|once|while|during|as soon as|halfway|midway|then|first|last|second|third|twice"
    r"|at the (?:start|beginning|end)|in the (?:first|last|middle)|towards? the end|right away|straight (?:away|to))\b",
    re.IGNORECASE,
)

_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|half)\b", re.IGNORECASE)
_QUOTE = re.compile(r"[“„«\"`][^“”„«»\"`]{0,300}\w[^“”„«»\"`]{0,300}[”“»\"`]")
_FEWEST_WORDS_OF_A_QUESTION = 3
_FEWEST_WORDS_OF_AN_ACCOUNT = 6
"""So many words that say something are an account of what happened, whatever they are."""

_NOTHING_WRONG = re.compile(r"\s*(?:none|n/?a|no|nothing(?: (?:at all|really|much|went wrong))?)[\s.!]*", re.IGNORECASE)


def is_vague(text: str) -> bool:
    """A trait, a mood or a topic, and no moment, deed, number, question or quote to it.

    An empty text isn't vague, the field may stay empty, nor is one that says that nothing went wrong. A text without
    a Latin letter is left alone: the words are known in English only.
    """
    words = _words(text)
    if not words:
        return any(map(str.isdigit, text))
    if _NOTHING_WRONG.fullmatch(text) or not any(map(str.isascii, words)) or _asks_or_quotes(text, words):
        return False
    told = [word for word in words if word not in _SAYS_NOTHING and word not in _TRAITS_AND_MOODS]
    return not (told and _holds_a_moment(text, words, told))


def _asks_or_quotes(text: str, words: list[str]) -> bool:
    return bool(_QUOTE.search(text)) or ("?" in text and len(words) >= _FEWEST_WORDS_OF_A_QUESTION)


def _holds_a_moment(text: str, words: list[str], told: list[str]) -> bool:
    """`told` are the words that say something: what a moment, a number or a deed is about."""
    if _MOMENT.search(text) or _NUMBER.search(text) or len(told) >= _FEWEST_WORDS_OF_AN_ACCOUNT:
        return True
    return not _DEEDS.isdisjoint(words) and any(word not in _PRACTICE and word not in _DEEDS for word in told)


def _words(text: str) -> list[str]:
    plain = re.sub(r"\b(did|could) not\b", r"\1n't", text.lower().replace("’", "'"))
    return _TOKEN.findall(plain)
