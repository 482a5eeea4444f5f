"""Members: made on first contact, then what they told us of their target."""

from datetime import datetime

from sqlalchemy import Connection, and_, exists, or_, select, update

from bot.core.members import Level, Member, Mode, Profile, Sharing
from bot.store import dialect
from bot.store.queues import attachments
from bot.store.said import file_has_words, is_typed
from bot.store.tables import members, messages
from bot.store.whose import bound, owned, who

# Built once, since every request reads it: building a statement costs more than running it.
_TEAM, _USER = members.c.team_id, members.c.user_id
_PROFILE = select(members).where(bound(members))


def profile(tx: Connection, member: Member) -> Profile | None:
    """What we know of a member, or None before the first contact."""
    row = tx.execute(_PROFILE, who(member)).one_or_none()
    if row is None:
        return None
    return Profile(
        member=member,
        slack_tz=row.tz,
        own_tz=row.own_tz,
        locale=row.locale,
        rubric_id=row.rubric_id,
        level=Level(row.level) if row.level else None,
        mode=Mode(row.mode),
        rounds=row.rounds,
        greeted=row.greeted,
        keep_days=row.keep_days,
        reminders_paused_until=row.reminders_paused_until,
        without_ai=row.without_ai,
        quotes_only=row.quotes_only,
        sharing=Sharing(row.sharing),
    )


def meet(tx: Connection, member: Member, now: datetime) -> Profile:
    """The member's profile, made now if this is the first contact."""
    known = profile(tx, member)
    if known is not None:
        return known
    dialect.added(tx, members, team_id=member.team_id, user_id=member.user_id, created_at=now)
    return Profile(member)


def set_target(tx: Connection, member: Member, rubric_id: str, level: Level) -> None:
    """What the member practises for."""
    _change(tx, member, rubric_id=rubric_id, level=level.value)


def set_habits(tx: Connection, member: Member, mode: Mode, rounds: int) -> None:
    """How the member last chose to practise."""
    _change(tx, member, mode=mode.value, rounds=rounds)


def set_greeted(tx: Connection, member: Member) -> None:
    """The welcome is on its way, or no longer needed; it comes once."""
    _change(tx, member, greeted=True)


def set_keep_days(tx: Connection, member: Member, days: int | None) -> None:
    """How long the member's answers stay; None until they are deleted."""
    _change(tx, member, keep_days=days)


def set_quotes_only(tx: Connection, member: Member, only: bool) -> None:
    """Whether of the member's answers only quotes and fingerprints stay."""
    _change(tx, member, quotes_only=only)


def give_salt(tx: Connection, member: Member, salt: bytes) -> None:
    """The key of the member's fingerprints. The first one stays: hashes under another can't be compared."""
    new = and_(owned(members, member), members.c.fingerprint_salt.is_(None))
    tx.execute(update(members).where(new).values(fingerprint_salt=salt))


def salt_of(tx: Connection, member: Member) -> bytes | None:
    """The key of the member's fingerprints, or None before they wanted any."""
    salt: bytes | None = tx.scalar(select(members.c.fingerprint_salt).where(owned(members, member)))
    return salt


def set_without_ai(tx: Connection, member: Member, without: bool) -> None:
    """Whether an AI stays out of the member's drills."""
    _change(tx, member, without_ai=without)


def set_sharing(tx: Connection, member: Member, sharing: Sharing) -> None:
    """What the weekly digest may have of the member."""
    _change(tx, member, sharing=sharing.value)


def pause_reminders(tx: Connection, member: Member, until: datetime | None) -> None:
    """No reminders before `until`, in product time; None lets them come again."""
    _change(tx, member, reminders_paused_until=until)


def reminders_paused(tx: Connection, member: Member, now: datetime) -> bool:
    """Whether the member wants no reminders at this moment, in product time."""
    return reminders_paused_until(tx, member, now) is not None


def reminders_paused_until(tx: Connection, member: Member, now: datetime) -> datetime | None:
    """When reminders come again, or None while they do; in product time."""
    paused = and_(owned(members, member), members.c.reminders_paused_until > now)
    until: datetime | None = tx.scalar(select(members.c.reminders_paused_until).where(paused))
    return until


def set_zone(tx: Connection, member: Member, tz: str, locale: str | None, now: datetime) -> None:
    """What Slack says of the member's zone (IANA) and locale; None leaves the locale as it is."""
    known = {"locale": locale} if locale else {}
    _change(tx, member, tz=tz, seen_in_slack_at=now, **known)


def knows_zone(tx: Connection, member: Member) -> bool:
    """Whether Slack told us the member's zone; until then it reads as UTC, which may be wrong."""
    told = and_(owned(members, member), members.c.seen_in_slack_at.is_not(None))
    return tx.scalar(select(members.c.user_id).where(told)) is not None


def since(tx: Connection, member: Member) -> datetime | None:
    """When the member was first met, in product time."""
    at: datetime | None = tx.scalar(select(members.c.created_at).where(owned(members, member)))
    return at


def who_forget(tx: Connection, team_ids: list[str]) -> list[tuple[Member, int]]:
    """Members whose answers stay for some days only, with how many."""
    query = select(members.c.team_id, members.c.user_id, members.c.keep_days).where(
        members.c.team_id.in_(team_ids), members.c.keep_days.is_not(None)
    )
    return [(Member(row.team_id, row.user_id), row.keep_days) for row in tx.execute(query)]


def who_keep_quotes(tx: Connection, team_ids: list[str]) -> list[Member]:
    """Members of whose answers only quotes and fingerprints are to stay, and of whom there are words."""
    theirs = (messages, is_typed()), (attachments, file_has_words())
    words = (exists().where(table.c.team_id == _TEAM, table.c.user_id == _USER, some) for table, some in theirs)
    query = select(_TEAM, _USER).where(_TEAM.in_(team_ids), members.c.quotes_only, or_(*words))
    return [Member(row.team_id, row.user_id) for row in tx.execute(query.order_by(_TEAM, _USER))]


def without_zone(tx: Connection, team_ids: list[str], limit: int) -> list[Member]:
    """Members Slack was never asked about, of the workspaces whose tokens this process holds."""
    query = select(members.c.team_id, members.c.user_id).where(
        members.c.team_id.in_(team_ids), members.c.seen_in_slack_at.is_(None)
    )
    return [Member(row.team_id, row.user_id) for row in tx.execute(query.limit(limit))]


def set_gone(tx: Connection, member: Member, at: datetime | None) -> None:
    """The member's account was taken away; None: they have it back. Of whoever never used the app nothing is kept."""
    _change(tx, member, gone_at=at)


def is_gone(tx: Connection, member: Member) -> bool:
    """Whether the member's account was taken away."""
    gone = and_(owned(members, member), members.c.gone_at.is_not(None))
    return tx.scalar(select(members.c.user_id).where(gone)) is not None


def dm_channel(tx: Connection, member: Member) -> str | None:
    """The id of our DM with the member (D…), once Slack told us."""
    channel: str | None = tx.scalar(select(members.c.dm_channel_id).where(owned(members, member)))
    return channel


def set_dm_channel(tx: Connection, member: Member, channel_id: str) -> None:
    """Keep the DM's id, so that a crash between post and record leaves a place to look."""
    _change(tx, member, dm_channel_id=channel_id)


def _change(tx: Connection, member: Member, **values: object) -> None:
    tx.execute(update(members).where(owned(members, member)).values(**values))
