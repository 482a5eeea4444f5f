"""Messages changed or deleted in Slack."""

from bot.journeys.edit_message import edit_message, remove_message
from bot.journeys.hear_message import Heard
from tests.journeys.conversation import DM, Conversation


def test_an_edited_answer_reads_as_edited(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("Beacuse")
    ana.write("it matters.")
    ana.edit(ts, "Because")
    assert ana.answer_so_far == "Because\nit matters."


def test_an_edit_after_done_counts_too(ana: Conversation) -> None:
    ana.start()
    ts = ana.write("Ten.")
    ana.press_done()
    ana.edit(ts, "Eleven.")
    assert ana.answer_so_far == "Eleven."


def test_edits_that_overtake_each_other_end_with_the_newest(ana: Conversation) -> None:
    ana.start()
    ts, earlier, later = ana.write("one"), ana.next_ts(), ana.next_ts()
    ana.edit(ts, "three", later)
    ana.edit(ts, "two", earlier)
    assert ana.answer_so_far == "three"


def test_a_deleted_message_is_gone(ana: Conversation) -> None:
    ana.start()
    ana.write("stays")
    ana.delete(ana.write("goes"))
    assert ana.answer_so_far == "stays"


def test_an_edit_that_overtakes_its_message_holds_against_it(ana: Conversation) -> None:
    ana.start()
    ts = ana.next_ts()
    ana.edit(ts, "as changed")
    ana.write("as first written", ts)
    assert ana.answer_so_far == "as changed"


def test_a_message_deleted_before_it_arrives_never_appears(ana: Conversation) -> None:
    ana.start()
    ts = ana.next_ts()
    ana.delete(ts)
    ana.write("take that back", ts)
    assert ana.answer_so_far == ""


def test_nobody_changes_anothers_words(ana: Conversation, mia: Conversation) -> None:
    ana.start()
    ts = ana.write("mine")
    theirs = Heard(DM, ts, ana.drill.thread_ts, "yours")
    mia.do(edit_message, theirs, ana.next_ts())
    mia.do(remove_message, theirs)
    assert ana.answer_so_far == "mine"
