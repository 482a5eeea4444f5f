"""What makes a finished drill a pass, as clauses: its last round, and what others gave the drilled dimension."""

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, literal, or_, select

from bot.core.drill import Verdict
from bot.core.scoring import HUMAN, Score
from bot.store.remains import assessments
from bot.store.tables import drills, rounds, scores

_HUMAN = [rater.value for rater in HUMAN]
_AT_THE_BAR = [Score.TWO.value, Score.THREE.value]
_human = scores.alias("human")


def of_dimension(table: FromClause) -> ColumnElement[bool]:
    """The rows about a drill's own dimension."""
    mine = and_(table.c.team_id == drills.c.team_id, table.c.drill_id == drills.c.id)
    return and_(mine, table.c.dimension_id == drills.c.dimension_id)


_BY_HUMAN = and_(of_dimension(_human), _human.c.rater.in_(_HUMAN))
_ONE_BY_A_PERSON = exists(select(literal(1)).where(_BY_HUMAN, _human.c.score == Score.ONE.value))
_ONE_WITH_A_QUOTE = exists(
    select(literal(1)).where(of_dimension(assessments), assessments.c.score == 1, assessments.c.quoted)
)

LAST_ROUND = and_(
    rounds.c.team_id == drills.c.team_id, rounds.c.drill_id == drills.c.id, rounds.c.number == drills.c.planned
)
"""The round that decides; a drill that was stopped early has none."""
BY_A_PERSON = exists(select(literal(1)).where(_BY_HUMAN))
OVERRULED = or_(_ONE_BY_A_PERSON, _ONE_WITH_A_QUOTE)
"""A person, or an AI with a verified quote, gave 1 (PRODUCT.md 3.9)."""
PASSED = and_(rounds.c.verdict == Verdict.PASS.value, ~OVERRULED)
CONFIRMED_AT = select(func.min(_human.c.given_at)).where(_BY_HUMAN, _human.c.score.in_(_AT_THE_BAR)).scalar_subquery()
"""When a person first gave 2 or 3; NULL when nobody did."""
