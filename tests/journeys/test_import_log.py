"""A log from elsewhere: nothing kept before it is confirmed, once however often it comes, and back out again."""

from dataclasses import replace

import pytest

from bot.core.entries import EntryForm, EntryKind
from bot.core.errors import ImportGone
from bot.core.export import render_csv
from bot.core.import_log.dry_run import DryRun, Imported
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.scoring import Rater, Score
from bot.journeys.export_record import gather_record
from bot.journeys.import_log import import_new, keep_text, look_again, look_through, take_back
from bot.journeys.locate import keep_zone, meet_in_zone
from bot.journeys.see_log import see_log
from bot.journeys.visit import Visit
from bot.journeys.write_entry import keep_entry
from bot.store import corrections, drafts, logged, members
from tests.cast import MIA
from tests.core.past_logs import DRILL, INTERVIEW, MOCK, a_log
from tests.journeys.conversation import Conversation
from tests.journeys.seen_areas import JUDGE, drilled, scored_by
from tests.sample_rubric import TALKS

LOG = a_log(MOCK, DRILL, INTERVIEW)


def logged_ids(visit: Visit) -> list[str]:
    """What was brought along."""
    return [session.id for session in logged.every(visit.tx, visit.member)]


def held(visit: Visit) -> dict[str, str | None] | None:
    """The text that waits to be confirmed."""
    return drafts.read(visit.tx, visit.member, "import")


def bring(ana: Conversation, text: str) -> Imported:
    """From a text to what was put into the log."""
    found = look(ana, text)
    ana.do(keep_text, text)
    again = ana.do(look_again, found.key)
    ana.clock.move(seconds=1)
    return ana.do(import_new, again)


def look(ana: Conversation, brought: str | bytes) -> DryRun:
    """The dry run."""
    return ana.do(look_through, brought)[0]


def test_looking_through_keeps_nothing(ana: Conversation) -> None:
    found = look(ana, LOG)
    assert ([session.kind for session in found.new], found.here) == (["mock", "drill", "interview"], 0)
    assert (ana.do(logged_ids), ana.do(held)) == ([], None)
    assert ana.do(lambda visit: members.profile(visit.tx, visit.member)) is None


def test_what_was_confirmed_is_in_the_log_and_its_text_is_let_go(ana: Conversation) -> None:
    done = bring(ana, LOG)
    assert len(done.sessions) == 3
    assert sorted(ana.do(logged_ids)) == sorted(session.id for session in done.sessions)
    assert ana.do(held) is None
    assert [line.kind for line in ana.do(see_log)] == ["interview", "drill", "mock"]


def test_bringing_it_again_changes_nothing(ana: Conversation) -> None:
    bring(ana, LOG)
    ana.clock.move(days=1)
    again = look(ana, LOG)
    assert (again.new, again.here) == ((), 3)


def test_a_restart_between_looking_and_confirming_loses_nothing(ana: Conversation) -> None:
    found = look(ana, LOG)
    ana.do(keep_text, LOG)
    later = ana.do(look_again, found.key)
    assert later is not None
    assert [session.id for session in later.new] == [session.id for session in found.new]


def test_another_text_brought_meanwhile_is_not_imported_in_its_place(ana: Conversation) -> None:
    first = look(ana, LOG)
    ana.do(keep_text, LOG)
    ana.do(keep_text, a_log(MOCK))
    found = ana.do(look_again, first.key)
    assert found is None
    with pytest.raises(ImportGone):
        ana.do(import_new, found)


def test_the_same_text_can_be_brought_after_it_was_taken_back(ana: Conversation) -> None:
    done = bring(ana, LOG)
    assert ana.do(take_back, done.added_at) == 3
    assert (ana.do(logged_ids), ana.do(take_back, done.added_at)) == ([], 0)
    assert len(bring(ana, LOG).sessions) == 3


def test_an_earlier_import_stays_when_a_later_one_is_taken_back(ana: Conversation) -> None:
    bring(ana, a_log(MOCK))
    ana.clock.move(seconds=1)
    later = bring(ana, LOG)
    assert (len(later.sessions), ana.do(take_back, later.added_at)) == (2, 2)
    assert len(ana.do(logged_ids)) == 1


