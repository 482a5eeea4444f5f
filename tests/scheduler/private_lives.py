"""Made-up workspaces whose people practise and share as they like, each with words that nobody else may ever read."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st
from sqlalchemy import Connection

from bot.core.assessment import Assessment, Quote
from bot.core.digest import FEWEST_PEOPLE, WEEKS, Area
from bot.core.drill import Phase, Verdict
from bot.core.entries import EntryKind, JournalEntry
from bot.core.goals import Goal, Origin
from bot.core.journal import Retro, Signals
from bot.core.members import Level, Member, Sharing
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import (
    assessments,
    drills,
    journal_entries,
    look_back,
    members,
    messages,
    own_questions,
    schedules,
)
from bot.store.tables import members as members_table
from bot.store.tables import scores
from tests.store.samples import a_drill, a_round

TEAM, CHANNEL, SETTER = "T-ONE", "C0PRACTICE", "U0R0SA"
SECRET = "secret"
"""Stands in every word of theirs, whatever the case."""
AREAS: tuple[Area, ...] = (("talks", "opening"), ("talks", "ending"), ("speeches", "opening"))
DAY = date(2026, 11, 20)
"""The local day the messages come on."""
_CONFIRMING = ("2", "3")


@dataclass(frozen=True, slots=True)
class Done:
    """A finished drill so many weeks ago: 0 is the week the digest is about."""

    weeks_ago: int
    area: Area
    passed: bool
    own: Score
    by_a_person: str | None
    by_ai: int | None


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, what they share, and what they did."""

    number: int
    sharing: Sharing
    gone: bool
    done: tuple[Done, ...]

    @property
    def user_id(self) -> str:
        return f"U0P{self.number}"

    @property
    def is_counted(self) -> bool:
        return self.sharing is not Sharing.NOTHING and not self.gone

    def confirmed(self, area: Area) -> int:
        """How many passes of an area a person confirmed."""
        return sum(each.passed and each.area == area and each.by_a_person in _CONFIRMING for each in self.done)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Who is in it, and when the channel's messages come."""

    people: tuple[Somebody, ...]
    clock: time
    tz: str

    def only_counted(self) -> "Workspace":
        """The same without those of whom nothing may be known."""
        return replace(self, people=tuple(each for each in self.people if each.is_counted))

    def nobody(self) -> "Workspace":
        """The same with nobody in it."""
        return replace(self, people=())

    def counted_in(self, weeks_ago: int, area: Area | None = None) -> int:
        """How many who are counted finished a drill in a week, of an area if one is named."""
        return sum(
            any(done.weeks_ago == weeks_ago and area in (None, done.area) for done in each.done)
            for each in self.people
            if each.is_counted
        )

    def has_numbers(self) -> bool:
        """Whether enough practised in the week the digest is about."""
        return self.counted_in(0) >= FEWEST_PEOPLE


_done = st.builds(
    Done,
    weeks_ago=st.sampled_from((*[0] * WEEKS, *range(WEEKS))),
    area=st.sampled_from((AREAS[0], *AREAS)),
    passed=st.sampled_from((True, True, True, False)),
    own=st.sampled_from(Score),
    by_a_person=st.sampled_from((None, "1", *_CONFIRMING, *_CONFIRMING)),
    by_ai=st.sampled_from((None, None, 1, 2, 3)),
)
"""Weighed so that most made-up workspaces have numbers, and somebody whom people found reliable."""
_sharing = st.sampled_from((*Sharing, Sharing.COUNTED, Sharing.NAMED))
_somebody = st.builds(
    Somebody,
    number=st.just(0),
    sharing=_sharing,
    gone=st.sampled_from((False, False, False, False, True)),
    done=st.lists(_done, min_size=0, max_size=5).map(tuple) | st.lists(_done, min_size=3, max_size=5).map(tuple),
)


@st.composite
def workspaces(draw: st.DrawFn) -> Workspace:
    """From two people to seven; most of them share something, some left."""
    people = draw(st.lists(_somebody, min_size=2, max_size=7))
    numbered = tuple(replace(each, number=number) for number, each in enumerate(people))
    clock = draw(st.builds(time, st.integers(0, 23), st.sampled_from((0, 30))))
    return Workspace(numbered, clock, draw(st.sampled_from(("UTC", "Asia/Tokyo", "America/New_York"))))


def _seen(score: str, by_ai: int | None = None) -> Done:
    """A drill of this week that was passed, and that a person gave this."""
    return Done(0, AREAS[0], True, Score.TWO, score, by_ai)


