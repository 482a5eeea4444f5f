"""How a drill's journal step, a journal entry and a session of the log read as entries: whose words, which kinds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.core.drill import STAGE, Format
from bot.core.entries import EntryKind, JournalEntry
from bot.core.evidence import Signal, ref_of_signal
from bot.core.journal import Signals
from bot.core.logged import LoggedSession
from bot.core.members import Level, Mode
from bot.core.patterns import Entry, Kind
from bot.core.question import OWN_QUESTION, Difficulty, difficulty_of, question_of
from bot.core.rubric import Rubric

_OF_ENTRY = {EntryKind.INTERVIEW: Kind.INTERVIEW, EntryKind.MOCK: Kind.MOCK, EntryKind.DRILL: Kind.DRILL}
_OF_MODE = {Mode.ALOUD: Kind.ALOUD, Mode.TYPED: Kind.TYPED}
_OF_FORMAT = {Format.FULL_LENGTH: Kind.FULL_LENGTH, Format.FOCUSED: Kind.FOCUSED}


@dataclass(frozen=True, slots=True)
class NotedDrill:
    """The journal step of one drill, and what is known of the drill. `area` is the one the signals are about."""

    id: str
    at: datetime
    area: str
    signals: Signals
    mode: Mode
    format: Format
    twisted: bool = False
    question_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads all three for one rubric. `target`: the member's level; `left_out`: refs of what shall not count."""

    rubric: Rubric
    target: Level
    left_out: Collection[str] = frozenset()

    def of_drill(self, drill: NotedDrill) -> Entry:
        """What was noticed in a drill."""
        return self._entry(drill.id, drill.at, drill.area, drill.signals, self._kinds(drill))

    def of_journal(self, entry: JournalEntry) -> Entry:
        """What was noticed in a drill, a mock or an interview; a question that surprised is a surprise."""
        noted = entry.signals
        surprise = noted.surprise or entry.question
        signals = Signals(noted.hesitation, noted.rehearsed, surprise)
        return self._entry(entry.id, entry.happened_at, entry.dimension_id, signals, {_OF_ENTRY[entry.kind]})

    def of_logged(self, session: LoggedSession) -> Entry:
        """What a session of the log noted."""
        kinds = {_OF_ENTRY[session.kind]}
        return self._entry(session.id, session.at, session.signals_about, session.signals, kinds)

    def _entry(self, id_: str, at: datetime, area: str | None, signals: Signals, kinds: Iterable[Kind]) -> Entry:
        known = area if area is not None and self.rubric.find(area) else None
        return Entry(at, known, self._words(id_, signals), frozenset(kinds))

    def _words(self, id_: str, signals: Signals) -> Mapping[Signal, str]:
        counted = {signal: words.strip() for signal, words in signals.by_signal().items()}
        return {
            signal: words
            for signal, words in counted.items()
            if words and ref_of_signal(id_, signal) not in self.left_out
        }

    def _kinds(self, drill: NotedDrill) -> set[Kind]:
        """A single check round is neither focused nor full-length."""
        kinds = {Kind.DRILL, _OF_MODE[drill.mode]}
        if drill.format in _OF_FORMAT:
            kinds.add(_OF_FORMAT[drill.format])
        if drill.question_ids:
            own = any(id_.startswith(OWN_QUESTION) for id_ in drill.question_ids)
            kinds.add(Kind.OWN_QUESTION if own else Kind.FROM_THE_BANK)
        hardness = self._hardness(drill)
        return kinds if hardness is None else kinds | {hardness}

    def _hardness(self, drill: NotedDrill) -> Kind | None:
        """Harder when every question had its twist, or most of those the rubric knows were above the target."""
        if drill.twisted:
            return Kind.HARDER
        asked = [id_ for id_ in drill.question_ids if not id_.startswith(STAGE)]
        levels = {question.id: question.level for question in self.rubric.questions}
        harder = [self._is_harder(levels[question_of(id_)], id_) for id_ in asked if question_of(id_) in levels]
        if not harder:
            return None
        return Kind.HARDER if 2 * sum(harder) > len(harder) else Kind.AT_LEVEL

    def _is_harder(self, asked: Level, question_id: str) -> bool:
        order = list(Level)
        if asked is not self.target:
            return order.index(asked) > order.index(self.target)
        return difficulty_of(question_id) is Difficulty.STRETCH
