"""The simulation behind the ranking's figures: the methods it compares, and that it is the same every time."""

from benchmarks.ranking.trial import AFTER, latest_score, lowest_mean, tried, whetstone
from benchmarks.ranking.world import AREAS, MISSPECIFIED, USUAL, at
from bot.core.evidence import Evidence, Signal, Source, noticed, scored


def gave(area: str, score: int, drill: int) -> Evidence:
    return scored(area, score, Source.SELF, "me", f"d{drill}", at(drill))


SEEN = [gave("a", 1, 0), gave("a", 3, 1), gave("b", 2, 0), gave("b", 1, 1), gave("c", 2, 0), gave("d", 3, 1)]


def test_the_lowest_mean_is_of_all_scores_whenever_they_were_given() -> None:
    assert lowest_mean(SEEN, at(2)) == ["b"]
    assert lowest_mean([*SEEN, gave("c", 1, 1)], at(2)) == ["b", "c"]


def test_the_latest_score_forgets_what_was_before() -> None:
    assert latest_score(SEEN, at(2)) == ["b"]
    assert latest_score([*SEEN, gave("b", 3, 2)], at(2)) == ["c"]


def test_without_a_score_a_comparison_can_only_be_drawn_by_lot() -> None:
    signal = noticed("a", Signal.HESITATION, "d0", at(0))
    assert lowest_mean([signal], at(1)) == latest_score([signal], at(1)) == list(AREAS)


def test_whetstone_names_what_the_app_would_drill_next() -> None:
    assert whetstone([gave("c", 1, 0), gave("d", 2, 0)], at(1)) == ["c"]


def test_a_world_is_the_same_every_time_and_not_the_same_as_another() -> None:
    assert tried(USUAL, 5) == tried(USUAL, 5)
    assert tried(USUAL, 5) != tried(MISSPECIFIED, 5)


def test_every_share_is_of_all_members() -> None:
    for in_turn in (False, True):
        tallies = tried(USUAL, 8, in_turn=in_turn)
        assert tuple(tallies) == AFTER
        for tally in tallies.values():
            assert tally.found["random"] == 1 / len(AREAS)
            assert all(0 <= tally.found[name] <= tally.near[name] <= 1.000001 for name in tally.found)
            assert tally.clearly_right <= tally.clearly
