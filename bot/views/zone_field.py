"""The field for a time zone: the one Slack knows, or one of one's own. Days and hours: hours."""

from slack_sdk.models.blocks import InputBlock, OptionGroup, PlainTextObject, StaticSelectElement

from bot.core.zones import PARTS, UTC, is_zone, place_in, zones
from bot.views.ids import AS_IN_SLACK, Action, Block
from bot.views.modals import options

MOST_OPTIONS = 100
"""What Slack takes in one group of a menu."""


def zone_field(label: str, own_tz: str | None, slack_tz: str | None) -> InputBlock:
    """The zone Slack knows (None while it hasn't told), or one of the member's own, by part of the world."""
    known = f"As in Slack ({slack_tz})" if slack_tz else "As in Slack"
    groups = [_group("Usual", [(known, AS_IN_SLACK), (UTC, UTC)])]
    if own_tz is not None and not is_zone(own_tz):
        groups.append(_group("Chosen before", [(own_tz, own_tz)]))  # the database has renamed it since
    for part in PARTS:
        groups += _groups(part, [name for name in zones() if name.startswith(f"{part}/")])
    every = [option for group in groups for option in group.options or ()]
    return InputBlock(
        block_id=Block.ZONE.value,
        label=PlainTextObject(text=label),
        element=StaticSelectElement(
            action_id=Action.FIELD.value,
            option_groups=groups,
            initial_option=next(option for option in every if option.value == (own_tz or AS_IN_SLACK)),
        ),
    )


def _groups(part: str, names: list[str]) -> list[OptionGroup]:
    """One, or where Slack takes no group so long, its two halves."""
    pairs = [(place_in(name), name) for name in names]
    if len(pairs) <= MOST_OPTIONS:
        return [_group(part, pairs)]
    pairs.sort()
    halves = pairs[: len(pairs) // 2], pairs[len(pairs) // 2 :]
    return [_group(f"{part}, {half[0][0][0]} to {half[-1][0][0]}", half) for half in halves]


def _group(label: str, pairs: list[tuple[str, str]]) -> OptionGroup:
    return OptionGroup(label=PlainTextObject(text=label), options=options(pairs))
