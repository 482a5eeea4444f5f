"""Messages changed or deleted in Slack."""

from bot.journeys.edit_message import edit_message, remove_message
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
    ana.do(edit_message, DM, ts, "three", later)
    ana.do(edit_message, DM, ts, "two", earlier)
    assert ana.answer_so_far == "three"


def test_a_deleted_message_is_gone(ana: Conversation) -> None:
    ana.start()
    ana.write("stays")
    ana.delete(ana.write("goes"))
    assert ana.answer_so_far == "stays"


def test_nobody_changes_anothers_words(ana: Conversation, mia: Conversation) -> None:
    ana.start()
    ts = ana.write("mine")
    mia.do(edit_message, DM, ts, "yours", ana.next_ts())
    mia.do(remove_message, DM, ts)
    assert ana.answer_so_far == "mine"
