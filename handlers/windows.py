"""Where in Slack's payload it says which window of a stack something came from, and which block of it."""

from handlers.payloads import Body


def here(body: Body) -> str:
    """The id of the window that was pressed in or submitted."""
    return str(body["view"]["id"])


def below(body: Body) -> str:
    """The id of the window under it; empty when there is none."""
    return str(body["view"].get("previous_view_id") or "")


def block_pressed(body: Body) -> str:
    """The id of the block that what was pressed stands in."""
    return str(body["actions"][0]["block_id"])
