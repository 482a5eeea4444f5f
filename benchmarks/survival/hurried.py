"""`python -m benchmarks.survival.hurried`: the bot with short leases, so that a trial needn't wait for a dead bot's."""

import asyncio
from datetime import timedelta

from bot import config
from bot.app import run
from bot.journeys import deliver
from bot.scheduler import turns

TURN_LEASE = timedelta(seconds=2)
SENDING_LEASE = timedelta(seconds=6)
"""Longer than any message takes to be streamed, which nobody renews the lease for."""


def main() -> None:
    """As `python -m bot run` does."""
    turns.LEASE, turns.RENEW_EVERY_SECONDS = TURN_LEASE, TURN_LEASE.total_seconds() / 3
    deliver.LEASE = SENDING_LEASE
    settings = config.read()
    config.set_up_logging(settings.log_level)
    asyncio.run(run(settings))


if __name__ == "__main__":
    main()
