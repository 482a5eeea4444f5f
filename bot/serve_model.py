"""The interviewer the settings ask for. What an AI needs is imported only where one serves: it takes time and room."""

import random
from hashlib import sha256

from bot.ai_config import AiSettings
from bot.interviewer.absent import AbsentInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Interviewer


def interviewer_of(ai: AiSettings, bank: BankInterviewer, team_id: str) -> Interviewer:
    """Ready to be asked; whether its server is there shows with the first call."""
    if ai.model is None:
        return AbsentInterviewer(bank)
    from bot.interviewer.ai_interviewer import AiInterviewer
    from bot.interviewer.served_model import connect

    safety_id = sha256(team_id.encode()).hexdigest()[:16]
    model = connect(ai.model, key=ai.key, url=ai.url, seconds=ai.seconds, at_once=ai.at_once, safety_id=safety_id)
    return AiInterviewer(bank, model, random.SystemRandom())
