"""Who practises: a person in one workspace, and what they told us about their target."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

FORGET_AFTER_DAYS = 30
"""How long answers stay for a member who doesn't want them kept for good."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one workspace. Everything stored about them is found through this pair."""

    team_id: str
    user_id: str


class Level(StrEnum):
    """The level a member interviews for."""

    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"
    EM = "em"

    @property
    def label(self) -> str:
        return {"mid": "Mid", "senior": "Senior", "staff": "Staff", "em": "Engineering manager"}[self.value]

    @property
    def next_up(self) -> "Level":
        """The level a stretch question comes from. Staff and manager questions are already the top."""
        return {Level.MID: Level.SENIOR, Level.SENIOR: Level.STAFF}.get(self, self)


class Sharing(StrEnum):
    """What a channel's weekly digest may have of a member. COUNTED: in its sums. NAMED: also what they are reliable at.

    Whatever is chosen, no score, no answer and no journal word leaves the DM.
    """

    NOTHING = "nothing"
    COUNTED = "counted"
    NAMED = "named"


class Mode(StrEnum):
    """How answers are given."""

    TYPED = "typed"
    ALOUD = "aloud"


@dataclass(frozen=True, slots=True)
class Profile:
    """What we know of a member.

    `tz` is the IANA zone they are in: `own_tz` where they chose one themselves, else `slack_tz`;
    `rubric_id` and `level` are None until the member chose them;
    `greeted` tells whether the welcome was sent; `keep_days` how long answers stay, None until they are deleted;
    `quotes_only`: once a drill is closed, of its answers stay what was quoted and a fingerprint;
    `without_ai`: the question bank interviews, whatever the workspace has.
    """

    member: Member
    slack_tz: str = "UTC"
    own_tz: str | None = None
    locale: str = "en-US"
    rubric_id: str | None = None
    level: Level | None = None
    mode: Mode = Mode.TYPED
    rounds: int | None = None
    greeted: bool = False
    keep_days: int | None = None
    reminders_paused_until: datetime | None = None
    without_ai: bool = False
    quotes_only: bool = False
    sharing: Sharing = Sharing.NOTHING

    @property
    def tz(self) -> str:
        return self.own_tz or self.slack_tz

    @property
    def ready(self) -> bool:
        """Whether a drill can start without asking anything first."""
        return self.rubric_id is not None and self.level is not None


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a member sets under *Settings*, as it stands in the form."""

    rubric_id: str
    level: Level
    mode: Mode
    rounds: int
    keep_days: int | None
    without_ai: bool = False
    quotes_only: bool = False
    own_tz: str | None = None
    sharing: Sharing = Sharing.NOTHING

    def __post_init__(self) -> None:
        assert not (self.quotes_only and self.keep_days)
