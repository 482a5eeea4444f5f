"""What a rater may give."""

from bot.core.scoring import Score


def test_a_score_is_a_number_except_where_it_cannot_be_told() -> None:
    assert {score: score.number for score in Score} == {
        Score.ONE: 1,
        Score.TWO: 2,
        Score.THREE: 3,
        Score.CANT_TELL: None,
    }


def test_a_score_is_told_as_people_write_it() -> None:
    assert [score.told for score in Score] == ["1", "2", "3", "can't tell"]
