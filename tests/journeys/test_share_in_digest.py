"""*Join* and *Hide me*: each for oneself, met before or not."""

import pytest

from bot.core.members import Sharing
from bot.journeys.share_in_digest import join_digest, leave_digest
from bot.store import members
from tests.journeys.conversation import Conversation


def sharing(who: Conversation) -> Sharing:
    profile = who.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    return profile.sharing


def shares(who: Conversation, what: Sharing) -> None:
    who.known()
    who.do(lambda visit: members.set_sharing(visit.tx, visit.member, what))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Sharing.NOTHING, Sharing.COUNTED),
        (Sharing.COUNTED, Sharing.COUNTED),
        (Sharing.NAMED, Sharing.NAMED),
    ],
)
def test_joining_counts_and_takes_no_name_away(ana: Conversation, before: Sharing, after: Sharing) -> None:
    shares(ana, before)
    assert ana.do(join_digest) is before
    assert sharing(ana) is after


@pytest.mark.parametrize("before", Sharing)
def test_hiding_shares_nothing_from_then_on(ana: Conversation, before: Sharing) -> None:
    shares(ana, before)
    assert ana.do(leave_digest) is before
    assert sharing(ana) is Sharing.NOTHING


def test_somebody_new_may_join_and_hide_at_once(ana: Conversation, mia: Conversation) -> None:
    assert ana.do(join_digest) is Sharing.NOTHING
    assert mia.do(leave_digest) is Sharing.NOTHING
    assert (sharing(ana), sharing(mia)) == (Sharing.COUNTED, Sharing.NOTHING)
