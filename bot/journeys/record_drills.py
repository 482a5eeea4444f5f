"""The drills of a member's record, with every answer in the round it belongs to. Only reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from bot.core.drill import Drill, Format, Phase, Role, Round, SayingKind, Step, Verdict, Voice
from bot.core.evidence import ref_of_given
from bot.core.goals import Origin
from bot.core.records import DrillRecord, RetroRecord, RoundRecord, ScoreRecord, SignalsRecord, Typed
from bot.core.rubric import Rubric
from bot.core.scoring import Rater, Score
from bot.journeys.answers import rows_by_round
from bot.journeys.names import Names, dimension_name
from bot.journeys.put_right import PutRight
from bot.journeys.visit import Visit
from bot.store import drills, whole_record
from bot.store.whole_record import NoticedRow, WrittenRow

_FORMATS = {Format.FOCUSED: "focused", Format.FULL_LENGTH: "full length", Format.CHECK: "a check"}
_ORIGINS = {Origin.RUBRIC: "the rubric's", Origin.FIX: "your last fix", Origin.OWN: "your own"}
_ROLES = {Role.EXPOSE: "expose", Role.REFINE: "refine", Role.PRESSURE: "under pressure"}
_PHASES = {
    Phase.READY: "not started yet",
    Phase.ROUNDS: "under way",
    Phase.SCORING: "waiting for its score",
    Phase.DONE: "done",
    Phase.STOPPED: "closed without a score",
}
_VERDICTS = {
    Verdict.PASS: "pass",
    Verdict.NOT_YET: "not yet",
    Verdict.SKIPPED: "skipped",
    Verdict.LEFT: "stopped before a verdict",
    Verdict.THIN: "not enough to score",
    Verdict.ANSWERED: "answered",
}


@dataclass(frozen=True, slots=True)
class Drilled:
    """The drills, and what was written outside any round of theirs.

    `unscored`: ids of those that are open and wait for the member's own score; what others gave stays unseen till then.
    """

    drills: tuple[DrillRecord, ...]
    other_messages: tuple[Typed, ...]
    unscored: frozenset[str] = frozenset()


def record_drills(visit: Visit, names: Names) -> Drilled:
    """Every drill of the member, oldest first."""
    written = whole_record.written(visit.tx, visit.member)
    threads = defaultdict(list)
    for row in written:
        threads[row.channel_id, row.thread_ts or ""].append(row)
    every, scores = drills.every(visit.tx, visit.member), whole_record.scores_given(visit.tx, visit.member)
    unscored = frozenset(drill.id for drill in every if drill.is_open and not _by_oneself(scores.get(drill.id, ())))
    given = _Given(
        {drill_id: rows for drill_id, rows in scores.items() if drill_id not in unscored},
        whole_record.noticed(visit.tx, visit.member),
        whole_record.looked_back(visit.tx, visit.member),
    )
    right = PutRight.by(visit)
    found, answered = [], set()
    for drill in every:
        rows = threads[drill.channel_id, drill.thread_ts] if drill.channel_id and drill.thread_ts else []
        answers = rows_by_round(drill, rows)
        answered |= {id(row) for rows in answers.values() for row in rows}
        found.append(_drill(drill, _Called.of(visit, names, drill), answers, given, right))
    others = tuple(row.typed for row in written if id(row) not in answered)
    return Drilled(tuple(found), others, unscored)


def _by_oneself(given: Sequence[Row[Any]]) -> bool:
    return any(row.rater == Rater.SELF for row in given)


@dataclass(frozen=True, slots=True)
class _Given:
    """What came after the rounds, by drill id."""

    scores: Mapping[str, Sequence[Any]]
    signals: Mapping[str, NoticedRow]
    retros: Mapping[str, RetroRecord]


@dataclass(frozen=True, slots=True)
class _Called:
    """What a drill's rubric and its areas are called: as today's file says, so that a file of the log can be read back
    after a new name, or else as they were when it was drilled."""

    today: Rubric
    then: Rubric

    @classmethod
    def of(cls, visit: Visit, names: Names, drill: Drill) -> "_Called":
        then = names.version(drill.rubric_id, drill.rubric_version)
        return cls(visit.library.find(drill.rubric_id) or then, then)

    def area(self, dimension_id: str) -> str:
        rubric = self.today if self.today.find(dimension_id) else self.then
        return dimension_name(rubric, dimension_id)


def _drill(
    drill: Drill, called: _Called, answers: Mapping[int, Sequence[WrittenRow]], given: _Given, right: PutRight
) -> DrillRecord:
    seen = given.signals.get(drill.id)
    return DrillRecord(
        id=drill.id,
        rubric=called.today.name,
        area=called.area(drill.dimension_id),
        level=drill.level.label,
        mode=drill.mode.value,
        format=_FORMATS[drill.format],
        goal=drill.goal.text,
        goal_origin=_ORIGINS[drill.goal.origin],
        phase=_phase(drill),
        created_at=drill.created_at,
        started_at=drill.started_at,
        closed_at=drill.closed_at,
        interviewer=_interviewer(drill),
        rounds=tuple(_round(each, answers.get(each.number, ())) for each in drill.rounds),
        scores=tuple(_score(drill, called, row, right) for row in given.scores.get(drill.id, ())),
        signals=right.signals(seen.signals, drill.id) if seen else SignalsRecord(),
        signals_area=called.area(seen.dimension_id) if seen and seen.dimension_id else None,
        retro=given.retros.get(drill.id),
    )


def _score(drill: Drill, called: _Called, row: Row[Any], right: PutRight) -> ScoreRecord:
    score, rater = Score(row.score), Rater(row.rater)
    record = ScoreRecord(called.area(row.dimension_id), score.told, rater.value, row.late, name=_name(row))
    return right.score(record, ref_of_given(drill.id, rater, row.rater_id, row.dimension_id, score))


def _name(row: Row[Any]) -> str:
    """Tells one rater from another of their kind: a person by their id, an AI by its model."""
    if row.rater == Rater.SELF:
        return ""
    return str(row.rater_id).rsplit("|", 2)[0]


def _interviewer(drill: Drill) -> str:
    """Whose words the questions and follow-ups were."""
    if drill.model is not None:
        return f"AI ({drill.model})"
    voices = {round_.voice for round_ in drill.rounds} | {said.voice for each in drill.rounds for said in each.sayings}
    return "AI, then question bank" if Voice.AI in voices else "question bank"


def _phase(drill: Drill) -> str:
    if drill.is_paused:
        return "paused"
    if drill.phase is Phase.STOPPED and Step.SCORE in drill.looked_back:
        return "closed after its score"
    return _PHASES[drill.phase]


def _round(round_: Round, answers: Sequence[WrittenRow]) -> RoundRecord:
    return RoundRecord(
        number=round_.number,
        role=_ROLES[round_.role],
        question=round_.question,
        instruction=round_.instruction,
        answers=tuple(row.typed for row in answers),
        interviewer=tuple(said.text for said in round_.sayings if said.text and said.kind is not SayingKind.HANDOVER),
        words=round_.words,
        verdict=_VERDICTS[round_.verdict] if round_.verdict else None,
    )
