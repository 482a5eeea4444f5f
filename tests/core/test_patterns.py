"""What notes have in common: signals, areas and kinds of question, and nothing made of two."""

import random
from collections.abc import Collection
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import Signal
from bot.core.patterns import (
    ASPECTS,
    FEWEST,
    LATEST,
    Contrast,
    Entry,
    Kind,
    Noticed,
    Pattern,
    look_for_patterns,
)
from tests.cast import NOON

HESITATED, REHEARSED, SURPRISED = Signal.HESITATION, Signal.REHEARSED, Signal.SURPRISE


def an_entry(
    *signals: Signal, area: str | None = "opening", kinds: Collection[Kind] = (), days_ago: float = 0, words: str = ""
) -> Entry:
    said = {signal: words or f"{signal} {days_ago:g} days ago" for signal in signals}
    return Entry(NOON - timedelta(days=days_ago), area, said, frozenset(kinds))


def entries_of(kind: Kind, noted: int, of: int) -> list[Entry]:
    """So many of that kind; all noted something, the first of them hesitation."""
    return [an_entry(HESITATED if n < noted else SURPRISED, kinds={kind}) for n in range(of)]


def hesitation(entries: list[Entry]) -> Pattern:
    [found] = [each for each in look_for_patterns(entries).patterns if each.signal is HESITATED]
    return found


def test_two_entries_are_no_pattern_and_it_says_how_many_are_missing() -> None:
    assert look_for_patterns([]) == Noticed(0)
    seen = look_for_patterns([an_entry(HESITATED, REHEARSED)] * 2)
    assert (seen.entries, seen.patterns, seen.missing) == (2, (), 1)


def test_what_came_up_twice_among_many_entries_is_no_pattern_either() -> None:
    entries = [*[an_entry(HESITATED)] * 2, *[an_entry(SURPRISED)] * 3]
    assert [one.signal for one in look_for_patterns(entries).patterns] == [SURPRISED]


def test_an_entry_without_words_is_no_entry() -> None:
    seen = look_for_patterns([an_entry(HESITATED), an_entry(HESITATED), *[an_entry()] * 9])
    assert (seen.entries, seen.missing) == (2, 1)


def test_a_pattern_has_its_counts_its_area_and_the_newest_words_about_it_first() -> None:
    entries = [
        an_entry(HESITATED, days_ago=3, words="at the  number"),
        an_entry(HESITATED, days_ago=1, words="before the cost"),
        an_entry(HESITATED, area="ending", days_ago=2, words="at the end"),
        an_entry(HESITATED, days_ago=5, words="at the number"),
        an_entry(SURPRISED, area="ending", days_ago=4),
        an_entry(REHEARSED, days_ago=6),
    ]
    seen = look_for_patterns(entries)
    assert seen == Noticed(
        6, (Pattern(HESITATED, 4, ("before the cost", "at the number"), "opening", in_area=3, entries_in_area=4),)
    )


@pytest.mark.parametrize(
    ("areas", "named"),
    [
        (["opening"] * 3, ("opening", 3)),
        (["opening"] * 3 + ["ending"] * 2, ("opening", 3)),
        (["opening"] * 3 + ["ending"] * 3, (None, 0)),  # as many elsewhere
        (["opening"] * 2 + ["ending"], (None, 0)),  # two are no pattern
        ([None] * 4, (None, 0)),  # of areas the rubric has no more
        ([None, None, "opening", "opening", "opening"], ("opening", 3)),
    ],
)
def test_an_area_is_named_when_three_mentions_and_more_than_half_are_about_it(
    areas: list[str | None], named: tuple[str | None, int]
) -> None:
    seen = hesitation([an_entry(HESITATED, area=area) for area in areas])
    assert (seen.area, seen.in_area) == named


def test_where_no_area_is_named_the_words_are_those_of_all() -> None:
    seen = hesitation([an_entry(HESITATED, area=area, words=area) for area in ("opening", "ending", "middle")])
    assert set(seen.words) == {"opening", "ending", "middle"}


def test_the_most_frequent_signal_comes_first() -> None:
    entries = [*[an_entry(SURPRISED)] * 3, *[an_entry(REHEARSED)] * 4, *[an_entry(HESITATED, REHEARSED)] * 2]
    assert [(one.signal, one.times) for one in look_for_patterns(entries).patterns] == [(REHEARSED, 6), (SURPRISED, 3)]


@pytest.mark.parametrize(
    ("interviews", "drills", "named"),
    [
        ((3, 3), (0, 9), Kind.INTERVIEW),  # once in 220 by chance
        ((4, 4), (0, 6), Kind.INTERVIEW),  # once in 210
        ((5, 5), (1, 8), Kind.INTERVIEW),
        ((3, 9), (9, 9), Kind.DRILL),
        ((3, 3), (0, 3), None),  # once in twenty
        ((4, 4), (0, 5), None),  # once in 126
        ((4, 6), (0, 5), None),
        ((30, 30), (0, 2), None),  # two others are too few to compare with
        ((3, 3), (4, 4), None),  # no difference at all
    ],
)
def test_a_kind_of_question_is_named_only_where_chance_would_rarely_do_the_same(
    interviews: tuple[int, int], drills: tuple[int, int], named: Kind | None
) -> None:
    contrast = hesitation(entries_of(Kind.INTERVIEW, *interviews) + entries_of(Kind.DRILL, *drills)).contrast
    sides = {Kind.INTERVIEW: (*interviews, *drills), Kind.DRILL: (*drills, *interviews)}
    assert contrast == (Contrast(named, *sides[named]) if named else None)


