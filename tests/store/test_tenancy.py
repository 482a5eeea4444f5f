"""Two workspaces that use the same ids for everything never see, change or take each other's data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from inspect import getmembers, isfunction
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import NoResultFound

from bot.core.drill import Drill, Phase
from bot.core.entries import EntryKind
from bot.core.fingerprint import Remains
from bot.core.journal import Retro, Signals
from bot.core.log import Kept, LogKey
from bot.core.members import Level, Member, Mode, Sharing
from bot.core.outgoing import Priority
from bot.core.reminder import Answer
from bot.core.schedule import ScheduleKind
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.turn import TurnKind
from bot.store import (
    activity,
    assessments,
    attachments,
    corrections,
    digest,
    drafts,
    drills,
    fingerprints,
    human_scores,
    inbox,
    interviews,
    journal_entries,
    log,
    logged,
    look_back,
    look_over,
    members,
    messages,
    opinions,
    outbox,
    outbox_figures,
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
    week,
    whole_member,
    whole_record,
    whole_workspace,
    workspaces,
)
from bot.store.outbox import Aside
from bot.store.schema import metadata
from bot.store.timers import TimerKind
from tests.cast import ANA, NOON, TWIN, UNMOVED
from tests.store.one_of_everything import (
    ASSESSED,
    CLIP,
    ENTRY,
    JUDGE,
    LOGGED,
    NUDGE,
    PROMPT,
    QUESTION,
    READ,
    REMINDER,
    RHYTHM,
    SCHEDULE,
    SLOWED,
    SPENT,
    TALK,
    TODAY,
    TOMORROW,
    fill,
    interview_id,
    open_drill,
    row,
    say,
    settled,
    turn,
    unread,
)
from tests.store.samples import a_drill, a_round

SUBJECTS = (
    *(
        activity,
        assessments,
        attachments,
        opinions,
        spending,
        workspaces,
        drafts,
        drills,
        fingerprints,
        inbox,
        interviews,
        journal_entries,
        look_back,
        members,
        messages,
        outbox,
        outbox_figures,
    ),
    *(corrections, human_scores, log, logged, look_over),
    *(digest, prompts, reminders, rhythms, schedules, send_rates),
    *(own_questions, readings, rubric_versions, timers, turns, week, whole_member, whole_record, whole_workspace),
)
ACROSS = {
    inbox.purge: "age is all it looks at",
    outbox.purge: "age is all it looks at",
    attachments.free_leases: "a single process starts, and every lease was its own",
    outbox.free_leases: "a single process starts, and every lease was its own",
    outbox.look_first: "a whole database was brought back",
    outbox_figures.of_all: "whoever runs the app sees how much waits",
    spending.since: "whoever runs the app sees what it costs",
    opinions.count: "whoever runs the app sees what it is worth",
    reminders.purge: "age is all it looks at",
    whole_workspace.holds_anything: "example data goes only where there is nothing",
    workspaces.uninstalled_before: "age is all it looks at",
    turns.free_leases: "a single process starts, and every lease was its own",
}
"""Functions that work on every workspace at once, and why they may."""

LATER = UNMOVED + timedelta(seconds=20)
DONE = LogKey(Kept.DRILL, "done", NOON, EntryKind.DRILL, ("talks", "opening"))
"""A line of the log."""
Call = Callable[[Connection, Member], Any]


def _files(tx: Connection, who: Member) -> None:
    outbox.send_files(tx, who, "files", kind="export", reference="x", seq="f", now=UNMOVED)


def _aside(tx: Connection, who: Member) -> None:
    waits = {"kind": "reminder", "reference": "x", "now": UNMOVED, "priority": Priority.REMINDER}
    outbox.post_aside(tx, who, "aside", seq="a", **waits)


def _drop_asides(tx: Connection, who: Member) -> None:
    outbox.drop_asides(tx, settled(who), "gone", LATER)


def _asides(tx: Connection, who: Member) -> None:
    aside = Aside(who, "aside", "x", "a")
    outbox.post_asides(tx, who.team_id, [aside], "reminder", UNMOVED, Priority.REMINDER)


def _in_channel(tx: Connection, who: Member) -> None:
    said = {"kind": "digest", "reference": "x", "seq": "c", "now": UNMOVED, "priority": Priority.DIGEST}
    outbox.post_in_channel(tx, who, "C1", "digest", **said)


def _pictures(tx: Connection, who: Member) -> None:
    outbox.send_pictures(tx, who, row(who), "C1", seq="p", now=UNMOVED)


def _redraw(tx: Connection, who: Member) -> None:
    outbox.redraw(tx, who, "card", kind="line", reference="open", seq="z", now=UNMOVED)


def _redraw_if_said(tx: Connection, who: Member) -> None:
    outbox.redraw_if_said(tx, who, "card", kind="line", reference="open", seq="z", now=UNMOVED)


def _stop(tx: Connection, who: Member) -> None:
    stopped = replace(open_drill(who), phase=Phase.STOPPED, rounds=(a_round(1, sayings=()), a_round(2)))
    drills.save(tx, who, open_drill(who), stopped, NOON)


def _second(who: Member) -> Drill:
    return replace(open_drill(who), rounds=(a_round(2),))


def _version_or_none(tx: Connection, who: Member) -> Any:
    try:
        return rubric_versions.read(tx, who.team_id, TALK.version)
    except NoResultFound:
        return None


READS: dict[Callable[..., Any], Call] = {
    activity.any_since: lambda tx, who: activity.any_since(tx, who, NOON - timedelta(1)),
    activity.finished_since: lambda tx, who: activity.finished_since(tx, who, NOON),
    assessments.of_drill: lambda tx, who: assessments.of_drill(tx, who, "done"),
    assessments.every: assessments.every,
    assessments.judge_of: lambda tx, who: assessments.judge_of(tx, who, "done"),
    assessments.pairs: lambda tx, who: assessments.pairs(tx, who, JUDGE),
    opinions.every: opinions.every,
    spending.of_member: lambda tx, who: spending.of_member(tx, who, UNMOVED),
    spending.of_workspace: lambda tx, who: spending.of_workspace(tx, who.team_id, UNMOVED),
    workspaces.uninstalled_at: lambda tx, who: workspaces.uninstalled_at(tx, who.team_id),
    workspaces.is_example: lambda tx, who: workspaces.is_example(tx, who.team_id),
    workspaces.without_ai: lambda tx, who: workspaces.without_ai(tx, who.team_id),
    attachments.anything_due: lambda tx, who: attachments.anything_due(tx, [who.team_id], UNMOVED),
    digest.counted: lambda tx, who: digest.counted(tx, who.team_id),
    digest.sums: lambda tx, who: digest.sums(tx, who.team_id, [NOON, TOMORROW]),
    digest.areas: lambda tx, who: digest.areas(tx, who.team_id, NOON, TOMORROW),
    digest.named: lambda tx, who: list(digest.named(tx, who.team_id, NOON, TOMORROW)),
    drafts.read: lambda tx, who: drafts.read(tx, who, "done:fix"),
    drills.by_id: lambda tx, who: drills.by_id(tx, who, "done"),
    drills.open_one: drills.open_one,
    drills.in_thread: lambda tx, who: drills.in_thread(tx, who, "D1", "1.1"),
    drills.state_in_thread: lambda tx, who: drills.state_in_thread(tx, who, "D1", "1.1"),
    drills.awaits_thread: drills.awaits_thread,
    drills.latest: lambda tx, who: drills.latest(tx, who, 9),
    drills.one_before: lambda tx, who: drills.one_before(
        tx, who, a_drill(who, "x", created_at=NOON + timedelta(days=1))
    ),
    drills.count_done: drills.count_done,
    drills.every: drills.every,
    drills.last_moved: lambda tx, who: drills.last_moved(tx, who, "open"),
    drills.past_goals: lambda tx, who: drills.past_goals(tx, who, "talks"),
    drills.pushes_heard: lambda tx, who: drills.pushes_heard(tx, who, "talks"),
    drills.questions_worded: lambda tx, who: drills.questions_worded(tx, who, "talks", 9),
    drills.questions_asked: lambda tx, who: drills.questions_asked(tx, who, "talks"),
    fingerprints.due: fingerprints.due,
    fingerprints.of_round: lambda tx, who: fingerprints.of_round(tx, who, "done", 1),
    fingerprints.count: fingerprints.count,
    inbox.ack_given: lambda tx, who: inbox.ack_given(tx, who.team_id, "Ev1"),
    interviews.by_id: lambda tx, who: interviews.by_id(tx, who, interview_id(who)),
    interviews.between: lambda tx, who: interviews.between(tx, who, NOON, TOMORROW),
    interviews.ahead: lambda tx, who: interviews.ahead(tx, who, NOON),
    interviews.every: interviews.every,
    interviews.next_one: lambda tx, who: interviews.next_one(tx, who, NOON),
    journal_entries.by_id: lambda tx, who: journal_entries.by_id(tx, who, "e1"),
    journal_entries.latest: lambda tx, who: journal_entries.latest(tx, who, 9),
    journal_entries.leading: lambda tx, who: journal_entries.leading(tx, who, NOON),
    journal_entries.looks_back: lambda tx, who: journal_entries.looks_back(tx, who, NOON, TOMORROW),
    journal_entries.named_area: lambda tx, who: journal_entries.named_area(tx, who, NOON),
    journal_entries.signals: lambda tx, who: journal_entries.signals(tx, who, "talks"),
    log.keys: log.keys,
    log.lines: lambda tx, who: log.lines(tx, who, [DONE]),
    log.given: lambda tx, who: log.given(tx, who, [DONE]),
    look_back.own_sheet: lambda tx, who: look_back.own_sheet(tx, who, "done"),
    look_back.signals_of: lambda tx, who: look_back.signals_of(tx, who, "done"),
    look_back.retro_of: lambda tx, who: look_back.retro_of(tx, who, "done"),
    look_back.last_fix: lambda tx, who: look_back.last_fix(tx, who, "talks", "opening"),
    look_back.latest_fix: look_back.latest_fix,
    look_back.evidence: lambda tx, who: look_back.evidence(tx, who, "talks"),
    look_over.noted_drills: lambda tx, who: look_over.noted_drills(tx, who, "talks", 9),
    look_over.questions_asked: lambda tx, who: look_over.questions_asked(tx, who, "talks", 9),
    look_over.fixes_named: lambda tx, who: look_over.fixes_named(tx, who, "talks", 9),
    look_over.scored_on_time: lambda tx, who: look_over.scored_on_time(tx, who, 9),
    look_over.journal_steps: lambda tx, who: look_over.journal_steps(tx, who, 9),
    look_over.count_finished: lambda tx, who: look_over.count_finished(tx, who, "talks"),
    look_over.last_on_one_area: look_over.last_on_one_area,
    members.profile: members.profile,
    members.dm_channel: members.dm_channel,
    members.is_gone: lambda tx, who: members.is_gone(tx, settled(who)),
    members.knows_zone: lambda tx, who: members.knows_zone(tx, settled(who)),
    members.reminders_paused: lambda tx, who: members.reminders_paused(tx, who, NOON),
    members.reminders_paused_until: lambda tx, who: members.reminders_paused_until(tx, who, NOON),
    members.since: members.since,
    members.who_forget: lambda tx, who: members.who_forget(tx, [who.team_id]),
    members.who_keep_quotes: lambda tx, who: members.who_keep_quotes(tx, [who.team_id]),
    members.salt_of: members.salt_of,
    members.without_zone: lambda tx, who: members.without_zone(tx, [who.team_id], 9),
    messages.latest: lambda tx, who: messages.latest(tx, who, "D1", "1.1"),
    messages.in_thread: lambda tx, who: messages.in_thread(tx, who, "D1", "1.1"),
    outbox.anything_due: lambda tx, who: outbox.anything_due(tx, [who.team_id], UNMOVED),
    outbox.is_known: lambda tx, who: outbox.is_known(tx, who.team_id, "card"),
    outbox.is_waiting: lambda tx, who: outbox.is_waiting(tx, who, "line"),
    own_questions.by_id: lambda tx, who: own_questions.by_id(tx, who, "x1"),
    own_questions.last_asked: own_questions.last_asked,
    own_questions.of: lambda tx, who: own_questions.of(tx, who, "talks"),
    own_questions.twin: lambda tx, who: own_questions.twin(tx, who, QUESTION),
    readings.every: readings.every,
    corrections.left_out: corrections.left_out,
    corrections.second_thoughts: corrections.second_thoughts,
    logged.every: logged.every,
    logged.ids: logged.ids,
    logged.evidence: lambda tx, who: logged.evidence(tx, who, "talks"),
    prompts.of_day: lambda tx, who: prompts.of_day(tx, who.team_id, "C1", TODAY),
    prompts.at: lambda tx, who: prompts.at(tx, who.team_id, "C1", "7.1"),
    prompts.asked: lambda tx, who: prompts.asked(tx, who.team_id, "C1"),
    reminders.of_day: lambda tx, who: reminders.of_day(tx, who, TODAY),
    reminders.latest: lambda tx, who: reminders.latest(tx, who, 9),
    rhythms.of: rhythms.of,
    rhythms.of_many: lambda tx, who: rhythms.of_many(tx, who.team_id, [who.user_id]),
    schedules.of: lambda tx, who: schedules.of(tx, who.team_id, "C1", ScheduleKind.PROMPT),
    schedules.set_up_by: schedules.set_up_by,
    send_rates.hold: lambda tx, who: send_rates.hold(tx, who.team_id, 5.0, UNMOVED),
    send_rates.read: lambda tx, who: send_rates.read(tx, who.team_id, 5.0, UNMOVED),
    timers.due_at: lambda tx, who: timers.due_at(tx, who, TimerKind.REMINDER),
    timers.hold_due: lambda tx, who: timers.hold_due(tx, [who.team_id], NOON, 9, TimerKind.REMINDER),
    rubric_versions.read: _version_or_none,
    turns.is_waiting: lambda tx, who: turns.is_waiting(tx, who, "open", TurnKind.FOLLOW_UP),
    turns.anything_due: lambda tx, who: turns.anything_due(tx, [who.team_id], UNMOVED),
    week.done_since: lambda tx, who: week.done_since(tx, who, NOON - timedelta(1)),
    whole_member.holdings: whole_member.holdings,
    whole_record.bank: whole_record.bank,
    whole_record.half_written: whole_record.half_written,
    whole_record.looked_back: whole_record.looked_back,
    whole_record.noticed: whole_record.noticed,
    whole_record.scores_given: whole_record.scores_given,
    whole_record.written: whole_record.written,
}

WRITES: dict[Callable[..., Any], Call] = {
    assessments.keep: lambda tx, who: assessments.keep(
        tx, who, a_drill(who, "done"), JUDGE, replace(ASSESSED, dimension_id="cost"), NOON
    ),
    human_scores.keep: lambda tx, who: human_scores.keep(
        tx, who, a_drill(who, "done"), Rater.PROFESSIONAL, "Someone", {"cost": Score.ONE}, NOON
    ),
    opinions.keep: lambda tx, who: opinions.keep(tx, who, "drill:done:feedback", False, NOON),
    spending.keep: lambda tx, who: spending.keep(tx, who, "s2", "model", SPENT, 7, UNMOVED),
    workspaces.set_example: lambda tx, who: workspaces.set_example(tx, who.team_id, False),
    workspaces.set_without_ai: lambda tx, who: workspaces.set_without_ai(tx, who.team_id, False),
    fingerprints.keep: lambda tx, who: fingerprints.keep(tx, who, "done", 1, Remains(9, ()), NOON),
    members.set_quotes_only: lambda tx, who: members.set_quotes_only(tx, who, False),
    members.give_salt: lambda tx, who: members.give_salt(tx, settled(who), b"first"),
    members.set_without_ai: lambda tx, who: members.set_without_ai(tx, who, True),
    turns.drop_turn: lambda tx, who: turns.drop_turn(tx, who, open_drill(who), TurnKind.FOLLOW_UP),
    attachments.keep: lambda tx, who: attachments.keep(
        tx, who, "D1", "1.2", replace(CLIP, file_id="F2"), UNMOVED, read=True
    ),
    attachments.claim: lambda tx, who: attachments.claim(tx, [who.team_id], UNMOVED, LATER, 9),
    attachments.finish: lambda tx, who: attachments.finish(tx, who, unread(who), "as spoken", LATER),
    attachments.retry: lambda tx, who: attachments.retry(tx, who, unread(who), LATER),
    attachments.remove: lambda tx, who: attachments.remove(tx, who, "D1", "1.2"),
    drafts.keep: lambda tx, who: drafts.keep(tx, who, "done:fix", "f1", {"fix": "more of it"}, "2.0", NOON),
    corrections.leave_out: lambda tx, who: corrections.leave_out(tx, who, "e1/hesitation", False, NOON),
    corrections.forget: lambda tx, who: corrections.forget(tx, who, {"e1"}),
    corrections.think_again: lambda tx, who: corrections.think_again(tx, who, "x", Score.TWO, NOON),
    logged.add: lambda tx, who: logged.add(tx, who, replace(LOGGED, id="l2")),
    logged.add_all: lambda tx, who: logged.add_all(tx, who, [replace(LOGGED, id="l2")]),
    logged.remove: lambda tx, who: logged.remove(tx, who, "l1"),
    logged.remove_added: lambda tx, who: logged.remove_added(tx, who, LOGGED.added_at),
    drafts.close: lambda tx, who: drafts.close(tx, who, "done:fix", "f1", NOON),
    drafts.first_hint: lambda tx, who: drafts.first_hint(tx, who, "done:fix"),
    drills.save: _stop,
    drills.bind_thread: lambda tx, who: drills.bind_thread(tx, who, "open", "D1", "2.2"),
    drills.bind_question: lambda tx, who: drills.bind_question(tx, who, "open", 1, "2.2"),
    drills.add: lambda tx, who: drills.add(tx, who, a_drill(who, "third", phase=Phase.STOPPED)),
    inbox.first_time: lambda tx, who: inbox.first_time(tx, who, "Ev2", NOON),
    inbox.keep_ack: lambda tx, who: inbox.keep_ack(tx, who.team_id, "Ev1", {"text": "other"}),
    interviews.plan: lambda tx, who: interviews.plan(tx, who, TOMORROW + timedelta(days=1), NOON),
    interviews.call_off: lambda tx, who: interviews.call_off(tx, who, interview_id(who), NOON),
    journal_entries.keep: lambda tx, who: journal_entries.keep(tx, who, replace(ENTRY, question="other")),
    look_back.keep_scores: lambda tx, who: look_back.keep_scores(
        tx, who, a_drill(who, "done"), ScoreSheet(Rater.SELF, {"opening": Score.ONE}), NOON
    ),
    look_back.keep_signals: lambda tx, who: look_back.keep_signals(tx, who, "done", Signals("nowhere"), NOON),
    look_back.keep_retro: lambda tx, who: look_back.keep_retro(tx, who, "done", Retro("other"), NOON),
    members.meet: lambda tx, who: members.meet(tx, replace(who, user_id="U-NEW"), NOON),
    members.set_target: lambda tx, who: members.set_target(tx, who, "speeches", Level.MID),
    members.set_habits: lambda tx, who: members.set_habits(tx, who, Mode.ALOUD, 5),
    members.set_greeted: members.set_greeted,
    members.set_gone: lambda tx, who: members.set_gone(tx, who, NOON),
    members.set_zone: lambda tx, who: members.set_zone(tx, who, "Asia/Tokyo", "ja-JP", NOON),
    members.set_keep_days: lambda tx, who: members.set_keep_days(tx, who, None),
    members.pause_reminders: lambda tx, who: members.pause_reminders(tx, who, None),
    members.set_dm_channel: lambda tx, who: members.set_dm_channel(tx, who, "D2"),
    messages.keep: lambda tx, who: messages.keep(tx, who, "D1", "1.3", "1.1", "more", NOON),
    messages.take: lambda tx, who: messages.take(tx, who, "D1", "1.1", 9),
    messages.forget_strays: lambda tx, who: messages.forget_strays(tx, who, TOMORROW, 9),
    messages.forget: lambda tx, who: messages.forget(tx, who, TOMORROW, 9),
    messages.edit: lambda tx, who: messages.edit(tx, who, "D1", "1.2", "other", "9.9"),
    messages.remove: lambda tx, who: messages.remove(tx, who, "D1", "1.2"),
    messages.move: lambda tx, who: messages.move(tx, who, "D1", "1.1", "D1", "8.1", "8.1"),
    outbox.post: lambda tx, who: say(tx, who, "another"),
    outbox.redraw: _redraw,
    outbox.redraw_if_said: _redraw_if_said,
    outbox.send_files: _files,
    outbox.claim: lambda tx, who: outbox.claim(tx, [who.team_id], UNMOVED, LATER, 9),
    outbox.sent: lambda tx, who: outbox.sent(tx, who.team_id, row(who), "D9", "9.9", LATER),
    outbox.renew: lambda tx, who: outbox.renew(tx, who.team_id, row(who, "waiting", attempts=-1), LATER),
    outbox.retry: lambda tx, who: outbox.retry(tx, who.team_id, row(who), LATER, refused=True),
    outbox.give_up: lambda tx, who: outbox.give_up(tx, who.team_id, row(who), "msg_too_long", LATER),
    outbox.drop_asides: _drop_asides,
    outbox.post_aside: _aside,
    outbox.post_asides: _asides,
    outbox.post_in_channel: _in_channel,
    outbox.send_pictures: _pictures,
    prompts.keep: lambda tx, who: prompts.keep(tx, who.team_id, replace(PROMPT, day=date(2027, 3, 3))),
    prompts.set_ts: lambda tx, who: prompts.set_ts(tx, who.team_id, "C1", TODAY, "7.2"),
    reminders.keep: lambda tx, who: reminders.keep(tx, who, replace(REMINDER, day=date(2027, 3, 3))),
    reminders.heed: lambda tx, who: reminders.heed(tx, who, NOON),
    reminders.answer: lambda tx, who: reminders.answer(tx, who, TODAY, Answer.SKIPPED, NOON),
    rhythms.set_rhythm: lambda tx, who: rhythms.set_rhythm(tx, who, RHYTHM, None, TODAY),
    rhythms.set_own_zone: lambda tx, who: rhythms.set_own_zone(tx, who, "Asia/Kolkata"),
    rhythms.set_ignored: lambda tx, who: rhythms.set_ignored(tx, who, 5),
    rhythms.first_offer: rhythms.first_offer,
    rhythms.set_last: lambda tx, who: rhythms.set_last(tx, who.team_id, [(who.user_id, date(2027, 3, 3))]),
    schedules.keep: lambda tx, who: schedules.keep(tx, who.team_id, replace(SCHEDULE, rubric_id="speeches")),
    schedules.set_last: lambda tx, who: schedules.set_last(
        tx, who.team_id, "C1", ScheduleKind.PROMPT, date(2027, 3, 3)
    ),
    schedules.remove: lambda tx, who: schedules.remove(tx, who.team_id, "C1", ScheduleKind.PROMPT),
    send_rates.keep: lambda tx, who: send_rates.keep(tx, who.team_id, SLOWED.refused(LATER, 99)),
    members.set_sharing: lambda tx, who: members.set_sharing(tx, who, Sharing.NOTHING),
    timers.shift: lambda tx, who: timers.shift(tx, who, NUDGE, "done", LATER),
    timers.cancel: lambda tx, who: timers.cancel(tx, who, TimerKind.REMINDER),
    timers.move: lambda tx, who: timers.move(tx, who.team_id, TimerKind.REMINDER, NOON, {who.user_id: LATER}),
    own_questions.add: lambda tx, who: own_questions.add(tx, who, replace(QUESTION, id="x2", ask="How so?")),
    own_questions.change: lambda tx, who: own_questions.change(tx, who, "x1", replace(QUESTION, ask="How so?")),
    own_questions.remove: lambda tx, who: own_questions.remove(tx, who, "x1"),
    own_questions.renew: lambda tx, who: own_questions.renew(tx, who, "x1", "x9", NOON),
    readings.keep: lambda tx, who: readings.keep(tx, who, replace(READ, reference_id="talks:bridge:3"), NOON),
    rubric_versions.keep: lambda tx, who: rubric_versions.keep(tx, who.team_id, replace(TALK, version="v2")),
    timers.set_timer: lambda tx, who: timers.set_timer(tx, who, NUDGE, "done", LATER),
    timers.take_due: lambda tx, who: timers.take_due(tx, [who.team_id], NOON, 9),
    turns.open_turn: lambda tx, who: turns.open_turn(tx, who, _second(who), TurnKind.FOLLOW_UP, UNMOVED),
    turns.claim: lambda tx, who: turns.claim(tx, [who.team_id], UNMOVED, LATER, 9),
    turns.renew: lambda tx, who: turns.renew(tx, who.team_id, turn(who), LATER),
    turns.close_turn: lambda tx, who: turns.close_turn(tx, who, turn(who)),
    whole_member.erase: whole_member.erase,
    whole_workspace.drop_waiting: lambda tx, who: whole_workspace.drop_waiting(tx, who.team_id, LATER),
    whole_workspace.erase: lambda tx, who: whole_workspace.erase(tx, who.team_id, 9),
    whole_workspace.set_going: lambda tx, who: whole_workspace.set_going(tx, who.team_id, NOON),
    workspaces.set_uninstalled: lambda tx, who: workspaces.set_uninstalled(tx, who.team_id, None),
}


def _named(function: Callable[..., Any]) -> str:
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}"


def _rows_of(tx: Connection, who: Member) -> list[Any]:
    """Everything stored for a workspace."""
    tables = metadata.sorted_tables
    return [sorted(map(repr, tx.execute(table.select().where(table.c.team_id == who.team_id)))) for table in tables]


def _public(module: ModuleType) -> list[Callable[..., Any]]:
    mine = getmembers(module, lambda each: isfunction(each) and each.__module__ == module.__name__)
    return [function for name, function in mine if not name.startswith("_")]


def test_every_store_function_is_looked_at_here() -> None:
    public = {_named(function) for module in SUBJECTS for function in _public(module)}
    assert public == {_named(function) for function in (*READS, *WRITES, *ACROSS)}


def test_one_of_everything_fills_every_table(tx: Connection) -> None:
    fill(tx, ANA)
    empty = [table.name for table in metadata.sorted_tables if not tx.execute(table.select()).all()]
    assert empty == []


@pytest.mark.parametrize("function", READS, ids=_named)
def test_nobody_reads_what_another_workspace_has(tx: Connection, function: Callable[..., Any]) -> None:
    read = READS[function]
    nothing = read(tx, TWIN)
    fill(tx, ANA)
    assert read(tx, TWIN) == nothing
    assert read(tx, ANA) != nothing


@pytest.mark.parametrize("function", WRITES, ids=_named)
def test_nobody_changes_what_another_workspace_has(tx: Connection, function: Callable[..., Any]) -> None:
    for who in (ANA, TWIN):
        fill(tx, who)
    mine, theirs = _rows_of(tx, ANA), _rows_of(tx, TWIN)
    WRITES[function](tx, TWIN)
    assert _rows_of(tx, ANA) == mine
    assert _rows_of(tx, TWIN) != theirs
