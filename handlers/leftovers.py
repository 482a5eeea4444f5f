"""Whatever nobody else listens to is acked, so that Slack shows no warning and sends nothing again. Registered last."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

_ANY = re.compile(".*", re.DOTALL)


def register(app: AsyncApp) -> None:
    """Catch-alls: an unhandled event is never acked in Socket Mode."""
    app.event(_ANY)(acknowledge)
    app.action(_ANY)(acknowledge)
    app.view(_ANY)(acknowledge)
    app.view_closed(_ANY)(acknowledge)
    app.shortcut(_ANY)(acknowledge)


async def acknowledge(ack: AsyncAck) -> None:
    """Nothing to do."""
    await ack()
