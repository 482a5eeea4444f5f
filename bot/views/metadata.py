"""What a modal carries for us in its private metadata, packed as text."""

import json
from dataclasses import asdict, dataclass


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
