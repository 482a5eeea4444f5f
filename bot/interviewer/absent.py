"""An AI that isn't there, for drills begun with one before the app was started without: the bank takes over."""

from bot.core.assessment import Abstention, abstained
from bot.core.drill import Handover
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Answers, Coming, Read, Said, Situation, Worded


class AbsentInterviewer:
    """Answers at once, with the bank's words."""

    def __init__(self, bank: BankInterviewer) -> None:
        self._bank = bank

    async def follow_up(self, situation: Situation) -> Said:
        """The bank's, and the bank goes on."""
        return Said(await self._bank.follow_up(situation), handover=Handover.SILENT)

    async def word_question(self, coming: Coming) -> Worded:
        """As the bank has it, and the bank goes on."""
        return Worded(coming.question, coming.instruction, handover=Handover.SILENT)

    async def close(self) -> None:
        """There is nothing to let go of."""

    async def assess(self, answers: Answers) -> Read:
        """Nothing was read."""
        return Read("", abstained([dimension.id for dimension in answers.dimensions], Abstention.SILENT))
