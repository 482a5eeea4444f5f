"""What a modal carries for us in its private metadata, packed as text."""

import json
from dataclasses import asdict, dataclass

from bot.core.own_bank import Look


@dataclass(frozen=True, slots=True)
class StartMetadata:
    """The start form: the goal it proposed, and the goal its owner was advised on, who may keep it all the same."""

    proposed_goal: str
    advised_on: str = ""

    def packed(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def unpacked(cls, text: str) -> "StartMetadata":
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class BankMetadata:
    """The member's own questions and the forms over them: where they look, and which question a form is about."""

    look: Look
    question_id: str = ""

    def packed(self) -> str:
        return f"{self.look.page}|{':'.join(self.look.area or ())}|{self.question_id}"

    @classmethod
    def unpacked(cls, text: str) -> "BankMetadata":
        page, area, question_id = text.split("|")
        rubric_id, _, dimension_id = area.partition(":")
        return cls(Look(int(page), (rubric_id, dimension_id) if area else None), question_id)