def test_what_was_left_out_of_one_counts_when_it_is_brought_again(ana: Conversation) -> None:
    done = bring(ana, LOG)
    ref = f"{done.sessions[0].id}/hesitation"
    ana.do(lambda visit: corrections.leave_out(visit.tx, visit.member, ref, True, visit.now))
    ana.do(take_back, done.added_at)
    bring(ana, LOG)
    assert ana.do(lambda visit: corrections.left_out(visit.tx, visit.member)) == set()


def test_a_file_of_another_encoding_is_told_where_it_fails(ana: Conversation) -> None:
    found = look(ana, "date,kind,fix\n2027-01-12,mock,Zoë".encode("latin-1"))
    assert [problem.line for problem in found.parsed.problems] == [2]
    assert look(ana, LOG.encode("utf-16")).new == look(ana, LOG).new


def test_the_text_in_between_is_in_an_export(ana: Conversation) -> None:
    ana.do(keep_text, LOG)
    record = ana.do(gather_record)
    assert record is not None
    assert LOG in record.drafts[0].text


def test_ones_own_export_is_here_already(ana: Conversation) -> None:
    ana.start()
    ana.write("Because it costs less. " * 10)
    ana.press_done()
    entry = EntryForm("e1", ana.clock(), EntryKind.MOCK, ("talks", "ending"), Signals("at the end"))
    ana.clock.move(minutes=5)
    ana.do(keep_entry, entry)
    bring(ana, LOG)
    record = ana.do(gather_record)
    assert record is not None
    found = look(ana, render_csv(record).encode())
    assert (found.parsed.problems, found.new, found.here) == ((), (), 5)


def exported(ana: Conversation) -> str:
    """The CSV of their export."""
    record = ana.do(gather_record)
    assert record is not None
    return render_csv(record)


def test_so_it_is_after_a_move_to_another_zone(ana: Conversation) -> None:
    ana.do(meet_in_zone, "Europe/Berlin", None)
    ana.do(drilled)
    text = exported(ana)
    ana.do(keep_zone, "America/New_York", None)
    found = look(ana, text)
    assert (found.new, found.here) == ((), 1)


def test_so_it_is_after_its_rubric_and_area_got_new_names(ana: Conversation) -> None:
    ana.do(drilled)
    renamed = TALKS.replace("Short talks", "Speeches").replace('name = "Opening"', 'name = "First words"')
    later = replace(ana, library=Library({"talks.toml": renamed}))
    text = exported(later)
    assert "Speeches · First words" in text
    found = look(later, text)
    assert (found.parsed.problems, found.new, found.here) == ((), (), 1)


def test_an_area_that_left_its_rubric_is_exported_as_it_was_called(ana: Conversation) -> None:
    ana.do(drilled)
    later = replace(ana, library=Library({"talks.toml": TALKS.replace('"opening"', '"beginning"')}))
    assert "Short talks · Opening" in exported(later)


def test_everybodys_score_of_one_drill_is_read_where_it_is_imported(ana: Conversation, mia: Conversation) -> None:
    drill = ana.do(drilled, Score.ONE)
    for rater, by, score in (
        (Rater.PARTNER, MIA.user_id, Score.TWO),
        (Rater.PARTNER, "U-TOM", Score.THREE),
        (Rater.AI, JUDGE, Score.THREE),
    ):
        ana.do(scored_by, drill, rater, by, score)
    found = look(mia, exported(ana))
    assert found.parsed.problems == ()
    [session] = found.new
    assert {(item.rater, item.value) for item in session.evidence() if item.is_score} == {
        ("self:", 1.0),
        (f"partner:{MIA.user_id}", 2.0),
        ("partner:U-TOM", 3.0),
        ("ai:a-model", 3.0),
    }
    done = bring(mia, exported(ana))
    assert mia.do(lambda visit: logged.every(visit.tx, visit.member))[0].scores != ()
    told = {(given.name, given.score) for given in mia.do(see_log)[0].scores if given.rater is Rater.PARTNER}
    assert told == {(MIA.user_id, Score.TWO), ("U-TOM", Score.THREE)}
    assert len(done.sessions) == 1
