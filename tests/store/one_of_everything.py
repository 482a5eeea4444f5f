"""One of everything a member may have in a workspace, under ids that another workspace uses too."""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import Connection

from bot.core.agreement import Reading
from bot.core.assessment import Assessment, Quote
from bot.core.attachments import Attached, FileKind, Unread
from bot.core.drill import Drill, Phase, Saying, SayingKind
from bot.core.entries import EntryKind, JournalEntry
from bot.core.fingerprint import Remains
from bot.core.journal import Retro, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Member, Sharing
from bot.core.outgoing import Op, Outgoing, Priority
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.reminder import Reminder, ReminderKind
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.rubric_file import parse
from bot.core.schedule import Prompt, Schedule, ScheduleKind
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.send_rate import SendRate
from bot.core.spending import Call, Outcome, Spent
from bot.core.turn import Turn, TurnKind
from bot.store import (
    assessments,
    attachments,
    corrections,
    drafts,
    drills,
    fingerprints,
    inbox,
    interviews,
    journal_entries,
    logged,
    look_back,
    members,
    messages,
    opinions,
    outbox,
    own_questions,
    prompts,
    readings,
    reminders,
    rhythms,
    rubric_versions,
    schedules,
    send_rates,
    spending,
    timers,
    turns,
    workspaces,
)
from bot.store.tables import scores
from bot.store.timers import TimerKind
from tests.cast import NOON, UNMOVED
from tests.sample_rubric import TALKS
from tests.store.samples import a_drill, a_round

TALK = parse("talks.toml", TALKS)
SHEET = ScoreSheet(Rater.SELF, {"opening": Score.TWO})
NUDGE = TimerKind.SCORE_NUDGE
ENTRY = JournalEntry("e1", EntryKind.INTERVIEW, "talks", "opening", Signals("my words"), "", NOON, NOON)
QUESTION = OwnQuestion("x1", "talks", "opening", "Why here?", QuestionSource.JOURNAL, NOON)
LOGGED = LoggedSession(
    "l1",
    EntryKind.MOCK,
    NOON,
    NOON,
    rubric_id="talks",
    signals=Signals("my words", dimension_id="opening"),
    scores=(LoggedScore("opening", Rater.PARTNER, Score.TWO),),
)
READ = Reading("talks:bridge:2", "talks", "opening", 3, 2)
JUDGE = "model|v1|prompt"
ASSESSED = Assessment("opening", 2, quotes=(Quote(1, "my words"),), missing=("Says why.",), reason="Why not?")
SPENT = Spent(Call.SCORE, Outcome.OK, prompt=900, cached=500, completion=80, milliseconds=1200)
REMAINS = Remains(6, (2**64 - 1, 7))
TODAY = date(2027, 3, 2)
RHYTHM = Rhythm(WEEKDAYS, time(9), "Asia/Tokyo", weekly_on=6)
REMINDER = Reminder(TODAY, ReminderKind.DRILL, NOON, "talks", "opening", question_id="q1", question="Why?")
PROMPT = Prompt("C1", TODAY, "talks", "opening", Level.SENIOR, "q1", "Why?", NOON)
SCHEDULE = Schedule("C1", ScheduleKind.PROMPT, "U-ANA", RHYTHM, TODAY, NOON, "talks", Level.SENIOR)
SLOWED = SendRate.fresh(5.0, UNMOVED).refused(UNMOVED, 9)
CLIP = Attached("F1", FileKind.CLIP, "audio_message.m4a")
TOMORROW = NOON + timedelta(days=1)


def settled(who: Member) -> Member:
    """Somebody of the same workspace whose zone is known."""
    return replace(who, user_id="U-SETTLED")


def interview_id(who: Member) -> str:
    """The id of what they planned."""
    return f"{who.user_id}:{int(TOMORROW.timestamp())}"


def unread(who: Member) -> Unread:
    """The clip of their message, as whoever reads it claims it."""
    return Unread(who, "D1", "1.2", "F1", FileKind.CLIP, looks=0)


def turn(who: Member) -> Turn:
    """The interviewer's turn in their open drill."""
    return Turn(who, "open", TurnKind.FOLLOW_UP, round_number=1, probe_number=0, attempts=0)


def row(who: Member, key: str = "card", attempts: int = 1) -> Outgoing:
    """A row of their outbox, as the courier claims it."""
    return Outgoing(
        team_id=who.team_id,
        key=key,
        op=Op.POST,
        user_id=who.user_id,
        conversation=f"dm:{who.user_id}",
        kind="line",
        reference="open",
        version=1,
        attempts=attempts,
        maybe_posted=True,
        root_key=None,
        channel_id=None,
        root_ts=None,
        ts=None,
    )


def say(tx: Connection, who: Member, key: str) -> None:
    """Something waits to be posted."""
    outbox.post(tx, who, key, kind="line", reference="open", seq=key, now=UNMOVED)


def open_drill(who: Member) -> Drill:
    """Their drill in its first round."""
    return a_drill(who, "open", phase=Phase.ROUNDS, rounds=(a_round(1),), started_at=NOON)


