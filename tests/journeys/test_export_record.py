"""The member's record: everything they wrote and gave, in the round and under the name it belongs to."""

from datetime import date, time, timedelta

import pytest

from bot.core.agreement import Reading
from bot.core.assessment import Abstention, Assessment, Quote
from bot.core.entries import EntryKind, JournalEntry
from bot.core.evidence import ref_of_score
from bot.core.fingerprint import Remains
from bot.core.journal import LastFix, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Mode, Preferences, Sharing
from bot.core.outgoing import Op
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.records import (
    AssessmentRecord,
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
from bot.core.rhythm import Days, Rhythm
from bot.core.scoring import Rater, Score
from bot.journeys import deliver
from bot.journeys.calibrate import keep_reading
from bot.journeys.change_settings import change_settings
from bot.journeys.delete_member import delete_member
from bot.journeys.export_record import EXPORT, ask_for_export, gather_record
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.plan_interview import plan_interview
from bot.store import (
    assessments,
    corrections,
    drafts,
    fingerprints,
    journal_entries,
    logged,
    members,
    own_questions,
    readings,
)
from bot.store.queues import attachments
from tests.cast import ANA, NOON, UNHURRIED, UNMOVED
from tests.journeys.conversation import DM, Conversation
from tests.journeys.whole_drill import ENOUGH, practise


def _record(talk: Conversation) -> Record:
    record = talk.do(gather_record)
    assert record is not None
    return record


def _exports(talk: Conversation) -> list[str]:
    """References of the exports that could be sent now."""
    with talk.database.write() as tx:
        rows = deliver.claim(tx, [talk.member.team_id], UNHURRIED)
    return [row.reference for row in rows if (row.kind, row.op) == (EXPORT, Op.FILES)]


def test_of_somebody_unknown_there_is_nothing_to_send(ana: Conversation) -> None:
    assert not ana.do(ask_for_export)
    assert ana.do(gather_record) is None
    assert _exports(ana) == []


def test_asked_for_twice_while_it_is_on_its_way_it_is_sent_once(ana: Conversation) -> None:
    ana.start()
    assert ana.do(ask_for_export)
    assert ana.do(ask_for_export)
    assert len(_exports(ana)) == 1


def test_a_new_export_can_be_asked_for_once_the_last_one_is_sent(ana: Conversation) -> None:
    ana.start()
    ana.do(ask_for_export)
    ana.deliver()
    ana.do(ask_for_export)
    assert len(_exports(ana)) == 1


def test_the_answers_stand_in_their_rounds_word_for_word(ana: Conversation) -> None:
    ana.start()
    ana.write("first of two\n```code```")
    ana.write("second <!channel> 🚀")
    ana.answer(ENOUGH)
    ana.judge()
    ana.deliver()
    ana.write("in round two")
    [drill] = _record(ana).drills
    assert [answer.text for answer in drill.rounds[0].answers] == [
        "first of two\n```code```",
        "second <!channel> 🚀",
        ENOUGH,
    ]
    assert [answer.text for answer in drill.rounds[1].answers] == ["in round two"]
    assert drill.rounds[0].answers[0].at == NOON
    assert (drill.rounds[0].verdict, drill.rounds[1].verdict, drill.phase) == ("pass", None, "under way")


def test_what_the_interviewer_said_and_what_was_asked_is_there_too(ana: Conversation) -> None:
    ana.start()
    ana.write("How long has this gone on?")
    [drill] = _record(ana).drills
    assert drill.rounds[0].question == ana.drill.rounds[0].question
    assert drill.rounds[0].interviewer == tuple(saying.text for saying in ana.drill.rounds[0].sayings)
    assert drill.rounds[0].interviewer


def test_a_finished_drill_has_its_scores_signals_and_retro_by_name(ana: Conversation) -> None:
    practise(ana)
    [drill] = _record(ana).drills
    assert (drill.rubric, drill.area, drill.level, drill.phase) == ("Short talks", "Opening", "Senior", "done")
    assert drill.scores == (ScoreRecord("Opening", "2"),)
    assert drill.retro is not None
    assert drill.retro.fix == "Say it once"
    assert drill.signals == SignalsRecord("at the start")
    assert [round_.role for round_ in drill.rounds] == ["expose", "refine", "under pressure"]


def test_what_an_ai_read_is_there_with_its_quotes_or_why_there_is_no_score(ana: Conversation) -> None:
    drill = practise(ana)
    scored = Assessment("opening", 3, quotes=(Quote(1, "six weeks of detours"),), missing=("Asks.",), reason="Why.")
    none = Assessment("gone", None, Abstention.THIN)
    for read, judge in ((scored, "gpt|x|v1|p1"), (none, "")):
        ana.do(lambda visit, of, by: assessments.keep(visit.tx, ANA, drill, by, of, visit.now), read, judge)
    quotes = (QuoteRecord(1, "six weeks of detours"),)
    assert sorted(_record(ana).assessments, key=lambda read: read.area) == [
        AssessmentRecord(NOON, drill.id, "Short talks", "Opening", "gpt|x", 3, None, quotes, ("Asks.",), "Why."),
        AssessmentRecord(NOON, drill.id, "Short talks", "gone", "an AI", None, "too little was said"),
    ]


@pytest.mark.parametrize("why", Abstention)
def test_every_reason_for_no_score_has_its_words(ana: Conversation, why: Abstention) -> None:
    drill = practise(ana)
    ana.do(lambda visit: assessments.keep(visit.tx, ANA, drill, "j", Assessment("opening", None, why), visit.now))
    [read] = _record(ana).assessments
    assert read.why_none
    assert "_" not in read.why_none


def test_where_only_quotes_are_kept_the_record_says_so_and_how_many_fingerprints_there_are(ana: Conversation) -> None:
    drill = practise(ana)
    ana.do(change_settings, Preferences("talks", Level.SENIOR, Mode.TYPED, 3, None, quotes_only=True))
    for number in (1, 2):
        ana.do(lambda visit, at: fingerprints.keep(visit.tx, ANA, drill.id, at, Remains(9, ()), NOON), number)
    profile = _record(ana).profile
    assert (profile.quotes_only, profile.fingerprints, profile.keep_days) == (True, 2, None)


def test_what_was_written_outside_rounds_is_listed_by_itself_once(ana: Conversation) -> None:
    ana.write_outside("hello?")
    practise(ana)
    ana.write_outside("thanks")
    record = _record(ana)
    assert [said.text for said in record.messages] == ["hello?", "thanks"]


def test_deleted_messages_and_words_that_act_are_not_exported(ana: Conversation) -> None:
    ana.start()
    ana.delete(ana.write("take that back"))
    ana.write_outside("help")
    record = _record(ana)
    assert record.messages == ()
    assert record.drills[0].rounds[0].answers == ()


def test_a_files_words_follow_the_message_they_came_in(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("see the clip")
    row = {"team_id": ANA.team_id, "channel_id": DM, "ts": ts, "file_id": "F1", "user_id": ANA.user_id, "kind": "clip"}
    row |= {"text": "what I said aloud", "not_before": UNMOVED, "leased_until": UNMOVED}
    ana.do(lambda visit: visit.tx.execute(attachments.insert(), row))
    [drill] = _record(ana).drills
    assert [answer.text for answer in drill.rounds[0].answers] == ["see the clip", "what I said aloud"]


def test_settings_journal_questions_interviews_and_drafts_are_there(ana: Conversation) -> None:
    ana.start()
    ana.do(pause_reminders, "3d")
    ana.do(plan_interview, "tomorrow 15:00 for 45 min")
    away = (Days(date(2027, 12, 24), date(2028, 1, 1)),)
    rhythm = Rhythm(frozenset({0, 3}), time(7, 30), "UTC", weekly_on=6, quiet=away)
    ana.do(choose_rhythm, rhythm, None)
    ana.do(lambda visit: members.set_sharing(visit.tx, ANA, Sharing.COUNTED))
    _fill(ana)
    record = _record(ana)
    assert record.profile == ProfileRecord(
        *("UTC", "en-US", "Short talks", "Senior", "typed", None, NOON, NOON + timedelta(days=3)),
        digest="counted",
        reminders=RemindersRecord(("Monday", "Thursday"), "07:30", "Sunday", ("2027-12-24/2028-01-01",)),
    )
    assert record.journal == (
        JournalRecord(
            NOON, NOON, "mock", "Short talks", "Opening", signals=SignalsRecord("at the start"), question="Why?"
        ),
    )
    assert record.own_questions == (QuestionRecord(NOON, "Short talks", "gone", "Why?", "a message"),)
    assert [(each.starts_at, each.minutes) for each in record.interviews] == [(NOON + timedelta(hours=27), 45)]
    assert [draft.text for draft in record.drafts] == ["fix: half a fix"]


def _fill(talk: Conversation) -> None:
    signals = Signals("at the start")
    entry = JournalEntry("e1", EntryKind.MOCK, "talks", "opening", signals, "Why?", NOON, NOON)
    own = OwnQuestion("q1", "talks", "gone", "Why?", QuestionSource.MESSAGE, NOON)
    talk.do(lambda visit: journal_entries.keep(visit.tx, ANA, entry))
    talk.do(lambda visit: own_questions.add(visit.tx, ANA, own))
    fields = {"fix": "half a fix", "well": None}
    talk.do(lambda visit: drafts.keep(visit.tx, ANA, "d1:fix", "f1", fields, "1.0", NOON))
    talk.do(lambda visit: drafts.keep(visit.tx, ANA, "d0:fix", "f1", {"fix": "sent"}, "1.0", NOON))
    talk.do(lambda visit: drafts.close(visit.tx, ANA, "d0:fix", "f1", NOON))


def test_answers_scored_for_practice_are_there_the_oldest_first_by_name(ana: Conversation, mia: Conversation) -> None:
    gone = Reading("songs:verse:1", "songs", "rhyme", given=2, reference=1)
    ana.do(lambda visit: readings.keep(visit.tx, ANA, gone, NOON))
    ana.clock.move(minutes=5)
    ana.do(keep_reading, "talks:bridge:3", 2)
    mia.do(keep_reading, "talks:oven:3", 3)
    assert _record(ana).readings == (
        ReadingRecord(NOON, "songs", "rhyme", 2, 1),
        ReadingRecord(NOON + timedelta(minutes=5), "Short talks", "Opening", 2, 3),
    )


def test_sessions_from_elsewhere_are_there_by_name(ana: Conversation) -> None:
    ana.start()
    given = (LoggedScore("opening", Rater.PARTNER, Score.ONE), LoggedScore("ending", Rater.SELF, Score.CANT_TELL, True))
    words = {"interviewer": "Rosa", "problem": "Tell the mayor.", "fix": "Stop"}
    about = Signals(rehearsed="all of it", dimension_id="ending")
    kept = {"rubric_id": "talks", "dimension_id": "opening", "became": LastFix.PARTLY, "scores": given}
    _bring(ana, LoggedSession("s1", EntryKind.MOCK, NOON, NOON, signals=about, **words, **kept))
    _bring(ana, LoggedSession("s2", EntryKind.INTERVIEW, NOON + timedelta(hours=1), NOON))
    assert _record(ana).logged == (
        LoggedRecord(
            *("s1", NOON, NOON, "mock", "Short talks", "Opening"),
            scores=(ScoreRecord("Opening", "1", "partner"), ScoreRecord("Ending", "can't tell", "self", late=True)),
            signals=SignalsRecord(rehearsed="all of it"),
            signals_area="Ending",
            became="partly",
            **words,
        ),
        LoggedRecord("s2", NOON + timedelta(hours=1), NOON, "interview"),
    )


def test_what_was_left_out_or_thought_about_again_is_marked(ana: Conversation) -> None:
    drill = practise(ana)
    _fill(ana)
    scores = (LoggedScore("opening", Rater.PARTNER, Score.ONE), LoggedScore("ending", Rater.SELF, Score.CANT_TELL))
    signals = Signals("first", "second", "third", "opening")
    session = LoggedSession("s1", EntryKind.MOCK, NOON, NOON, rubric_id="talks", scores=scores, signals=signals)
    _bring(ana, session)
    own = ref_of_score(drill.id, Rater.SELF, ANA.user_id, "opening")
    given, cant_tell, hesitated, _, surprised = [item.ref for item in session.evidence()]
    for ref in (f"{drill.id}/hesitation", "e1/surprise", own, given, cant_tell, hesitated, surprised):
        ana.do(lambda visit, of: corrections.leave_out(visit.tx, ANA, of, True, NOON), ref)
    ana.do(lambda visit: corrections.think_again(visit.tx, ANA, own, Score.CANT_TELL, NOON))
    record = _record(ana)
    [drilled], [brought] = record.drills, record.logged
    assert drilled.scores == (ScoreRecord("Opening", "2", left_out=True, second_thought="can't tell"),)
    assert drilled.signals.left_out == ("hesitation",)
    assert record.journal[0].signals.left_out == ("surprise",)
    assert [score.left_out for score in brought.scores] == [True, True]
    assert brought.signals.left_out == ("hesitation", "surprise")


def _bring(talk: Conversation, session: LoggedSession) -> None:
    talk.do(lambda visit: logged.add(visit.tx, visit.member, session))


def test_a_rubric_whose_file_is_gone_is_called_by_its_id(ana: Conversation) -> None:
    ana.start()
    entry = JournalEntry("e1", EntryKind.MOCK, "gone", "lost", Signals("here"), "", NOON, NOON)
    ana.do(lambda visit: journal_entries.keep(visit.tx, ANA, entry))
    [told] = _record(ana).journal
    assert (told.rubric, told.area) == ("gone", "lost")


def test_nobody_elses_words_are_in_it(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    for talk, words in ((ana, "mine"), (mia, "Mia's"), (twin, "the namesake's")):
        talk.start(level=Level.MID)
        talk.write_outside(words)
    assert "mine" in str(_record(ana))
    assert "Mia's" not in str(_record(ana))
    assert "namesake" not in str(_record(ana))


def test_deleted_before_it_is_sent_nothing_is_gathered(ana: Conversation) -> None:
    ana.start()
    ana.do(ask_for_export)
    ana.do(delete_member)
    assert ana.do(gather_record) is None
    assert _exports(ana) == []
