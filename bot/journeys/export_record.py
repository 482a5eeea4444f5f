"""A member asks for their record; it is gathered at the moment it is sent. Only the asking writes."""

from collections.abc import Collection
from datetime import datetime

from bot.core.assessment import Abstention
from bot.core.evidence import ref_of_given
from bot.core.journal import Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Profile
from bot.core.own_questions import QuestionSource
from bot.core.records import (
    AssessmentRecord,
    InterviewRecord,
    JournalRecord,
    LoggedRecord,
    ProfileRecord,
    QuestionRecord,
    QuoteRecord,
    ReadingRecord,
    Record,
    RemindersRecord,
    ScoreRecord,
    SignalsRecord,
)
from bot.core.rhythm import DAY_NAMES, quiet_written
from bot.journeys.names import Names
from bot.journeys.put_right import PutRight
from bot.journeys.record_drills import record_drills
from bot.journeys.visit import Visit, new_id
from bot.store import (
    assessments,
    fingerprints,
    interviews,
    journal_entries,
    logged,
    members,
    outbox,
    readings,
    rhythms,
    whole_record,
)

EXPORT = "export"
"""The outbox kind of an export; its reference is an id of its own, which the files' names carry."""

_WHY_NONE = {
    Abstention.THIN: "too little was said",
    Abstention.OFF_TOPIC: "it wasn't about the question",
    Abstention.UNQUOTED: "nothing that was said bears a score out",
    Abstention.TO_THE_SCORER: "the answers spoke to whoever scores them",
    Abstention.A_PERSON: "at this level a person should judge it",
    Abstention.FOREIGN: "it wasn't in English",
    Abstention.SILENT: "no usable reply came",
    Abstention.SPENT: "that day's budget was used up",
}
_SOURCES = {
    QuestionSource.JOURNAL: "a journal entry",
    QuestionSource.MESSAGE: "a message",
    QuestionSource.TYPED: "written in My questions",
}


def ask_for_export(visit: Visit) -> bool:
    """Send the files soon, once however often it is asked meanwhile; False when there is nothing of the member's."""
    if members.profile(visit.tx, visit.member) is None:
        return False
    if not outbox.is_waiting(visit.tx, visit.member, EXPORT):
        id_ = new_id()
        key = f"{EXPORT}:{id_}"
        outbox.send_files(visit.tx, visit.member, key, kind=EXPORT, reference=id_, seq=id_, now=visit.utc)
    return True


def gather_record(visit: Visit) -> Record | None:
    """Everything kept about the member, in words; None when there is nothing, or nothing any more."""
    since = members.since(visit.tx, visit.member)
    if since is None:
        return None
    names = Names(visit)
    drilled = record_drills(visit, names)
    return Record(
        exported_at=visit.now,
        profile=_profile(visit, names, since),
        drills=drilled.drills,
        journal=_journal(visit, names),
        logged=_logged(visit, names),
        own_questions=_bank(visit, names),
        interviews=tuple(
            InterviewRecord(each.starts_at, each.added_at, each.called_off_at, each.minutes)
            for each in interviews.every(visit.tx, visit.member)
        ),
        readings=_readings(visit, names),
        assessments=_assessments(visit, names, drilled.unscored),
        messages=drilled.other_messages,
        drafts=tuple(whole_record.half_written(visit.tx, visit.member)),
    )


def _profile(visit: Visit, names: Names, since: datetime) -> ProfileRecord:
    profile = members.profile(visit.tx, visit.member) or Profile(visit.member)
    return ProfileRecord(
        zone=profile.tz,
        locale=profile.locale,
        rubric=names.rubric(profile.rubric_id) if profile.rubric_id else None,
        level=profile.level.label if profile.level else None,
        mode=profile.mode.value,
        rounds=profile.rounds,
        created_at=since,
        reminders_paused_until=profile.reminders_paused_until,
        keep_days=profile.keep_days,
        quotes_only=profile.quotes_only,
        fingerprints=fingerprints.count(visit.tx, visit.member),
        digest=profile.sharing.value,
        reminders=_reminders(visit),
    )


