"""One line of the log in words: short as Home has it, or whole. The modal they stand in: log_modal."""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.drill import Format
from bot.core.entries import EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.log import Given, Kept, LogLine
from bot.core.scoring import HUMAN, Rater, Score
from bot.views.text import count, day, escape, short

_INDENT = "\n      "
_DRILLS = {Format.FOCUSED: "drill", Format.FULL_LENGTH: "full-length drill", Format.CHECK: "check"}
_JOURNALS = {EntryKind.DRILL: "a drill", EntryKind.MOCK: "an outside mock", EntryKind.INTERVIEW: "a real interview"}
_ELSEWHERE = {EntryKind.DRILL: "drill", EntryKind.MOCK: "mock", EntryKind.INTERVIEW: "interview"}
_PEOPLE = {Rater.PARTNER: "a partner", Rater.PROFESSIONAL: "a professional"}
_BECAME = {LastFix.FIXED: "fixed", LastFix.PARTLY: "partly there", LastFix.NOT: "not there yet"}
_IN_ORDER = (Rater.SELF, Rater.PROFESSIONAL, Rater.PARTNER, Rater.AI)
_LONGEST_WORDS, _LONGEST_FIX, _LONGEST_NAME = 120, 160, 60
_MOST_OTHERS = 3
"""Other areas whose scores are told; of more it says how many."""


def log_line(line: LogLine) -> str:
    """What it was and what came of it, in one or two lines; a journal entry, which has no score, tells its signals."""
    told = _signals(line) if line.kept is Kept.ENTRY else _fix(line)
    head = " · ".join([*_head(line, _area(line.area_name or line.rubric_name)), *_results(line)])
    return _INDENT.join([head, *told])


def whole_line(line: LogLine) -> str:
    """The same with the rubric, the scores of other areas, the fix's fate, and the signals."""
    rubric = f" ({escape(line.rubric_name)})" if line.area_name and line.rubric_name else ""
    head = " · ".join(_head(line, f"{_area(line.area_name or line.rubric_name)}{rubric}"))
    results = " · ".join(_results(line))
    came_of_it = [f"{results[:1].upper()}{results[1:]}"] if results else []
    return "\n".join([head, *came_of_it, *_others(line), *_fix(line, fate=True), *_signals(line)])


def _area(name: str) -> str:
    return f"*{escape(name)}*" if name else ""


def _head(line: LogLine, area: str) -> list[str]:
    return [part for part in (day(line.at), _what(line), area) if part]


def _results(line: LogLine) -> list[str]:
    """How often the goal was met, and what each rater gave."""
    return [part for part in (_met(line), *map(_score, _sorted(line.scores))) if part]


def _what(line: LogLine) -> str:
    if line.kept is Kept.ENTRY:
        return f"journal of {_JOURNALS[line.kind]}{', written late' if line.late else ''}"
    if line.kept is Kept.DRILL:
        return f"{_DRILLS[line.format]}{', not finished' if line.stopped else ''}"
    who = f" with {escape(_name(line.interviewer))}" if line.interviewer else ""
    return f"{_ELSEWHERE[line.kind]}{who}, imported"


def _met(line: LogLine) -> str:
    if line.kept is not Kept.DRILL:
        return ""
    return f"goal met in {line.passed} of {line.judged}" if line.judged else "nothing judged"


def _sorted(scores: Sequence[Given]) -> list[Given]:
    return sorted(scores, key=lambda given: _IN_ORDER.index(given.rater))


def _score(given: Given) -> str:
    notes = (
        "late" if given.late else "",
        "after seeing others" if given.after_others else "",
        f"on second thought {given.second_thought.told}" if given.second_thought else "",
    )
    said = ", ".join(note for note in notes if note)
    noted = f" ({said})" if said else ""
    number = "couldn't tell" if given.score is Score.CANT_TELL else given.score.told
    return f"{_who(given)} {number}{noted}"


def _who(given: Given) -> str:
    if given.rater not in HUMAN:
        return "you" if given.rater is Rater.SELF else "AI"
    if given.user_id:
        return f"<@{given.user_id}>"
    return escape(_name(given.name)) if given.name else _PEOPLE[given.rater]


def _name(typed: str) -> str:
    return short(" ".join(typed.split()), _LONGEST_NAME)


def _others(line: LogLine) -> Iterator[str]:
    if not line.other_scores:
        return
    told = _told(dict(list(line.other_scores.items())[:_MOST_OTHERS]))
    left = len(line.other_scores) - _MOST_OTHERS
    more = f" and {count(left, 'more area')}" if left > 0 else ""
    yield f"{'Also scored' if line.scores else 'Scored'}: {told}{more}"


def _told(scores: Mapping[str, Sequence[Given]]) -> str:
    return " · ".join(f"{escape(name)}: {', '.join(map(_score, _sorted(each)))}" for name, each in scores.items())


def _fix(line: LogLine, *, fate: bool = False) -> Iterator[str]:
    if line.fix:
        became = f" · {_BECAME[line.became]}" if fate and line.became else ""
        yield f"Fix: {escape(short(' '.join(line.fix.split()), _LONGEST_FIX))}{became}"


def _signals(line: LogLine) -> Iterator[str]:
    """Each signal in short. A question that surprised stands in for the surprise; one from elsewhere is what it was."""
    signals = line.signals
    about = f" ({escape(line.about)})" if line.about and signals != Signals() else ""
    asked = line.asked if line.kept is Kept.ENTRY else ""
    named = (
        ("Worked on", "" if asked else line.asked),
        (f"Hesitated{about}", signals.hesitation),
        (f"Rehearsed{about}", signals.rehearsed),
        (f"Surprised{about}", signals.surprise or asked),
    )
    for name, words in named:
        if words:
            yield f"{name}: {escape(short(' '.join(words.split()), _LONGEST_WORDS))}"
