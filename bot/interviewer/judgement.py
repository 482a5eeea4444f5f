"""What a model's claim about the answers is worth. The model quotes and proposes; here it is decided, by rule."""

from collections.abc import Mapping

from bot.core.assessment import Abstention, Assessment, Quote
from bot.core.members import Level
from bot.core.rubric import Dimension
from bot.interviewer.interviewer import Answers
from bot.interviewer.plain_text import plain
from bot.interviewer.prompts import labelled
from bot.interviewer.quotes import Found, has_number, has_trade_off, places, verified
from bot.interviewer.replies import AssessmentClaim, DimensionClaim

MOST_QUOTES = 4
LONGEST_REASON = 300
PLACES_OF_A_3 = 2


def judged(claim: AssessmentClaim, answers: Answers) -> tuple[Assessment, ...]:
    """Every dimension that was asked for. Quotes are looked for in the whole of `answers`."""
    claims = {each.id: each for each in reversed(claim.dimensions)}
    pleads = any(verified(words, _said(answers)) for words in claim.to_the_reader)
    return tuple(_judged(dimension, claims.get(dimension.id), answers, pleads) for dimension in answers.dimensions)


def _judged(dimension: Dimension, claim: DimensionClaim | None, answers: Answers, pleads: bool) -> Assessment:
    if claim is None:
        return Assessment(dimension.id, None, Abstention.UNQUOTED)
    if not claim.on_topic:
        return Assessment(dimension.id, None, Abstention.OFF_TOPIC)
    found = _found(claim, answers)
    missing = tuple(text for label, text in labelled(dimension).items() if label in claim.missing and label[0] != "1")
    number = _number(claim, found, missing)
    why = _why_none(dimension, answers.level, number, pleads)
    return Assessment(
        dimension_id=dimension.id,
        score=number if why is None else None,
        abstention=why,
        quotes=tuple(Quote(each.round_number, each.text) for _, each in found),
        missing=missing,
        reason=" ".join(plain(claim.reason, LONGEST_REASON).split()),
    )


def _said(answers: Answers) -> Mapping[int, str]:
    return {round_.number: round_.answer for round_ in answers.rounds}


def _found(claim: DimensionClaim, answers: Answers) -> list[tuple[int, Found]]:
    """The quotes the member really said, each with the level it is to show; no passage twice, no question repeated."""
    said, asked = _said(answers), {round_.number: round_.question for round_ in answers.rounds}
    found: list[tuple[int, Found]] = []
    for quote in claim.quotes:
        each = verified(quote.words, said)
        if each is None or verified(each.text, asked):
            continue
        if all(each.text != other.text for _, other in found):
            found.append((int(quote.shows[0]), each))
    return found[:MOST_QUOTES]


def _number(claim: DimensionClaim, found: list[tuple[int, Found]], missing: tuple[str, ...]) -> int | None:
    """What is left of the number: no more than the quotes show, no 3 on one remark, no 1 on nothing at all."""
    if claim.score is None:
        return None
    shown = max((level for level, _ in found), default=0)
    number = min(claim.score, shown) if found else claim.score
    if not found:
        return 1 if number == 1 and missing else None
    return 2 if number == 3 and not _bears_a_3(found) else number


def _bears_a_3(found: list[tuple[int, Found]]) -> bool:
    """Two places, a number or something weighed: one smooth sentence is not enough, nor one beside a weak one."""
    if places([each for level, each in found if level > 1]) >= PLACES_OF_A_3:
        return True
    return any(has_number(each.text) or has_trade_off(each.text) for level, each in found if level == 3)


def _why_none(dimension: Dimension, level: Level, number: int | None, pleads: bool) -> Abstention | None:
    if dimension.for_people and level is not Level.MID:
        return Abstention.A_PERSON
    if number is None:
        return Abstention.UNQUOTED
    return Abstention.TO_THE_SCORER if pleads and number > 1 else None