def done_drill(who: Member) -> Drill:
    """Their finished drill, with a question of their own and a push in its one round."""
    pushed = a_round(1, QUESTION.asked_as, sayings=(Saying(1, SayingKind.PUSH, "Why not?"),))
    over = {"started_at": NOON, "rounds_over_at": NOON, "closed_at": NOON}
    thread = {"channel_id": "D1", "thread_ts": "1.1"}
    return a_drill(who, "done", phase=Phase.DONE, planned=1, rounds=(pushed,), **over, **thread)


def _be_read(tx: Connection, who: Member) -> None:
    """An AI and two people read their finished drill, each without the others; the AI was found helpful, and cost."""
    assessments.keep(tx, who, a_drill(who, "done"), JUDGE, ASSESSED, NOON)
    partners = {"rater": Rater.PARTNER.value, "rater_id": "U-MIA", "dimension_id": "opening", "score": "1"}
    drill = {"team_id": who.team_id, "user_id": who.user_id, "drill_id": "done"}
    rubric = {"rubric_id": "talks", "rubric_version": "v1", "given_at": NOON}
    tx.execute(scores.insert().values(**drill, **partners, **rubric))
    paid = {"rater": Rater.PROFESSIONAL.value, "rater_id": "U-TOM", "dimension_id": "opening", "score": "2"}
    tx.execute(scores.insert().values(**drill, **paid, **rubric))
    opinions.keep(tx, who, "drill:done:feedback", True, NOON)
    spending.keep(tx, who, "s1", "model", SPENT, 7, UNMOVED)


def fill(tx: Connection, who: Member) -> None:
    """One of everything, under ids that another workspace uses too."""
    members.meet(tx, who, NOON)
    members.set_dm_channel(tx, who, "D1")
    members.set_keep_days(tx, who, 30)
    members.set_quotes_only(tx, who, True)
    members.give_salt(tx, who, b"of " + who.team_id.encode())
    members.pause_reminders(tx, who, TOMORROW)
    members.meet(tx, settled(who), NOON)
    members.set_zone(tx, settled(who), "Asia/Tokyo", None, NOON)
    members.set_gone(tx, settled(who), NOON)
    waits = {"kind": "reminder", "reference": "x", "seq": "b", "now": UNMOVED, "priority": Priority.REMINDER}
    outbox.post_aside(tx, settled(who), "waits aside", **waits)
    interviews.plan(tx, who, TOMORROW, NOON)
    rubric_versions.keep(tx, who.team_id, TALK)
    drills.add(tx, who, open_drill(who))
    drills.add(tx, who, done_drill(who))
    messages.keep(tx, who, "D1", "1.2", "1.1", "my words", NOON)
    messages.keep(tx, who, "D1", "1.4", "1.1", "and no clip", NOON)
    messages.keep(tx, who, "D1", "9.1", None, "in no drill", NOON)
    attachments.keep(tx, who, "D1", "1.2", CLIP, UNMOVED, read=True)
    look_back.keep_scores(tx, who, a_drill(who, "done"), SHEET, NOON)
    look_back.keep_signals(tx, who, "done", Signals("at the start"), NOON)
    look_back.keep_retro(tx, who, "done", Retro("the fix"), NOON)
    drafts.keep(tx, who, "done:fix", "f1", {"fix": "half a fix"}, "1.0", NOON)
    journal_entries.keep(tx, who, ENTRY)
    own_questions.add(tx, who, QUESTION)
    readings.keep(tx, who, READ, NOON)
    logged.add(tx, who, LOGGED)
    corrections.leave_out(tx, who, "e1/hesitation", True, NOON)
    corrections.think_again(tx, who, "x", Score.ONE, NOON)
    inbox.first_time(tx, who, "Ev1", NOON)
    inbox.keep_ack(tx, who.team_id, "Ev1", {"text": "mine"})
    say(tx, who, "card")
    outbox.sent(tx, who.team_id, row(who), "D1", "1.1", UNMOVED)
    say(tx, who, "waiting")
    timers.set_timer(tx, who, NUDGE, "done", NOON)
    turns.open_turn(tx, who, open_drill(who), TurnKind.FOLLOW_UP, UNMOVED)
    _be_read(tx, who)
    fingerprints.keep(tx, who, "done", 1, REMAINS, NOON)
    workspaces.set_without_ai(tx, who.team_id, True)
    workspaces.set_example(tx, who.team_id)
    workspaces.set_uninstalled(tx, who.team_id, NOON)
    _come_by_itself(tx, who)


def _come_by_itself(tx: Connection, who: Member) -> None:
    """A rhythm with a reminder, a channel's question, a digest they may be named in, a pace."""
    rhythms.set_rhythm(tx, who, RHYTHM, "Asia/Tokyo", TODAY)
    members.set_sharing(tx, who, Sharing.NAMED)
    timers.set_timer(tx, who, TimerKind.REMINDER, "", NOON)
    reminders.keep(tx, who, REMINDER)
    schedules.keep(tx, who.team_id, replace(SCHEDULE, set_by=who.user_id))
    prompts.keep(tx, who.team_id, PROMPT)
    prompts.set_ts(tx, who.team_id, "C1", TODAY, "7.1")
    send_rates.keep(tx, who.team_id, SLOWED)
