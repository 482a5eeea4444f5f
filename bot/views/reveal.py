"""The AI's column of the reveal: beside the member's own scores, with a quote, and with how far to trust it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, RawTextObject, TableBlock, TableBlockColumnSettings

from bot.core.assessment import Abstention, Assessment
from bot.core.rubric import Dimension
from bot.core.scene import DrillScene
from bot.core.scoring import Score
from bot.views.drawn import section, small
from bot.views.text import count, escape, short

QUOTE_LONGEST = 200
NAMED = {Score.ONE: "1", Score.TWO: "2", Score.THREE: "3", Score.CANT_TELL: "can't tell"}
NONE = "–"

WHY_NONE = {
    Abstention.THIN: "too little was said",
    Abstention.OFF_TOPIC: "the answers were about something else",
    Abstention.UNQUOTED: "it found nothing in your words to rest a score on",
    Abstention.TO_THE_SCORER: "the answers speak to whoever scores them",
    Abstention.A_PERSON: "at this level a person should judge this",
    Abstention.FOREIGN: "the answers aren't in English, which is all it can check",
    Abstention.SILENT: "the model gave no usable reply",
    Abstention.SPENT: "today's AI allowance is used up",
}
"""After “No AI score:”."""


def ai_column(scene: DrillScene) -> Sequence[Block]:
    """Table, the same as text, the quote that decided, the footer. Empty where no AI was asked."""
    if scene.is_being_read:
        return (small("An AI is still reading your answers. What it makes of them comes here."),)
    if not scene.assessments:
        return ()
    if all(read.score is None for read in scene.assessments):
        return (section(f"No AI score: {_why(scene)}."), *_deciding_quote(scene), small(_footer(scene)))
    return (_table(scene), section(_as_text(scene)), *_deciding_quote(scene), small(_footer(scene)))


def has_numbers(scene: DrillScene) -> bool:
    """Whether the AI gave any score."""
    return any(read.score is not None for read in scene.assessments)


def _why(scene: DrillScene) -> str:
    drilled = _of(scene, scene.drill.dimension_id) or scene.assessments[0]
    assert drilled.abstention is not None
    return WHY_NONE[drilled.abstention]


def _table(scene: DrillScene) -> TableBlock:
    rows = [[_cell("Area"), _cell("You"), _cell("AI")]]
    rows += [[_cell(area.name), _cell(_own(scene, area)), _cell(_ai(scene, area))] for area in _rated(scene)]
    right = TableBlockColumnSettings(align="right")
    return TableBlock(rows=rows, column_settings=[TableBlockColumnSettings(is_wrapped=True), right, right])


def _cell(text: str) -> RawTextObject:
    return RawTextObject(text=text)


def _as_text(scene: DrillScene) -> str:
    """What the table says, for those who hear it or search for it, with every gap named."""
    return "\n".join(f"*{escape(area.name)}*  {_both(scene, area)}" for area in _rated(scene))


def _both(scene: DrillScene, area: Dimension) -> str:
    own, read = scene.given.scores.get(area.id), _of(scene, area.id)
    said = f"you {_own(scene, area)} · AI {_ai(scene, area)}"
    if read is None or read.score is None or own is None or own.number is None:
        return said
    if own.number == read.score:
        return f"{said}, the same"
    return f"{said}  ← {'you scored higher' if own.number > read.score else 'better than you think'}"


def _own(scene: DrillScene, area: Dimension) -> str:
    own = scene.given.scores.get(area.id)
    return NAMED[own] if own else NONE


def _ai(scene: DrillScene, area: Dimension) -> str:
    read = _of(scene, area.id)
    return str(read.score) if read and read.score is not None else NONE


def _rated(scene: DrillScene) -> list[Dimension]:
    """The drilled dimension first, then what either of the two scored."""
    either = {*scene.given.scores, *(read.dimension_id for read in scene.assessments if read.score is not None)}
    others = [dimension for dimension in scene.rubric.dimensions if dimension.id in either - {scene.dimension.id}]
    return [scene.dimension, *others]


def _deciding_quote(scene: DrillScene) -> Sequence[Block]:
    read = _of(scene, scene.drill.dimension_id)
    if read is None or not read.quotes:
        return ()
    words = escape(short(read.quotes[0].text, QUOTE_LONGEST))
    why = f"is why the AI gave {read.score}" if read.score is not None else "is what the AI would point a person to"
    return (section(f"“{words}” {why}."),)


def _of(scene: DrillScene, dimension_id: str) -> Assessment | None:
    return next((read for read in scene.assessments if read.dimension_id == dimension_id), None)


def _footer(scene: DrillScene) -> str:
    """How far to trust it: learned from scores given blind, where there are enough of them."""
    if not has_numbers(scene):
        return "Read by AI. Your own score counts, and a person's would tell you more."
    leaning = scene.leaning
    if leaning is None:
        return "AI score, with every quote checked against your words. AI scores run high; a person's tells you more."
    side = "above" if leaning.mean > 0 else "below"
    pairs = count(leaning.n, "pair")
    return f"AI score. It has read {abs(leaning.mean):.1f} {side} your partners so far ({pairs}). {_agreement(scene)}"


def _agreement(scene: DrillScene) -> str:
    if scene.kappa is None:
        return ""
    value, provisional = scene.kappa
    return f"Agreement beyond chance: {value:.2f}{', provisionally' if provisional else ''}."
