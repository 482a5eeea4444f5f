"""Answers of which only quotes and a fingerprint stay: when words go, what is left, and what comes late."""

import pytest

from bot.core.assessment import Assessment, Quote
from bot.core.drill import Drill, Phase
from bot.core.fingerprint import Remains, containment, fingerprint, longest_shared_run, remains_of
from bot.core.members import Level, Mode, Preferences
from bot.core.turn import TurnKind
from bot.journeys import keep_house
from bot.journeys.change_settings import change_settings
from bot.journeys.keep_house import forget_words
from bot.journeys.visit import Visit
from bot.store import assessments, fingerprints, members, messages, turns
from bot.store.tables import messages as written
from tests.cast import TEAMS
from tests.journeys.conversation import DM, Conversation
from tests.journeys.whole_drill import ENOUGH, practise

QUOTES_ONLY = Preferences("talks", Level.SENIOR, Mode.TYPED, 3, None, quotes_only=True)
FOR_GOOD = Preferences("talks", Level.SENIOR, Mode.TYPED, 3, None)
LATER_WORDS = "And the market stays where it is, for the traders were asked and three of four agreed."


def _sweep(talk: Conversation) -> int:
    """Run until nothing is left; how many transactions it took."""
    runs = 1
    while True:
        with talk.database.write() as tx:
            if not forget_words(tx, TEAMS, talk.clock()):
                return runs
        runs += 1


def _said(talk: Conversation, drill: Drill) -> list[str]:
    thread_ts = drill.thread_ts
    assert thread_ts is not None
    return [row.text for row in talk.do(lambda visit: messages.in_thread(visit.tx, visit.member, DM, thread_ts))]


def _left(talk: Conversation, drill: Drill, number: int = 1) -> Remains | None:
    return talk.do(lambda visit: fingerprints.of_round(visit.tx, visit.member, drill.id, number))


def _salt(talk: Conversation) -> bytes:
    salt = talk.do(lambda visit: members.salt_of(visit.tx, visit.member))
    assert salt is not None
    return salt


def _swept(talk: Conversation) -> tuple[Drill, Remains]:
    """A drill whose words went, and what is left of its first round."""
    drill = practise(talk)
    talk.do(change_settings, QUOTES_ONLY)
    _sweep(talk)
    left = _left(talk, drill)
    assert left is not None
    return drill, left


def test_once_a_drill_is_over_a_fingerprint_stands_for_each_answer(ana: Conversation) -> None:
    ana.do(change_settings, QUOTES_ONLY)
    drill = practise(ana)
    _sweep(ana)
    assert _said(ana, drill) == ["", "", ""]
    expected = remains_of(ENOUGH, _salt(ana))
    assert len(expected.hashes) == expected.words - 4 > 30
    assert [_left(ana, drill, number) for number in (1, 2, 3)] == [expected] * 3
    scene = ana.scene
    assert scene.retro is not None
    assert scene.retro.fix == "Say it once"


def test_a_drill_under_way_keeps_its_words_until_it_is_stopped(ana: Conversation) -> None:
    ana.start()
    ana.do(change_settings, QUOTES_ONLY)
    ana.whole_round()
    drill = ana.drill
    assert _sweep(ana) == 1
    assert all(_said(ana, drill))
    ana.stop()
    ana.pass_time(days=8)
    assert ana.drill.phase is Phase.STOPPED
    _sweep(ana)
    assert not any(_said(ana, drill))
    assert _left(ana, drill) is not None


def test_words_stay_while_an_ai_has_yet_to_read_them_and_its_quotes_stay_for_good(ana: Conversation) -> None:
    drill = practise(ana)
    ana.do(change_settings, QUOTES_ONLY)
    read = Assessment("opening", 2, quotes=(Quote(1, "repairs cost less then"),), reason="It says why.")
    ana.do(lambda visit: turns.open_turn(visit.tx, visit.member, drill, TurnKind.ASSESSMENT, visit.utc))
    _sweep(ana)
    assert all(_said(ana, drill))
    ana.do(lambda visit: assessments.keep(visit.tx, visit.member, drill, "judge", read, visit.now))
    ana.do(lambda visit: turns.drop_turn(visit.tx, visit.member, drill, TurnKind.ASSESSMENT))
    _sweep(ana)
    assert not any(_said(ana, drill))
    assert ana.do(lambda visit: assessments.of_drill(visit.tx, visit.member, drill.id)) == (read,)


def test_a_message_that_comes_late_goes_too_and_joins_what_is_left(ana: Conversation) -> None:
    drill, first = _swept(ana)
    ana.write(LATER_WORDS, ts=_just_after(drill, 1), thread_ts=drill.thread_ts)
    _sweep(ana)
    assert not any(_said(ana, drill))
    late = remains_of(LATER_WORDS, _salt(ana))
    assert _left(ana, drill) == Remains(first.words + late.words, first.hashes + late.hashes)