def _reminders(visit: Visit) -> RemindersRecord | None:
    reminded = rhythms.of(visit.tx, visit.member)
    if reminded is None or not reminded.chosen:
        return None
    rhythm = reminded.rhythm
    return RemindersRecord(
        days=tuple(DAY_NAMES[day] for day in sorted(rhythm.days)),
        clock=f"{rhythm.clock:%H:%M}",
        week_on=None if rhythm.weekly_on is None else DAY_NAMES[rhythm.weekly_on],
        quiet=tuple(quiet_written(rhythm.quiet).split()),
    )


def _journal(visit: Visit, names: Names) -> tuple[JournalRecord, ...]:
    right = PutRight.by(visit)
    return tuple(
        JournalRecord(
            happened_at=entry.happened_at,
            written_at=entry.written_at,
            kind=entry.kind.value,
            rubric=names.rubric(entry.rubric_id),
            area=names.area(entry.rubric_id, entry.dimension_id),
            signals=right.signals(_signals(entry.signals), entry.id),
            question=entry.question,
        )
        for entry in journal_entries.latest(visit.tx, visit.member)
    )


def _logged(visit: Visit, names: Names) -> tuple[LoggedRecord, ...]:
    right = PutRight.by(visit)
    return tuple(_session(session, names, right) for session in logged.every(visit.tx, visit.member))


def _session(session: LoggedSession, names: Names, right: PutRight) -> LoggedRecord:
    rubric_id, about = session.rubric_id, session.signals.dimension_id

    def named(dimension_id: str | None) -> str | None:
        return names.area(rubric_id, dimension_id) if rubric_id and dimension_id else None

    return LoggedRecord(
        id=session.id,
        at=session.at,
        added_at=session.added_at,
        kind=session.kind.value,
        rubric=names.rubric(rubric_id) if rubric_id else None,
        area=named(session.dimension_id),
        interviewer=session.interviewer,
        problem=session.problem,
        scores=tuple(_score(session, each, named(each.dimension_id) or "", right) for each in session.scores),
        signals=right.signals(_signals(session.signals), session.id),
        signals_area=named(about),
        fix=session.fix,
        became=session.became.value if session.became else None,
    )


def _score(session: LoggedSession, given: LoggedScore, area: str, right: PutRight) -> ScoreRecord:
    record = ScoreRecord(area, given.score.told, given.rater.value, given.late, name=given.name)
    ref = ref_of_given(session.id, given.rater, session.rater_id(given), given.dimension_id, given.score)
    return right.score(record, ref)


def _signals(noticed: Signals) -> SignalsRecord:
    return SignalsRecord(noticed.hesitation, noticed.rehearsed, noticed.surprise)


def _bank(visit: Visit, names: Names) -> tuple[QuestionRecord, ...]:
    return tuple(
        QuestionRecord(
            added_at=own.added_at,
            rubric=names.rubric(own.rubric_id),
            area=names.area(own.rubric_id, own.dimension_id),
            question=own.ask,
            source=_SOURCES[own.source],
        )
        for own in whole_record.bank(visit.tx, visit.member)
    )


def _readings(visit: Visit, names: Names) -> tuple[ReadingRecord, ...]:
    return tuple(
        ReadingRecord(
            read_at=at,
            rubric=names.rubric(reading.rubric_id),
            area=names.area(reading.rubric_id, reading.dimension_id),
            given=reading.given,
            reference=reading.reference,
        )
        for at, reading in readings.every(visit.tx, visit.member)
    )


def _assessments(visit: Visit, names: Names, unscored: Collection[str]) -> tuple[AssessmentRecord, ...]:
    return tuple(
        AssessmentRecord(
            read_at=row.read_at,
            drill=row.drill_id,
            rubric=names.rubric(row.rubric_id),
            area=names.area(row.rubric_id, row.assessment.dimension_id),
            model=row.judge.rsplit("|", 2)[0] or "an AI",
            score=row.assessment.score,
            why_none=_WHY_NONE[row.assessment.abstention] if row.assessment.abstention else None,
            quotes=tuple(QuoteRecord(quote.round_number, quote.text) for quote in row.assessment.quotes),
            missing=row.assessment.missing,
            reason=row.assessment.reason,
        )
        for row in assessments.every(visit.tx, visit.member)
        if row.drill_id not in unscored
    )
