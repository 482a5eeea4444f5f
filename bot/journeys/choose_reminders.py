"""Reminders are offered once, after the first finished drill; chosen in their form, or taken as they are offered."""

from bot.core.local_time import zone
from bot.core.outgoing import Priority
from bot.core.quiet_days import parse_quiet
from bot.core.reminder import Reminders, RhythmForm, usual_rhythm
from bot.core.rhythm import Rhythm
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.see_reminders import see_reminders
from bot.journeys.visit import Visit, new_id
from bot.store import members, outbox, rhythms

OFFER = "reminder_offer"
"""The outbox kind of the message that offers reminders; nothing needs to be known to draw it but whose it is."""


def offer_reminders(visit: Visit) -> None:
    """Ask, once, whoever has none yet."""
    if see_reminders(visit).is_set or not rhythms.first_offer(visit.tx, visit.member):
        return
    outbox.post(
        visit.tx,
        visit.member,
        _offer_key(visit),
        kind=OFFER,
        reference="",
        seq=new_id(),
        now=visit.utc,
        priority=Priority.NUDGE,
    )


def choose_reminders(visit: Visit, form: RhythmForm) -> Reminders:
    """The form as it was submitted. Raises QuietDaysUnread."""
    tz = members.meet(visit.tx, visit.member, visit.now).tz
    quiet = parse_quiet(form.quiet, visit.now.astimezone(zone(tz)).date())
    return _choose(visit, Rhythm(form.days, form.clock, tz, form.weekly_on, quiet))


def choose_usual(visit: Visit) -> Reminders:
    """*Yes*: as they were offered, unless something else was chosen since."""
    if see_reminders(visit).is_set:
        _settle_offer(visit)
        return see_reminders(visit)
    return _choose(visit, usual_rhythm(members.meet(visit.tx, visit.member, visit.now).tz))


def decline_reminders(visit: Visit) -> None:
    """*No, thanks*: the offer gives way, and is not repeated."""
    _settle_offer(visit)


def _choose(visit: Visit, rhythm: Rhythm) -> Reminders:
    profile = members.meet(visit.tx, visit.member, visit.now)
    choose_rhythm(visit, rhythm, profile.own_tz)
    _settle_offer(visit)
    return see_reminders(visit)


def _settle_offer(visit: Visit) -> None:
    """An offer that was posted tells what became of it, wherever that was chosen."""
    outbox.redraw_if_said(
        visit.tx, visit.member, _offer_key(visit), kind=OFFER, reference="", seq=new_id(), now=visit.utc
    )


def _offer_key(visit: Visit) -> str:
    return f"{OFFER}:{visit.member.user_id}"
