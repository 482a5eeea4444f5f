"""Text made safe and small enough for Slack, and times in the reader's own zone."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.reminder import Upcoming

SECTION_LONGEST = 3000


def escape(text: str) -> str:
    """What a person wrote, inert in mrkdwn: no mentions, links or markup of Slack's own. NUL is dropped."""
    return text.replace("\0", "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str, longest: int) -> str:
    """The text, cut with an ellipsis when it is longer than `longest` characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def clock_time(at: datetime) -> str:
    """Hours and minutes as the reader's own clock shows them."""
    return f"<!date^{int(at.timestamp())}^{{time}}|{at:%H:%M} UTC>"


def day(at: datetime) -> str:
    """The date in the reader's zone."""
    return f"<!date^{int(at.timestamp())}^{{date_short}}|{at:%d %b %Y}>"


def moment(at: datetime) -> str:
    """Date and time in the reader's zone."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}}, {{time}}|{at:%d %b %Y, %H:%M} UTC>"


def upcoming(coming: Upcoming) -> str:
    """“Monday 09:00” as the member's own clock will show it; with the date from a week ahead on."""
    local = coming.local
    return f"{local:%A %H:%M}" if coming.days_ahead < 7 else f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"


def listed(texts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”; there is at least one."""
    return " and ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def count(n: int, one: str, many: str | None = None) -> str:
    """“1 round”, “3 rounds”."""
    return f"{n} {one if n == 1 else many or one + 's'}"
