"""The record as Markdown for a person to read: newest first, every typed word in a quote it can't get out of."""

import re
import textwrap
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.local_time import zone
from bot.core.records import (
    AssessmentRecord,
    DrillRecord,
    JournalRecord,
    LoggedRecord,
    ProfileRecord,
    QuestionRecord,
    Record,
    RemindersRecord,
    RoundRecord,
    ScoreRecord,
    SignalsRecord,
    Typed,
)

LONGEST_LINE = 100
"""Characters; quoted lines don't wrap by themselves. JSON keeps the lines as they were."""

_MARKUP = re.compile(r"([\\`*_\[\]<>&#|~!])")


def render_markdown(record: Record) -> str:
    """The whole record as one document, in the member's zone. Sections with nothing in them are left out."""
    tz = record.profile.zone
    sections = (
        ("Drills", _newest_first((drill.at, _drill(drill, tz)) for drill in record.drills)),
        ("What an AI read", _newest_first((read.read_at, _assessment(read, tz)) for read in record.assessments)),
        ("Journal", _newest_first((entry.happened_at, _entry(entry, tz)) for entry in record.journal)),
        ("Imported from elsewhere", _newest_first((each.at, _logged(each, tz)) for each in record.logged)),
        ("Planned interviews", _interviews(record)),
        ("Answers you scored for practice", _readings(record)),
        ("Your own questions", _newest_first((own.added_at, _question(own, tz)) for own in record.own_questions)),
        ("Other messages to the app", _newest_first((said.at, _said(said, tz)) for said in record.messages)),
        ("Drafts", _newest_first((draft.at, _said(draft, tz)) for draft in record.drafts)),
    )
    filled = [block for title, blocks in sections if blocks for block in (f"## {title}", *blocks)]
    about = f"Written {_when(record.exported_at, tz)}. Times are in your zone, newest first; what was said is quoted."
    return "\n\n".join(["# Your practice", about, *_profile(record.profile), *filled]) + "\n"


def quoted(text: str) -> str:
    """The text as an indented block inside a quote: nothing in it is Markdown any more, and nothing needs escaping.

    Every kind of line break ends a line, so that no reader finds one without its mark; long lines are wrapped.
    """
    lines = [piece for line in text.splitlines() for piece in _wrapped(line)]
    return "\n".join(f">     {line}".rstrip() for line in lines or [""])


