"""Real interviews a member told us of. What their day and hour mean in a zone lives in local_time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Interview:
    """One interview; times are aware UTC datetimes."""

    id: str
    starts_at: datetime
    added_at: datetime
    called_off_at: datetime | None = None