TELLING = Workspace(
    (
        Somebody(0, Sharing.NAMED, False, (_seen("2"), _seen("2", by_ai=2))),
        Somebody(1, Sharing.COUNTED, False, (_seen("3"), _seen("3"))),
        Somebody(2, Sharing.NAMED, False, (_seen("3"), _seen("1"), replace(_seen("2"), area=AREAS[1]))),
        Somebody(3, Sharing.NOTHING, False, (_seen("2"), _seen("2"))),
        Somebody(4, Sharing.NAMED, True, (_seen("3"), _seen("3"))),
    ),
    time(9),
    "Asia/Tokyo",
)
"""One in which there is something to tell: three are counted, the first is reliable, the others must not be named."""


def settle(tx: Connection, workspace: Workspace, *, otherwise: bool = False) -> None:
    """Write it all, and what the channel has set up; `otherwise`: with other words and scores, as far as private."""
    days = Rhythm(EVERY_DAY, workspace.clock, workspace.tz)
    weekly = Rhythm(frozenset(), workspace.clock, workspace.tz, weekly_on=DAY.weekday())
    prompt = Schedule(CHANNEL, ScheduleKind.PROMPT, SETTER, days, DAY, _noon(0), "talks", Level.SENIOR)
    for schedule in (prompt, Schedule(CHANNEL, ScheduleKind.DIGEST, SETTER, weekly, DAY, _noon(0))):
        schedules.keep(tx, TEAM, schedule)
    for each in workspace.people:
        _settle_one(tx, each, f"{SECRET}{'other' if otherwise else ''}{each.number}", otherwise=otherwise)


def _settle_one(tx: Connection, person: Somebody, word: str, *, otherwise: bool) -> None:
    member = Member(TEAM, person.user_id)
    members.meet(tx, member, _noon(0))
    members.set_sharing(tx, member, person.sharing)
    tx.execute(
        members_table.update()
        .where(members_table.c.user_id == person.user_id)
        .values(gone_at=_noon(0) if person.gone else None, dm_channel_id=f"D{word}")
    )
    signals = Signals(f"{word} hesitation", f"{word} rehearsed", f"{word} surprise")
    entry = JournalEntry(
        f"e{word}", EntryKind.INTERVIEW, "talks", "opening", signals, f"{word} question", _noon(1), _noon(1)
    )
    journal_entries.keep(tx, member, entry)
    asked = OwnQuestion(f"x{word}", "talks", "opening", f"{word} ask?", QuestionSource.JOURNAL, _noon(1))
    own_questions.add(tx, member, asked)
    for place, done in enumerate(person.done):
        _finish(tx, member, f"{word}-{place}", done, word, otherwise=otherwise)


def _finish(tx: Connection, member: Member, id_: str, done: Done, word: str, *, otherwise: bool) -> None:
    ended = _noon(done.weeks_ago)
    rubric_id, dimension_id = done.area
    drill = a_drill(
        member,
        id_,
        rubric_id=rubric_id,
        dimension_id=dimension_id,
        goal=Goal(f"{word} goal", Origin.OWN),
        phase=Phase.DONE,
        planned=1,
        rounds=(a_round(1, verdict=Verdict.PASS if done.passed else Verdict.NOT_YET),),
        **dict.fromkeys(("started_at", "rounds_over_at", "closed_at"), ended),
        channel_id=f"D{word}",
        thread_ts=id_,
    )
    assert drills.add(tx, member, drill)
    messages.keep(tx, member, f"D{word}", f"{id_}.1", id_, f"{word} answer", ended)
    own = Score.CANT_TELL if otherwise else done.own
    look_back.keep_scores(tx, member, drill, ScoreSheet(Rater.SELF, {dimension_id: own}), ended)
    look_back.keep_signals(tx, member, id_, Signals(f"{word} noticed"), ended)
    look_back.keep_retro(tx, member, id_, Retro(f"{word} fix", f"{word} well", f"{word} wrong", f"{word} do"), ended)
    if done.by_ai is not None:
        score = _swapped(str(done.by_ai)) if otherwise else str(done.by_ai)
        quotes = (Quote(1, f"{word} quote"),)
        read = Assessment(dimension_id, int(score), quotes=quotes, missing=(f"{word} missing",), reason=word)
        assessments.keep(tx, member, drill, "judge", read, ended)
    if done.by_a_person is not None:
        score = _swapped(done.by_a_person) if otherwise else done.by_a_person
        whose = {"team_id": TEAM, "user_id": member.user_id, "drill_id": id_, "rubric_id": rubric_id}
        given = {"rater": Rater.PARTNER.value, "rater_id": f"U{word}", "score": score, "given_at": ended}
        tx.execute(scores.insert().values(**whose, **given, dimension_id=dimension_id, rubric_version="v1"))


def _swapped(score: str) -> str:
    """A 2 for a 3 and the other way round: which of the two it was is nobody's business. A 1 takes a pass back."""
    return {"2": "3", "3": "2"}.get(score, score)


def _noon(weeks_ago: int) -> datetime:
    """In the middle of a week, in every zone; the week 0 ends on the eve of DAY."""
    return datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC) - timedelta(days=4 + 7 * weeks_ago)
