"""What Slack's refusals of a post in a channel mean, and how what is told of them waits in the outbox."""

import pytest

from bot.core.channel_trouble import UNKNOWN_FATE, ChannelTrouble, Trouble, trouble_of


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [
        ("not_in_channel", Trouble.LEFT),
        ("channel_not_found", Trouble.LEFT),
        ("is_archived", Trouble.ARCHIVED),
        ("restricted_action", Trouble.FORBIDDEN),
        ("restricted_action_read_only_channel", Trouble.FORBIDDEN),
        ("posting_to_general_channel_denied", Trouble.FORBIDDEN),
        (UNKNOWN_FATE, Trouble.UNKNOWN),
        ("msg_too_long", Trouble.REFUSED),
        ("KeyError", Trouble.REFUSED),
    ],
)
def test_a_refusal_by_its_name(reason: str, trouble: Trouble) -> None:
    assert trouble_of(reason) is trouble


def test_what_only_a_person_can_mend_stops_the_rest_goes_on() -> None:
    goes_on = {trouble for trouble in Trouble if not trouble.stops}
    assert goes_on == {Trouble.NOT_YET, Trouble.UNKNOWN, Trouble.REFUSED}


@pytest.mark.parametrize(
    ("told", "written"),
    [
        (ChannelTrouble("C1", Trouble.LEFT, ("prompt,talks,mid,01,540,UTC",)), "C1|left||prompt,talks,mid,01,540,UTC"),
        (ChannelTrouble("C1", Trouble.ARCHIVED, ("prompt,a", "digest,b")), "C1|archived||prompt,a;digest,b"),
        (ChannelTrouble("C1", Trouble.UNKNOWN, missed="digest"), "C1|unknown|digest|"),
    ],
)
def test_it_waits_as_text_and_is_read_as_it_was(told: ChannelTrouble, written: str) -> None:
    assert told.written() == written
    assert ChannelTrouble.read(written) == told
