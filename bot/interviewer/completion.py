"""What an OpenAI-compatible server sent back, read for the little we need: no two servers fill in all the rest."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field, ValidationError

from bot.core.spending import Outcome

_MOST_TOKENS = 2**31 - 1
"""More is a server's slip; it would also be more than the accounts can hold."""


def _counted(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value <= _MOST_TOKENS else 0


def _object(value: Any) -> Any:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> Any:
    return value if isinstance(value, list) else []


Count = Annotated[int, BeforeValidator(_counted)]


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: Annotated[_Message, BeforeValidator(_object)] = _Message()
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: Count = 0


class _Usage(BaseModel):
    prompt_tokens: Count = 0
    completion_tokens: Count = 0
    prompt_tokens_details: Annotated[_Details, BeforeValidator(_object)] = _Details()


class Completion(BaseModel):
    """One response. Tokens that the server didn't count are 0."""

    choices: Annotated[list[_Choice], BeforeValidator(_list)] = Field(default_factory=list)
    usage: Annotated[_Usage, BeforeValidator(_object)] = _Usage()

    @property
    def text(self) -> str:
        """What the model said, or nothing."""
        return (self.choices[0].message.content or "") if self.choices else ""

    @property
    def outcome(self) -> Outcome:
        """What came of it. A refusal and a reply cut short are told as such even where no word of them came."""
        if not self.choices:
            return Outcome.NONSENSE
        choice = self.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            return Outcome.REFUSED
        if choice.finish_reason == "length":
            return Outcome.CUT
        return Outcome.OK if self.text.strip() else Outcome.NONSENSE


def completion(body: str) -> Completion:
    """The response with this body. Whatever else a server may send under “200 OK” is one without choices."""
    try:
        return Completion.model_validate_json(body)
    except ValidationError:
        return Completion()