def _wrapped(line: str) -> Sequence[str]:
    if len(line) <= LONGEST_LINE:
        return [line]
    wrapper = textwrap.TextWrapper(
        LONGEST_LINE, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(line) or [""]


def _profile(profile: ProfileRecord) -> list[str]:
    facts = {
        "Zone": profile.zone,
        "Language": profile.locale,
        "Rubric": profile.rubric,
        "Level": profile.level,
        "Answers": profile.mode,
        "Rounds": profile.rounds,
        "Here since": _when(profile.created_at, profile.zone),
        "Reminders": _reminders(profile.reminders),
        "Reminders paused until": _when(profile.reminders_paused_until, profile.zone),
        "Answers kept for": f"{profile.keep_days} days" if profile.keep_days else None,
        "Kept of answers": "what was quoted, and a fingerprint" if profile.quotes_only else None,
        "Answers with a fingerprint": profile.fingerprints,
        "In a channel's digest": profile.digest if profile.digest != "nothing" else None,
    }
    return ["## You", _list(f"{name}: {_inline(str(fact))}" for name, fact in facts.items() if fact)]


def _reminders(reminders: RemindersRecord | None) -> str | None:
    if reminders is None or not (reminders.days or reminders.week_on):
        return None
    days = ", ".join(reminders.days)
    week = f"a look back on {reminders.week_on}" if reminders.week_on else ""
    quiet = f"never on {', '.join(reminders.quiet)}" if reminders.quiet else ""
    return "; ".join(part for part in (days, week, quiet) if part) + f"; at {reminders.clock}"


def _drill(drill: DrillRecord, tz: str) -> list[str]:
    facts = (drill.level, drill.mode, drill.format, drill.interviewer, drill.phase)
    closed = f" {_when(drill.closed_at, tz)}" if drill.closed_at else ""
    return [
        f"### {_when(drill.at, tz)} · {_inline(drill.rubric)} · {_inline(drill.area)}",
        " · ".join(map(_inline, facts)) + closed,
        *_quote(f"Goal ({_inline(drill.goal_origin)})", drill.goal),
        *(block for asked in drill.rounds for block in _round(asked, tz)),
        *_look_back(drill),
    ]


def _round(asked: RoundRecord, tz: str) -> list[str]:
    return [
        f"#### Round {asked.number} · {_inline(asked.role)}",
        *_quote("To watch", asked.instruction or ""),
        *_quote("Question", asked.question),
        *(block for answer in asked.answers for block in _said(answer, tz)),
        *(block for line in asked.interviewer for block in _quote("Interviewer", line)),
        *([f"Your verdict: {_inline(asked.verdict)}"] if asked.verdict else []),
    ]


def _look_back(drill: DrillRecord) -> list[str]:
    retro = drill.retro
    blocks = _scores(drill.scores)
    if drill.signals_area:
        blocks.append(f"Signals are about {_inline(drill.signals_area)}.")
    blocks += _signals(drill.signals)
    if retro:
        blocks += _quote("What went well, and why", retro.well)
        blocks += _quote("What went wrong, exactly", retro.wrong)
        blocks += _quote("The one fix", retro.fix)
        blocks += _quote("Practice", retro.practice)
        blocks += [f"The fix from last time: {_inline(retro.last_fix)}"] if retro.last_fix else []
    return ["#### Looking back", *blocks] if blocks else []


def _scores(scores: Sequence[ScoreRecord]) -> list[str]:
    """Each with what the member put right about it."""
    lines = []
    for score in scores:
        thought = f"; on second thought {score.second_thought}" if score.second_thought else ""
        lines.append(_inline(f"{score.words}{thought}{_LEFT_OUT if score.left_out else ''}"))
    return [_list(lines)] if lines else []


_LEFT_OUT = "; left out of where you stand"


def _assessment(read: AssessmentRecord, tz: str) -> list[str]:
    score = f"Score {read.score}" if read.score else f"No score: {_inline(read.why_none or '')}"
    return [
        f"### {_when(read.read_at, tz)} · {_inline(read.rubric)} · {_inline(read.area)}",
        f"{score} · {_inline(read.model)}",
        *(block for said in read.quotes for block in _quote(f"You, in round {said.round}", said.text)),
        *([_list(f"Not found: {_inline(missing)}" for missing in read.missing)] if read.missing else []),
        *_quote("Why", read.reason),
    ]


def _entry(entry: JournalRecord, tz: str) -> list[str]:
    names = [_inline(name) for name in (entry.kind, entry.rubric, entry.area) if name]
    return [
        f"### {' · '.join([_when(entry.happened_at, tz), *names])}",
        f"Written down {_when(entry.written_at, tz)}",
        *_quote("Interviewer", entry.interviewer),
        *_signals(entry.signals),
        *_quote("A question that surprised", entry.question),
    ]


def _logged(session: LoggedRecord, tz: str) -> list[str]:
    names = [_inline(name) for name in (session.kind, session.rubric, session.area) if name]
    return [
        f"### {' · '.join([_when(session.at, tz), *names])}",
        f"Imported {_when(session.added_at, tz)}",
        *_quote("Interviewer", session.interviewer),
        *_quote("Worked on", session.problem),
        *_scores(session.scores),
        *([f"Signals are about {_inline(session.signals_area)}."] if session.signals_area else []),
        *_signals(session.signals),
        *_quote("The one fix", session.fix),
        *([f"What became of it: {_inline(session.became)}"] if session.became else []),
    ]


def _signals(signals: SignalsRecord) -> list[str]:
    named = (
        ("hesitation", "Where you hesitated", signals.hesitation),
        ("rehearsed", "What sounded rehearsed", signals.rehearsed),
        ("surprise", "What surprised you", signals.surprise),
    )
    return [
        block
        for name, label, words in named
        for block in _quote(f"{label}{_LEFT_OUT if name in signals.left_out else ''}", words)
    ]


def _question(own: QuestionRecord, tz: str) -> list[str]:
    origin = f" ({_inline(own.source)})" if own.source else ""
    label = f"{_inline(own.rubric)} · {_inline(own.area)}, added {_when(own.added_at, tz)}{origin}"
    return _quote(label, own.question)


def _interviews(record: Record) -> list[str]:
    tz = record.profile.zone
    planned = sorted(record.interviews, key=lambda interview: interview.starts_at, reverse=True)
    lines = [
        f"{_when(interview.starts_at, tz)}, {interview.minutes} minutes, noted {_when(interview.added_at, tz)}"
        + (f", called off {_when(interview.called_off_at, tz)}" if interview.called_off_at else "")
        for interview in planned
    ]
    return [_list(lines)] if lines else []


def _readings(record: Record) -> list[str]:
    tz = record.profile.zone
    lines = [
        f"{_when(read.read_at, tz)} · {_inline(read.rubric)} · {_inline(read.area)}: "
        f"you gave {read.given}, the reference is {read.reference}"
        for read in sorted(record.readings, key=lambda read: read.read_at, reverse=True)
    ]
    return [_list(lines)] if lines else []


def _said(said: Typed, tz: str) -> list[str]:
    return [f"You, {_when(said.at, tz)}:", quoted(said.text)]


def _quote(label: str, text: str) -> list[str]:
    """A line that says what it is, and the quote; nothing for an empty text."""
    return [f"{label}:", quoted(text)] if text else []


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _inline(text: str) -> str:
    """A name inside a line of ours: one line, its marks harmless."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _newest_first(entries: Iterable[tuple[datetime, list[str]]]) -> list[str]:
    ordered = sorted(entries, key=lambda entry: entry[0], reverse=True)
    return [block for _, blocks in ordered for block in blocks]


def _when(at: datetime | None, tz: str) -> str:
    return f"{at.astimezone(zone(tz)):%d %b %Y, %H:%M}" if at else ""
