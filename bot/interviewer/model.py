"""What the interviewer needs of a model: a prompt goes in, a reply of one shape comes out, or none. Never an error."""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from bot.core.spending import Call, Spent
from bot.interviewer.prompts import Prompt

R = TypeVar("R", bound=BaseModel)
R_co = TypeVar("R_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Reply(Generic[R_co]):
    """`value` is None where nothing usable came; the outcome of the last of `spent` says why."""

    value: R_co | None
    spent: tuple[Spent, ...]


class Model(Protocol):
    """A language model somewhere."""

    @property
    def name(self) -> str:
        """As it is shown to people, and as scores name it."""
        ...

    async def close(self) -> None:
        """It won't be asked any more."""
        ...

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        """One fresh request; nothing is remembered between two."""
        ...
