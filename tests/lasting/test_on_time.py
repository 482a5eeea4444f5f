"""Whatever is chosen, moved, jumped over, lost or killed, the daily DM comes on time and once."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bot.core.local_time import zone
from bot.core.members import Member
from bot.core.rhythm import EVERY_DAY, GRACE, OWED_FOR, Days, Rhythm
from bot.journeys.keep_rhythm import choose_rhythm, choose_zone
from bot.journeys.locate import keep_zone, meet_in_zone
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.journeys.plan_reminders import WEEK
from bot.journeys.visit import Visit
from bot.store import rhythms
from tests.cast import ANA, MIA, TWIN
from tests.lasting.on_time import Fault, World

MEMBERS = st.sampled_from([ANA, MIA, TWIN])
PLACES = (
    *("UTC", "Europe/Berlin", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"),
    *("Pacific/Chatham", "Pacific/Kiritimati", "America/St_Johns", "Africa/Casablanca"),
)
ZONES = st.sampled_from(PLACES)
OWN_ZONES = st.sampled_from([*PLACES, *([None] * len(PLACES) * 2)])
"""Two of three are where Slack says."""
CLOCKS = st.sampled_from([time(0), time(0, 30), time(2, 30), time(18, 15), time(23, 45), *([time(9)] * 5)])
STARTS = st.sampled_from(
    [
        datetime(2027, 3, 12, 12, 0, tzinfo=UTC),  # the clocks change in America, then in Europe
        datetime(2027, 10, 29, 22, 30, tzinfo=UTC),  # and back again
        datetime(2026, 12, 30, 8, 59, 50, tzinfo=UTC),
    ]
)
WEEKDAY = st.integers(0, 6)
QUIET = st.lists(st.tuples(st.integers(-2, 6), st.integers(0, 3)), max_size=2)
"""Stretches of days, from so many days ahead, so many days longer than one."""


@dataclass(frozen=True)
class Wish:
    """What a member may choose: `quiet` as in QUIET."""

    days: frozenset[int]
    clock: time
    weekly_on: int | None = None
    quiet: list[tuple[int, int]] = field(default_factory=list)
    own_tz: str | None = None


WISHES = st.builds(
    Wish, st.frozensets(WEEKDAY) | st.just(EVERY_DAY), CLOCKS, st.none() | WEEKDAY, QUIET, st.none() | ZONES
)
PAUSES = st.sampled_from(["1h", "3d", "until tomorrow", *(["until tomorrow 9am"] * 3)])
FAULTS = st.lists(st.sampled_from([Fault.NONE, *Fault]), max_size=5)
JUMPS = st.one_of(
    st.integers(1, 24 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(1, 9).map(lambda days: timedelta(days=days)),
)


@dataclass
class Known:
    """What a member wants, as the trial understands it; `since`: they changed it last then, in product time.

    `days`: those they were reminded for; `begun`: the last whose hour was over when they chose, which counts as one.
    """

    slack_tz: str = "UTC"
    own_tz: str | None = None
    rhythm: Rhythm | None = None
    paused_until: datetime | None = None
    since: datetime | None = None
    days: list[date] = field(default_factory=list)
    begun: date = date.min

    @property
    def tz(self) -> str:
        return self.own_tz or self.slack_tz

    @property
    def last(self) -> date:
        """The last day that is done with."""
        return max([self.begun, *self.days])

    def chosen(self, now: datetime) -> Rhythm | None:
        """What they are to be reminded by at the moment, if anything."""
        if self.rhythm is None or (self.paused_until is not None and self.paused_until > now):
            return None
        return Rhythm(self.rhythm.days, self.rhythm.clock, self.tz, self.rhythm.weekly_on, self.rhythm.quiet)


class OnTime(RuleBasedStateMachine):
    """Does anything to the clocks, the members' wishes, the processes and Slack, and knows what may come of it."""

    @initialize(start=STARTS, wishes=st.tuples(WISHES, WISHES, WISHES))
    def begin(self, start: datetime, wishes: tuple[Wish, Wish, Wish]) -> None:
        self.world = World(start)
        self.known = {member: Known() for member in (ANA, MIA, TWIN)}
        for member, wish in zip(self.known, wishes, strict=True):
            self.world.do(member, lambda visit: meet_in_zone(visit, "UTC", None))
            self.choose(member, wish)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.it_all_comes_once()
        finally:
            self.world.close()

    @rule(member=MEMBERS, wish=WISHES)
    def choose(self, member: Member, wish: Wish) -> None:
        """Also a rhythm that never comes, and a zone of one's own."""
        known, now = self.known[member], self.world.now
        known.own_tz = wish.own_tz
        here = now.astimezone(zone(known.tz)).date()
        quiet = tuple(Days(here + timedelta(ahead), here + timedelta(ahead + more)) for ahead, more in wish.quiet)
        rhythm = Rhythm(wish.days, wish.clock, known.tz, wish.weekly_on, quiet)
        over = (day for day in (here, here - timedelta(1)) if _hour(rhythm, day) <= now)
        known.rhythm, known.since, known.begun = rhythm, now, max(known.begun, *over)
        self.world.do(member, lambda visit: choose_rhythm(visit, rhythm, wish.own_tz))

    @rule(member=MEMBERS, tz=ZONES)
    def travel(self, member: Member, tz: str) -> None:
        """Slack tells of another zone; it is not always the one that counts."""
        known = self.known[member]
        if known.own_tz is None and tz != known.slack_tz:
            known.since = self.world.now
        known.slack_tz = tz
        self.world.do(member, lambda visit: keep_zone(visit, tz, None))

    @rule(member=MEMBERS, own_tz=OWN_ZONES)
    def choose_another_zone(self, member: Member, own_tz: str | None) -> None:
        """In the settings; the hour stays."""
        known = self.known[member]
        known.own_tz, known.since = own_tz, self.world.now
        self.world.do(member, lambda visit: choose_zone(visit, own_tz))

    @rule(member=MEMBERS, typed=PAUSES)
    def pause(self, member: Member, typed: str) -> None:
        self.world.do(member, lambda visit: pause_reminders(visit, typed))
        self.known[member].paused_until = self.world.do(member, _paused_until)

    @rule(member=MEMBERS)
    def resume(self, member: Member) -> None:
        known = self.known[member]
        known.paused_until, known.since = None, self.world.now
        self.world.do(member, resume_reminders)

    @rule(seconds=st.integers(1, 90), faults=FAULTS)
    def tick(self, seconds: int, faults: list[Fault]) -> None:
        """The heartbeat: both clocks go on, the planner plans, the courier sends."""
        self.pass_time(timedelta(seconds=seconds))
        self.plan()
        self.world.send(faults)
        self.nothing_came_twice()

    @rule(every=st.integers(1, 9), times=st.integers(2, 4), faults=FAULTS)
    def live(self, every: int, times: int, faults: list[Fault]) -> None:
        """Some days pass, with a tick every few hours."""
        for _ in range(times):
            self.pass_time(timedelta(hours=every))
            self.tick(1, faults)

    @rule(ahead=JUMPS, faults=FAULTS)
    def jump(self, ahead: timedelta, faults: list[Fault]) -> None:
        """The playground's clock is moved; then it ticks."""
        self.world.now += ahead
        self.tick(1, faults)

    @rule(hours=st.integers(1, 80))
    def be_down(self, hours: int) -> None:
        """Nobody plans for a while, and a new process begins."""
        self.pass_time(timedelta(hours=hours))
        self.world.restart()

    @rule()
    def planner_dies(self) -> None:
        """Before it commits: as if it hadn't begun."""
        before = self.world.planned()
        self.world.plan_and_crash()
        assert self.world.planned() == before

    @rule()
    def it_all_comes_once(self) -> None:
        """Left alone for a while, Slack has everything that was planned."""
        self.world.drain()
        wanted = {(member, reference.removesuffix(WEEK)) for member, reference in self.world.planned()}
        assert self.world.posted() == dict.fromkeys(wanted, 1)

    def pass_time(self, time_: timedelta) -> None:
        self.world.now += time_
        self.world.utc += time_

    def nothing_came_twice(self) -> None:
        assert set(self.world.posted().values()) <= {1}

    def plan(self) -> None:
        """Whatever is planned now may come now, and whoever is owed something has it."""
        had = sum(len(known.days) for known in self.known.values())
        self.world.plan()
        for member, reference in self.world.planned()[had:]:
            day = date.fromisoformat(reference.removesuffix(WEEK))
            self.may_come(self.known[member], day, weekly=reference.endswith(WEEK))
            self.known[member].days.append(day)
        for known in self.known.values():
            self.has_come(known)

    def may_come(self, known: Known, day: date, *, weekly: bool) -> None:
        rhythm, now = known.chosen(self.world.now), self.world.now
        assert rhythm is not None, "nobody is reminded who chose nothing, or paused"
        assert not _is_quiet(rhythm, day)
        assert day > known.last
        assert _hour(rhythm, day) <= now, "not before its hour, where the member is"
        over = day < now.astimezone(zone(known.tz)).date()
        assert not over or now - _hour(rhythm, day) <= GRACE, "not for a day that is long over"
        owed = [day - timedelta(ago) for ago in range(OWED_FOR + 1)]
        looked_for = [each for each in owed if each.weekday() == rhythm.weekly_on and not _is_quiet(rhythm, each)]
        assert not weekly or any(each > known.last for each in looked_for)
        assert weekly or day.weekday() in rhythm.days, "on a day that wasn't chosen only the look back comes"
        assert weekly or day.weekday() != rhythm.weekly_on

    def has_come(self, known: Known) -> None:
        """Whose hour has come today since they last changed anything, and since their pause was over."""
        rhythm, now = known.chosen(self.world.now), self.world.now
        if rhythm is None:
            return
        today = now.astimezone(zone(known.tz)).date()
        instant = _hour(rhythm, today)
        in_a_pause = known.paused_until is not None and instant < known.paused_until
        wanted = today.weekday() in {*rhythm.days, rhythm.weekly_on} and not _is_quiet(rhythm, today)
        assert known.since is not None
        if wanted and known.since < instant <= now and not in_a_pause:
            assert known.last >= today, f"{known} waits at {now}"


def _hour(rhythm: Rhythm, day: date) -> datetime:
    """When it is that hour on that day, as Python's own zones have it."""
    return datetime.combine(day, rhythm.clock, ZoneInfo(rhythm.tz)).astimezone(UTC)


def _is_quiet(rhythm: Rhythm, day: date) -> bool:
    return any(stretch.first <= day <= stretch.last for stretch in rhythm.quiet)


def _paused_until(visit: Visit) -> datetime | None:
    kept = rhythms.of(visit.tx, visit.member)
    return kept.paused_until if kept else None


OnTime.TestCase.settings = settings(
    max_examples=200,
    stateful_step_count=50,
    report_multiple_bugs=False,
    phases=(Phase.generate, Phase.shrink),  # explaining a failure traces every line, which takes longer than the run
    suppress_health_check=[HealthCheck.too_slow],
)
TestOnTime = pytest.mark.timeout(900)(OnTime.TestCase)
