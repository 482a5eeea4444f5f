"""What was typed into a form and not submitted yet."""

from collections.abc import Mapping

from sqlalchemy import Connection

from bot.core.members import Member
from bot.store import drafts
from tests.cast import ANA, MIA, NOON, TWIN

FIX, OTHER_STEP = "d1:fix", "d1:journal"


def _typed(tx: Connection, text: str, at: str, form: str = "first", subject: str = FIX, member: Member = ANA) -> None:
    drafts.keep(tx, member, subject, form, {"fix": text}, at, NOON)


def _stands(tx: Connection, subject: str = FIX, member: Member = ANA) -> Mapping[str, str | None] | None:
    return drafts.read(tx, member, subject)


def test_what_was_typed_last_is_what_stands_word_for_word(tx: Connection) -> None:
    assert _stands(tx) is None
    _typed(tx, "Say", "1.1")
    drafts.keep(tx, ANA, FIX, "first", {"fix": "Say “it” <once> 🚀\n", "well": "", "last_fix": None}, "1.2", NOON)
    assert _stands(tx) == {"fix": "Say “it” <once> 🚀\n", "well": "", "last_fix": None}


def test_a_keystroke_that_is_overtaken_changes_nothing(tx: Connection) -> None:
    _typed(tx, "Say it", "1.2")
    _typed(tx, "Say", "1.1")
    assert _stands(tx) == {"fix": "Say it"}


def test_a_form_that_was_submitted_leaves_no_draft_and_its_late_keystrokes_count_no_more(tx: Connection) -> None:
    _typed(tx, "Say it", "1.1")
    drafts.close(tx, ANA, FIX, "first", NOON)
    assert _stands(tx) is None
    _typed(tx, "Say it o", "1.2")
    assert _stands(tx) is None


def test_a_keystroke_that_comes_after_the_submission_it_preceded_is_stale_too(tx: Connection) -> None:
    """Submitted before anything else of the form arrived."""
    drafts.close(tx, ANA, FIX, "first", NOON)
    _typed(tx, "Say it", "1.1")
    assert _stands(tx) is None


def test_the_form_drawn_again_takes_drafts_from_its_first_keystroke(tx: Connection) -> None:
    _typed(tx, "Say it", "9.9")
    drafts.close(tx, ANA, FIX, "first", NOON)
    _typed(tx, "Say", "1.1", form="second")
    assert _stands(tx) == {"fix": "Say"}
    drafts.close(tx, ANA, FIX, "second", NOON)
    assert _stands(tx) is None


def test_of_two_drawings_the_one_typed_into_last_counts(tx: Connection) -> None:
    _typed(tx, "on the phone", "1.1", form="first")
    _typed(tx, "at the desk", "1.2", form="second")
    assert _stands(tx) == {"fix": "at the desk"}


def test_each_step_has_a_draft_of_its_own(tx: Connection) -> None:
    _typed(tx, "Say it", "1.1")
    _typed(tx, "at the number", "1.2", subject=OTHER_STEP)
    drafts.close(tx, ANA, OTHER_STEP, "first", NOON)
    assert _stands(tx) == {"fix": "Say it"}
    assert _stands(tx, OTHER_STEP) is None


def test_a_hint_is_the_first_one_once_whatever_is_typed_submitted_or_drawn_anew(tx: Connection) -> None:
    assert not drafts.first_hint(tx, ANA, FIX), "nothing was kept yet"
    _typed(tx, "Say it", "1.1")
    assert drafts.first_hint(tx, ANA, FIX)
    assert not drafts.first_hint(tx, ANA, FIX)
    drafts.close(tx, ANA, FIX, "first", NOON)
    _typed(tx, "Say", "2.1", form="second")
    assert not drafts.first_hint(tx, ANA, FIX)


def test_drafts_are_ones_own(tx: Connection) -> None:
    _typed(tx, "mine", "1.1")
    for stranger in (MIA, TWIN):
        assert _stands(tx, member=stranger) is None
        _typed(tx, "theirs", "1.2", member=stranger)
        drafts.close(tx, stranger, FIX, "first", NOON)
        drafts.first_hint(tx, stranger, FIX)
    assert _stands(tx) == {"fix": "mine"}
    assert drafts.first_hint(tx, ANA, FIX)