def test_an_edit_brings_words_back_until_the_next_sweep_and_they_count_once(ana: Conversation) -> None:
    ana.do(change_settings, QUOTES_ONLY)
    drill = ana.start()
    ts = ana.write(ENOUGH)
    ana.press_done()
    ana.interviewer_says(None)
    ana.judge()
    ana.deliver()
    ana.to_the_end()
    _sweep(ana)
    first = _left(ana, drill)
    ana.edit(ts, ENOUGH)
    assert ENOUGH in _said(ana, ana.drill)
    _sweep(ana)
    assert first == _left(ana, drill) == remains_of(ENOUGH, _salt(ana))
    ana.edit(ts, f"{ENOUGH} {LATER_WORDS}")
    _sweep(ana)
    assert not any(_said(ana, ana.drill))
    left = _left(ana, drill)
    whole = remains_of(f"{ENOUGH} {LATER_WORDS}", _salt(ana))
    assert left is not None
    assert containment(whole.hashes, left.hashes) == 1
    assert longest_shared_run(whole.hashes, left.hashes) == whole.words
    assert whole.words <= left.words <= whole.words + 8


def test_two_members_fingerprints_of_the_same_words_have_nothing_in_common(
    ana: Conversation, twin: Conversation
) -> None:
    _, hers = _swept(ana)
    _, others = _swept(twin)
    assert hers.words == others.words
    assert containment(hers.hashes, others.hashes) == 0
    assert hers.hashes == fingerprint(ENOUGH, _salt(ana))


def test_the_secret_is_made_once_and_survives_a_change_of_mind(ana: Conversation) -> None:
    ana.do(change_settings, FOR_GOOD)
    assert ana.do(lambda visit: members.salt_of(visit.tx, visit.member)) is None
    ana.do(change_settings, QUOTES_ONLY)
    salt = _salt(ana)
    assert len(salt) == 16
    ana.do(change_settings, FOR_GOOD)
    drill = practise(ana)
    _sweep(ana)
    assert all(_said(ana, drill))
    ana.do(change_settings, QUOTES_ONLY)
    assert _salt(ana) == salt


def test_stray_words_go_after_a_day(ana: Conversation) -> None:
    ana.do(change_settings, QUOTES_ONLY)
    ana.write_outside("Is this thing on?")
    ana.clock.move(days=1)
    _sweep(ana)
    assert ana.do(_stray_words) == ["Is this thing on?"]
    ana.clock.move(seconds=1)
    _sweep(ana)
    assert ana.do(_stray_words) == [""]


def test_of_those_who_keep_their_answers_nothing_goes(ana: Conversation, twin: Conversation) -> None:
    drill = practise(twin)
    _swept(ana)
    twin.clock.move(days=400)
    _sweep(twin)
    assert all(_said(twin, drill))
    assert _left(twin, drill) is None


def test_one_transaction_takes_one_members_words_and_no_more_than_a_batch(
    ana: Conversation, twin: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_house, "BATCH", 2)
    drills = {talk.member: practise(talk) for talk in (ana, twin)}
    for talk in (ana, twin):
        talk.do(change_settings, QUOTES_ONLY)
    left = []
    while any(_said(ana, drills[ana.member]) + _said(twin, drills[twin.member])):
        with ana.database.write() as tx:
            assert forget_words(tx, TEAMS, ana.clock())
        left.append(tuple(sum(map(bool, _said(talk, drills[talk.member]))) for talk in (ana, twin)))
    assert left == [(1, 3), (0, 3), (0, 1), (0, 0)]
    assert [_left(ana, drills[ana.member], number) for number in (1, 2, 3)] == [remains_of(ENOUGH, _salt(ana))] * 3


def test_an_answer_taken_in_two_batches_has_one_fingerprint(ana: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_house, "BATCH", 1)
    ana.do(change_settings, QUOTES_ONLY)
    drill = ana.start()
    ana.write(ENOUGH)
    ana.write(LATER_WORDS)
    ana.press_done()
    ana.interviewer_says(None)
    ana.judge()
    ana.deliver()
    ana.to_the_end()
    _sweep(ana)
    first, second = (remains_of(text, _salt(ana)) for text in (ENOUGH, LATER_WORDS))
    assert _left(ana, drill) == Remains(first.words + second.words, first.hashes + second.hashes)


def _just_after(drill: Drill, number: int) -> str:
    """A moment in a round, after its question and before anything else."""
    asked_ts = drill.rounds[number - 1].asked_ts
    assert asked_ts is not None
    return f"{asked_ts}5"


def _stray_words(visit: Visit) -> list[str]:
    rows = visit.tx.execute(written.select().where(written.c.thread_ts.is_(None)))
    return [row.text for row in rows]
