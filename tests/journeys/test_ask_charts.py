"""Charts are asked for: posted once where there is enough, and gathered anew when they are sent."""

from datetime import timedelta

import pytest

from bot.core.area_chart import AreaCharts
from bot.core.errors import AreaLeft, UnknownArea, WhetstoneError
from bot.core.evidence import Source
from bot.core.scoring import Rater, Score
from bot.journeys.ask_charts import SAME_PRESS_SECONDS, ask_for_charts, see_charts
from bot.journeys.gather_evidence import all_evidence_of
from bot.journeys.visit import Visit
from bot.store import corrections, members
from tests.cast import MIA, NOON, UNMOVED
from tests.journeys.conversation import Conversation
from tests.journeys.seen_areas import drilled, scored_by

REFERENCE = "talks|opening"


def weeks_of(talk: Conversation, count: int, *, by_people: bool = False) -> None:
    """A drill a week, the last today."""
    for number in range(count):
        talk.clock.now = NOON - timedelta(weeks=count - 1 - number)
        drill_id = talk.do(drilled, Score.TWO)
        if by_people:
            talk.do(scored_by, drill_id, Rater.PARTNER, MIA.user_id, Score.ONE)
    talk.deliver()


def asked(talk: Conversation, rubric_id: str = "talks", dimension_id: str = "opening") -> AreaCharts:
    return talk.do(ask_for_charts, rubric_id, dimension_id)


def test_where_there_is_enough_one_message_is_posted(ana: Conversation) -> None:
    weeks_of(ana, 3)
    assert asked(ana).is_enough
    assert ana.deliver() == ["area_charts"]


def test_where_there_is_not_nothing_is_and_what_there_is_is_told(ana: Conversation) -> None:
    weeks_of(ana, 2)
    charts = asked(ana)
    assert (charts.is_enough, charts.scores) == (False, {Source.SELF: 2, Source.HUMAN: 0, Source.AI: 0})
    assert ana.deliver() == []
    assert ana.do(see_charts, REFERENCE) is None


def test_three_drills_of_one_week_know_the_day_of_their_chart_and_have_it_then(ana: Conversation) -> None:
    for _ in range(3):
        ana.do(drilled, Score.TWO)
        ana.clock.move(days=1)
    assert asked(ana).drawn_from == NOON.date() + timedelta(days=7)
    ana.clock.now = NOON + timedelta(days=7)
    assert asked(ana).is_enough


@pytest.mark.parametrize("second", [0, 30, 59])
@pytest.mark.parametrize("later", [0, 30, 60])
def test_pressed_again_within_a_minute_it_is_still_one_message(ana: Conversation, second: int, later: int) -> None:
    weeks_of(ana, 3)
    ana.utc = UNMOVED - timedelta(minutes=5, seconds=-second)
    asked(ana)
    ana.utc += timedelta(seconds=later)
    assert asked(ana).is_enough
    assert ana.deliver() == ["area_charts"]


def test_some_minutes_later_it_is_another(ana: Conversation) -> None:
    weeks_of(ana, 3)
    ana.utc = UNMOVED - timedelta(minutes=5)
    asked(ana)
    ana.utc += timedelta(seconds=2 * SAME_PRESS_SECONDS)
    asked(ana)
    assert ana.deliver() == ["area_charts", "area_charts"]


def test_each_area_and_the_whole_rubric_have_a_message_of_their_own(ana: Conversation) -> None:
    weeks_of(ana, 3)
    asked(ana)
    assert asked(ana, dimension_id="").dimension is None
    assert not asked(ana, dimension_id="ending").is_enough
    assert ana.deliver() == ["area_charts", "area_charts"]


def test_it_shows_what_counts_when_it_is_sent(ana: Conversation) -> None:
    weeks_of(ana, 4)

    def first_left_out(visit: Visit) -> None:
        item = min(all_evidence_of(visit, next(iter(visit.library))), key=lambda each: each.at)
        corrections.leave_out(visit.tx, visit.member, item.ref, True, visit.now)

    def weeks(talk: Conversation) -> int:
        charts = talk.do(see_charts, REFERENCE)
        assert charts is not None
        assert charts.over_time is not None
        return len(charts.over_time.ends)

    assert weeks(ana) == 4
    ana.do(first_left_out)
    assert weeks(ana) == 3


def test_oneself_stands_beside_people_in_the_rubrics_charts(ana: Conversation) -> None:
    weeks_of(ana, 3, by_people=True)
    charts = ana.do(see_charts, "talks|")
    assert charts is not None
    assert charts.beside is not None
    [area] = charts.beside.areas
    assert (area.means, area.sessions) == ((2.0, 1.0), 3)


def test_weeks_end_on_the_members_own_day(ana: Conversation) -> None:
    weeks_of(ana, 3)
    ana.do(lambda visit: members.set_zone(visit.tx, visit.member, "Pacific/Kiritimati", None, visit.now))
    charts = ana.do(see_charts, REFERENCE)
    assert charts is not None
    assert charts.over_time is not None
    assert charts.over_time.ends[-1] == NOON.date() + timedelta(1)


def test_a_drill_that_is_looked_back_on_is_not_drawn_before_its_reveal(ana: Conversation) -> None:
    weeks_of(ana, 2)
    ana.clock.move(days=7)
    ana.to_the_look_back()
    ana.score(opening=Score.ONE)
    assert not asked(ana).is_enough
    ana.look_back(opening=Score.ONE)
    assert asked(ana).is_enough


@pytest.mark.parametrize(
    ("rubric_id", "dimension_id", "refusal"),
    [("juggling", "", UnknownArea), ("juggling", "opening", AreaLeft), ("talks", "jokes", AreaLeft)],
)
def test_what_the_files_lost_has_no_chart(
    ana: Conversation, rubric_id: str, dimension_id: str, refusal: type[WhetstoneError]
) -> None:
    with pytest.raises(refusal):
        asked(ana, rubric_id, dimension_id)
    assert ana.do(see_charts, f"{rubric_id}|{dimension_id}") is None


def test_nobody_is_shown_what_was_observed_of_another(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    weeks_of(ana, 3)
    for stranger in (mia, twin):
        assert asked(stranger).scores == {Source.SELF: 0, Source.HUMAN: 0, Source.AI: 0}
