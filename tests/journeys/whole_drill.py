"""A whole drill in one call, with answers long enough to be judged."""

from bot.core.drill import Drill, Phase, Step
from bot.core.journal import Retro, Signals
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.keep_draft import Form
from bot.journeys.score_drill import keep_retro, keep_scores, keep_signals
from tests.journeys.conversation import Conversation

ENOUGH = (
    "We close the bridge in May because repairs cost less then; it costs six weeks of detours, which is why the "
    "market moves, and I would change my mind if the ferry could carry four hundred cars a day."
)
RETRO = Retro("Say it once", wrong="At the question about cost I named the ferry before the six weeks.")


def practise(talk: Conversation, answer: str = ENOUGH) -> Drill:
    """From the first use to the result; every round holds `answer` and passes."""
    drill = talk.start()
    while talk.drill.phase is Phase.ROUNDS:
        talk.answer(answer)
        talk.judge()
        talk.deliver()
    forms = {step: Form(drill.id, step, "form") for step in Step}
    talk.do(keep_scores, forms[Step.SCORE], ScoreSheet(Rater.SELF, {"opening": Score.TWO}))
    talk.do(keep_signals, forms[Step.JOURNAL], Signals("at the start"))
    talk.do(keep_retro, forms[Step.FIX], RETRO)
    talk.deliver()
    return talk.drill
