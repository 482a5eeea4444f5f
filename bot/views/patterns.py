"""What *Details* tells of notes, of many drills and of habits, in counts and in the member's own words."""

import re
from collections.abc import Sequence

from slack_sdk.models.blocks import Block, DividerBlock

from bot.core.details import FEWEST_DRILLS, LongRun
from bot.core.fixes import RepeatedFix
from bot.core.habits import Habits, Share
from bot.core.journal import LastFix
from bot.core.patterns import ASPECTS, FEWEST, Contrast, Kind, Noticed, Pattern
from bot.core.rubric import Rubric
from bot.core.spread import Given, Low
from bot.views.area_words import SIGNALS
from bot.views.drawn import header, section
from bot.views.text import count, escape, short

QUOTES = 3
_LONGEST_QUOTE = 120
_IN_QUOTES = re.compile(r"[“\"][^“”\"]*[”\"]")

_KINDS = {
    Kind.INTERVIEW: "in real interviews",
    Kind.MOCK: "in outside mocks",
    Kind.DRILL: "in drills",
    Kind.ALOUD: "in drills answered aloud",
    Kind.TYPED: "in typed drills",
    Kind.FULL_LENGTH: "in full-length drills",
    Kind.FOCUSED: "in drills on one area",
    Kind.OWN_QUESTION: "in drills with a question of your own",
    Kind.FROM_THE_BANK: "in drills without a question of your own",
    Kind.HARDER: "where the questions were harder than your level",
    Kind.AT_LEVEL: "where the questions were at your level",
}


def draw_noticed(seen: Noticed, rubric: Rubric) -> Sequence[Block]:
    """Each pattern with its counts and the latest words, or what is missing for one."""
    if seen.missing:
        first = f"Once {FEWEST} sessions have a note of yours, I show what they have in common"
        return [section(f"{first}; {seen.entries or 'none'} so far.")]
    if not seen.patterns:
        return [section(f"Nothing came up {FEWEST} times in {_all_of(seen)} yet.")]
    return [section(_pattern(one, seen, rubric)) for one in seen.patterns]


def _all_of(seen: Noticed) -> str:
    """“your 11 notes”; from the limit on “your latest 40 notes”."""
    return f"your {'latest ' if seen.are_the_latest else ''}{seen.entries} notes"


def _pattern(one: Pattern, seen: Noticed, rubric: Rubric) -> str:
    """“You hesitated in 8 of your 11 notes, 6 of them on Capacity.”, with words, and at what kind of question more."""
    quotes = [_quoted(words) for words in one.words[:QUOTES]]
    signal, about = SIGNALS[one.signal], _about(one, seen.entries, rubric)
    told = f"*{signal[:1].upper()}{signal[1:]}* in {one.times} of {_all_of(seen)}{about}."
    contrast = [_contrast(one.contrast)] if one.contrast else []
    return "\n".join([told, " · ".join(quotes), *contrast])


def _about(one: Pattern, notes: int, rubric: Rubric) -> str:
    """The area, and how many notes are on it anyway, lest notes on what is drilled most be taken for more."""
    if one.area is None:
        return ""
    those = "all" if one.in_area == one.times else str(one.in_area)
    anyway = "all your notes are" if one.entries_in_area == notes else f"{one.entries_in_area} of the {notes} are"
    return f", {those} of them on {_name(rubric, one.area)} ({anyway})"


def _contrast(seen: Contrast) -> str:
    """“More so in drills answered aloud: 5 of 5, against 0 of 6 in typed drills.”"""
    [aspect] = [each for each in ASPECTS if seen.kind in each]
    others = sorted(aspect - {seen.kind})
    elsewhere = _KINDS[others[0]] if len(others) == 1 else "elsewhere"
    here, there = f"{seen.times} of {seen.of}", f"{seen.other_times} of {seen.other_of}"
    return f"More so {_KINDS[seen.kind]}: {here}, against {there} {elsewhere}."


def draw_long_run(seen: LongRun, rubric: Rubric) -> Sequence[Block]:
    """The lowest areas and the fixes that came back; before ten drills, how many are missing."""
    if seen.missing:
        first = f"Your lowest areas and the fixes that come back are told after {FEWEST_DRILLS} finished drills"
        return [section(f"{first}; {seen.missing} to go.")]
    lows = "\n".join(_low(low, rubric) for low in seen.lowest) or "No area has three scores of your own yet."
    fixes = "\n".join(map(_fix, seen.fixes)) or "None: each of your fixes was a new one."
    return [section(f"*Lowest by your own scores*\n{lows}"), section(f"*Fixes that came back*\n{fixes}")]


def _low(low: Low, rubric: Rubric) -> str:
    """“Trade-offs: median 1.5 of 8 · people: median 2 of 6”; of one score the score alone."""
    others = [f"{who}: {_given(given)}" for who, given in (("people", low.people), ("the AI", low.ai)) if given]
    return " · ".join([f"{_name(rubric, low.area)}: {_given(low.own)}", *others])


def _given(given: Given) -> str:
    return f"median {given.median:g} of {given.n}" if given.n > 1 else f"{given.median:g}, once"


_BECAME = {
    LastFix.FIXED: "fixed when last asked",
    LastFix.PARTLY: "partly there when last asked",
    LastFix.NOT: "not there yet when last asked",
    None: "not asked about yet",
}


def _fix(seen: RepeatedFix) -> str:
    return f"{_quoted(seen.text)}  {seen.times} times, {_BECAME[seen.became]}"


def draw_habits(seen: Habits) -> Sequence[Block | None]:
    """What there is to count of how the member practises; nothing where there is nothing."""
    lines = [
        _share("Scored on time, within five minutes", seen.scored, "drill"),
        _share("Journal on time, within the hour", seen.journaled, "session"),
        _at_target(seen),
    ]
    told = "\n".join(line for line in lines if line)
    volume = section(_volume(seen.mocks)) if seen.volume_alone else None
    if not told and volume is None:
        return []
    return [DividerBlock(), header("How you practise"), section(told) if told else None, volume]


def _share(what: str, share: Share, one: str) -> str:
    latest = "the last " if share.of > 1 else ""
    return f"{what}: {share.k} of {latest}{count(share.of, one)}." if share.of else ""


def _at_target(seen: Habits) -> str:
    told = _share("At your level or harder", seen.at_target, "question")
    return f"{told} That is under four in five: the interview's won't be easier." if seen.too_easy else told


def _volume(mocks: int) -> str:
    return (
        f"{count(mocks, 'mock')} since your last drill on one area. By then more mocks are not the lever: name one "
        "weakness and drill it. That is a rule of thumb, not a statistic."
    )


def _quoted(words: str) -> str:
    """In the member's own quotation marks, where all of it has them already."""
    text = escape(short(words, _LONGEST_QUOTE))
    return text if _IN_QUOTES.fullmatch(text) else f"“{text}”"


def _name(rubric: Rubric, dimension_id: str) -> str:
    found = rubric.find(dimension_id)
    return escape(found.name if found else dimension_id)
