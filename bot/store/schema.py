"""Every table there is, in one metadata."""

from bot.store import calendar, ledger, queues, remains, tables  # noqa: F401 - importing them registers their tables
from bot.store.columns import metadata

__all__ = ["metadata"]
