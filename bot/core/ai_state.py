"""Whether an AI interviews a member, and if not, for what reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AiState:
    """How it is set from the next drill on. `model` is None where the app was started without one."""

    model: str | None
    off_for_me: bool
    off_for_all: bool

    @property
    def interviews(self) -> bool:
        """Whether the next drill has it, as long as today's allowance lasts."""
        return self.model is not None and not self.off_for_me and not self.off_for_all