def test_two_mentions_name_no_kind_however_rare_they_are_elsewhere() -> None:
    entries = [*entries_of(Kind.INTERVIEW, 2, 2), *entries_of(Kind.DRILL, 1, 30)]
    assert hesitation(entries).contrast is None


def test_a_kind_is_compared_with_its_own_aspect_and_not_with_what_says_nothing_of_it() -> None:
    aloud = entries_of(Kind.ALOUD, 5, 5)
    typed = entries_of(Kind.TYPED, 0, 5)
    silent = [an_entry(SURPRISED, kinds={Kind.INTERVIEW})] * 20
    assert hesitation(aloud + silent).contrast is None
    assert hesitation(aloud + typed + silent).contrast == Contrast(Kind.ALOUD, 5, 5, 0, 5)


def test_of_two_kinds_the_one_that_stands_out_more_is_named() -> None:
    own = [an_entry(HESITATED, kinds={Kind.DRILL, Kind.TYPED, Kind.OWN_QUESTION})] * 6
    bank = [an_entry(SURPRISED, kinds={Kind.DRILL, Kind.TYPED, Kind.FROM_THE_BANK})] * 6
    aloud = [an_entry(SURPRISED, kinds={Kind.DRILL, Kind.ALOUD})] * 3
    assert hesitation([*own, *bank, *aloud]).contrast == Contrast(Kind.OWN_QUESTION, 6, 6, 0, 6)


def test_only_the_latest_entries_are_looked_at() -> None:
    now = [an_entry(SURPRISED, days_ago=day) for day in range(LATEST)]
    long_ago = [an_entry(HESITATED, days_ago=99)] * 9
    seen = look_for_patterns([*long_ago, *now])
    assert (seen.entries, [one.signal for one in seen.patterns]) == (LATEST, [SURPRISED])


def test_every_kind_belongs_to_one_aspect() -> None:
    assert sorted(kind for aspect in ASPECTS for kind in aspect) == sorted(Kind)


entries_drawn = st.lists(
    st.builds(
        Entry,
        st.integers(0, 40).map(lambda days: NOON - timedelta(days=days)),
        st.sampled_from(["opening", "ending", None]),
        st.dictionaries(st.sampled_from([HESITATED, REHEARSED, SURPRISED]), st.sampled_from(["a", "b"])),
        st.frozensets(st.sampled_from(list(Kind)), max_size=3),
    ),
    max_size=25,
)


@given(entries_drawn)
def test_no_count_says_more_than_the_entries_do(entries: list[Entry]) -> None:
    seen = look_for_patterns(entries)
    assert seen.entries == sum(bool(entry.words) for entry in entries)
    for one in seen.patterns:
        having = [entry for entry in entries if one.signal in entry.words]
        assert one.times == len(having) >= FEWEST
        assert one.in_area == sum(entry.area == one.area for entry in having if one.area)
        assert one.in_area == 0 or one.in_area >= FEWEST
        assert set(one.words) <= {entry.words[one.signal] for entry in having}
        if one.contrast:
            assert FEWEST <= one.contrast.times <= one.contrast.of
            assert one.contrast.times * one.contrast.other_of > one.contrast.other_times * one.contrast.of


@given(entries_drawn, st.randoms(use_true_random=False))
def test_the_order_of_the_entries_changes_no_count(entries: list[Entry], dice: random.Random) -> None:
    def counts(given_: list[Entry]) -> list[tuple[Signal, int, Contrast | None]]:
        return [(one.signal, one.times, one.contrast) for one in look_for_patterns(given_).patterns]

    shuffled = dice.sample(entries, len(entries))
    assert counts(shuffled) == counts(entries)


def test_where_kinds_make_no_difference_one_is_named_for_fewer_than_one_member_in_ten() -> None:
    """Three hundred members with as many entries as are looked at; every kind was dealt out blindly."""
    dice = random.Random(3)
    named = 0
    for _ in range(300):
        seen = look_for_patterns(_entry_by_chance(dice) for _ in range(LATEST))
        named += any(one.contrast is not None for one in seen.patterns)
    assert 0 < named < 30


def _entry_by_chance(dice: random.Random) -> Entry:
    of_a_drill = {Kind.DRILL, *(dice.choice(sorted(aspect)) for aspect in ASPECTS[1:])}
    kinds = {Kind.INTERVIEW} if dice.random() < 0.3 else of_a_drill
    signals = [signal for signal in (HESITATED, REHEARSED, SURPRISED) if dice.random() < 0.5]
    return an_entry(*(signals or [HESITATED]), kinds=kinds)
