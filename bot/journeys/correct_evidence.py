"""A member puts right what was observed of an area: leaves it out, thinks again, rewrites their words, removes it.

Nobody's score is ever changed: a member's own were locked at the reveal, other people's are theirs.
"""

from collections.abc import Mapping

from bot.core.area_detail import Correcting, Correction, Item, SecondThought, SignalsAgain, Spot, given_by_oneself
from bot.core.drill import Drill
from bot.core.entries import EntryForm, JournalEntry
from bot.core.errors import EntryGone, EvidenceGone
from bot.core.evidence import Signal, ref_of_signal
from bot.core.journal import Signals
from bot.core.logged import LoggedSession
from bot.core.scoring import Score
from bot.journeys.find_drill import mine
from bot.journeys.see_area import see_item
from bot.journeys.visit import Visit, rubric_of
from bot.journeys.write_entry import keep_entry
from bot.store import corrections, journal_entries, logged, look_back


def leave_out(visit: Visit, spot: Spot, *, out: bool) -> None:
    """From now on it doesn't count in the ranking; with `out` False it does again. Raises EvidenceGone."""
    see_item(visit, spot)
    corrections.leave_out(visit.tx, visit.member, spot.ref, out, visit.now)


def correcting(visit: Visit, spot: Spot) -> Correcting:
    """What the form shows that puts it right. Raises EvidenceGone, also for what isn't theirs to change. Only reads."""
    item = see_item(visit, spot)
    if item.correction is Correction.SECOND_THOUGHT:
        return _second_thought(visit, spot, item)
    if item.correction is Correction.SIGNALS:
        drill = mine(visit, spot.session, lock=False)
        signals = look_back.signals_of(visit.tx, visit.member, drill.id)
        return SignalsAgain(rubric_of(visit, drill), drill.dimension_id, signals)
    if item.correction is Correction.ENTRY:
        return _form_of(_entry(visit, spot.session))
    return _logged(visit, spot.session)


def think_again(visit: Visit, spot: Spot, score: Score) -> None:
    """Keep a second thought beside a score of one's own; the one that was given takes it back. Raises EvidenceGone."""
    given = _second_thought(visit, spot, see_item(visit, spot)).given
    corrections.think_again(visit.tx, visit.member, spot.ref, None if score is given else score, visit.now)


def rewrite_signals(visit: Visit, spot: Spot, signals: Signals) -> None:
    """What was noticed in a finished drill, as it should read. Raises NotYours when the drill is gone."""
    drill = mine(visit, spot.session)
    before = look_back.signals_of(visit.tx, visit.member, drill.id)
    look_back.keep_signals(visit.tx, visit.member, drill.id, signals, visit.now)
    _count_what_changed(visit, drill.id, _of_drill(drill, before), _of_drill(drill, signals))


def rewrite_entry(visit: Visit, filled: EntryForm) -> None:
    """A journal entry as it should read; the message that confirmed it follows. Raises EntryGone, and as keep_entry."""
    before = _entry(visit, filled.id)
    keep_entry(visit, filled)
    _count_what_changed(visit, filled.id, _of_entry(before), _of_entry(_entry(visit, filled.id)))


def remove_logged(visit: Visit, session_id: str) -> None:
    """Take a session brought from elsewhere out of the log, with its scores. Twice is once."""
    logged.remove(visit.tx, visit.member, session_id)


_Said = Mapping[Signal, tuple[object, str]]
"""Signal → the area it is about and the words."""


def _count_what_changed(visit: Visit, session_id: str, before: _Said, after: _Said) -> None:
    """What was left out was left out as it read then: in other words, or of another area, it counts again."""
    out = corrections.left_out(visit.tx, visit.member)
    for signal, said in after.items():
        ref = ref_of_signal(session_id, signal)
        if ref in out and said != before[signal]:
            corrections.leave_out(visit.tx, visit.member, ref, False, visit.now)


def _of_drill(drill: Drill, signals: Signals) -> _Said:
    area = signals.dimension_id or drill.dimension_id
    return {signal: (area, words) for signal, words in signals.by_signal().items()}


def _of_entry(entry: JournalEntry) -> _Said:
    area = (entry.rubric_id, entry.dimension_id)
    return {signal: (area, words) for signal, words in entry.by_signal().items()}


def _second_thought(visit: Visit, spot: Spot, item: Item) -> SecondThought:
    given, rubric = given_by_oneself(item.evidence), visit.library.find(spot.place.rubric_id)
    if given is None or rubric is None:
        raise EvidenceGone
    return SecondThought(item, given, rubric.dimension(spot.place.dimension_id))


def _entry(visit: Visit, entry_id: str) -> JournalEntry:
    entry = journal_entries.by_id(visit.tx, visit.member, entry_id)
    if entry is None:
        raise EntryGone("I don't have that journal entry any more, so nothing was changed.")
    return entry


def _form_of(entry: JournalEntry) -> EntryForm:
    area = (entry.rubric_id, entry.dimension_id)
    return EntryForm(entry.id, entry.happened_at, entry.kind, area, entry.signals, entry.question)


def _logged(visit: Visit, session_id: str) -> LoggedSession:
    every = logged.every(visit.tx, visit.member)
    found = next((session for session in every if session.id == session_id), None)
    if found is None:
        raise EvidenceGone
    return found
