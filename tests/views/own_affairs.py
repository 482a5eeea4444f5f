"""One's own data, settings and planned interviews in each of their states, for views that show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.holdings import Holdings
from bot.core.interviews import Afterwards, Eve, Interview, openers
from bot.core.library import Library
from bot.core.local_time import Problem
from bot.core.members import FORGET_AFTER_DAYS, Level, Mode, Profile, Sharing
from bot.core.rubric import Rubric
from bot.core.standing import standing
from bot.views import interviews, my_data
from bot.views.drawn import Drawn
from bot.views.settings_modal import draw_settings
from tests.cast import ANA, NOON

_MUCH = Holdings(drills=12, answers=140, entries=3, questions=2, interviews=1, readings=60, messages=5, settings=True)
_LITTLE = Holdings(drills=1, answers=1, entries=1, questions=1, interviews=2, readings=1, messages=1)
_PLANNED = [Interview(f"U-ANA:{day}", NOON + timedelta(days=day), NOON) for day in range(1, 13)]

_OFF = replace(_PLANNED[0], called_off_at=NOON)
_AFTER = [
    Afterwards(_PLANNED[0], written=False),
    Afterwards(_PLANNED[0], written=False, several=True),
    Afterwards(_PLANNED[0], written=True),
    Afterwards(_OFF, written=False),
]


def _eves(rubric: Rubric, said: str) -> list[Eve]:
    """Somebody who practises, with one interview and with three; one without a fix; a newcomer; off."""
    ways = openers(standing(rubric, [], {}, NOON))
    three = tuple(replace(_PLANNED[0], id=f"U-ANA:{n}", starts_at=NOON + n * timedelta(hours=1)) for n in range(3))
    whole = Eve((_PLANNED[0],), said, rubric.dimensions[0].name, ways)
    return [
        whole,
        replace(whole, interviews=three),
        replace(whole, fix="", is_over=True),
        Eve((_PLANNED[0],)),
        Eve((), said, "", ways),
    ]


def own_affairs(library: Library, said: str) -> dict[str, Sequence[Drawn] | dict[str, Any]]:
    """What a member sees about themself; the zone is Slack's word, so `said` stands there."""
    rubric = list(library)[-1]
    zone = said[:100]
    set_ = Profile(
        ANA, zone, rubric_id=rubric.id, level=Level.EM, mode=Mode.ALOUD, rounds=3, keep_days=FORGET_AFTER_DAYS
    )
    return {
        "export_asked": [my_data.draw_export_asked(anything=True), my_data.draw_export_asked(anything=False)],
        "export_not_sent": [my_data.draw_not_sent()],
        "delete_asked": [my_data.draw_delete(held) for held in (_MUCH, _LITTLE, Holdings())],
        "delete_how": [my_data.draw_delete_how()],
        "deleted": [my_data.draw_deleted(_MUCH), my_data.draw_deleted(Holdings()), my_data.draw_kept()],
        "modal_settings": draw_settings(library, set_, zone_known=True),
        "modal_settings_with_quotes_only": draw_settings(
            library, replace(set_, keep_days=None, quotes_only=True), zone_known=True
        ),
        "modal_settings_in_a_zone_of_ones_own": draw_settings(
            library, replace(set_, own_tz="America/Argentina/Ushuaia", sharing=Sharing.NAMED), zone_known=True
        ),
        "modal_settings_in_a_zone_that_was_renamed": draw_settings(
            library, replace(set_, own_tz="Europe/Kiev", sharing=Sharing.COUNTED), zone_known=True
        ),
        "modal_settings_of_a_newcomer": draw_settings(library, Profile(ANA), zone_known=False),
        "interview_planned": [
            interviews.draw_planned(_PLANNED[1], zone, NOON, eve_now=False),
            interviews.draw_planned(replace(_PLANNED[0], minutes=90), zone, NOON, eve_now=True),
            interviews.draw_planned(replace(_PLANNED[0], minutes=45), zone, None, eve_now=False),
        ],
        "interview_eve": [interviews.draw_eve(eve) for eve in _eves(rubric, said)],
        "interview_over": [interviews.draw_ask(after) for after in _AFTER],
        "interview_over_again": [interviews.draw_ask_again(after) for after in _AFTER],
        "interviews_planned": [interviews.draw_planned_list(_PLANNED[:count]) for count in (0, 1, 12)],
        "interview_called_off": [interviews.draw_called_off(each) for each in (_PLANNED[0], None)],
        "interview_problems": [interviews.draw_problem(problem) for problem in Problem],
    }
