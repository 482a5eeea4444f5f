"""A member in conversation with the journeys: each request in its own transaction, the outbox carried by hand."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from bot.core.drill import Drill, Phase, Step, Verdict
from bot.core.errors import Hint
from bot.core.journal import Retro, Signals
from bot.core.library import Library
from bot.core.members import Level, Member
from bot.core.next_step import Choice
from bot.core.outgoing import Op, Outgoing
from bot.core.scene import DrillScene, LookBack
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.spending import Terms
from bot.core.turn import Turn
from bot.interviewer.interviewer import Said
from bot.journeys import deliver, take_turn
from bot.journeys.answers import answer_of
from bot.journeys.edit_message import edit_message, remove_message
from bot.journeys.finish_answer import press_done
from bot.journeys.hear_message import Heard, hear_message
from bot.journeys.judge_round import press_verdict
from bot.journeys.keep_draft import Form
from bot.journeys.plan_due import plan_due
from bot.journeys.score_drill import keep_retro, keep_scores, keep_signals
from bot.journeys.show_drill import show_drill
from bot.journeys.start_drill import begin_drill, start_chosen, start_first
from bot.journeys.stop_drill import press_stop
from bot.journeys.visit import Visit
from bot.store import members, timers
from bot.store.engine import Database
from bot.store.timers import TimerKind
from tests.cast import ANA, TEAMS, UNHURRIED, UNMOVED, FixedClock

P = ParamSpec("P")
T = TypeVar("T")
DM = "D-ANA"
NUDGE = TimerKind.SCORE_NUDGE
ENOUGH = (
    "The bakery opens late on Fridays, because the oven needs an hour to cool before anyone may repair it, "
    "and until noon we sell the bread of the day before at half its price."
)
"""An answer long enough to be judged."""


@dataclass
class Conversation:
    """What `member` does, and what was said to them: `said` holds posts, `redrawn` redraws, by their short keys.

    `utc` is unmoved time; `terms`: the AI that serves, if any does.
    """

    database: Database
    library: Library
    clock: FixedClock
    member: Member = ANA
    rng: random.Random = field(default_factory=lambda: random.Random(7))
    utc: datetime = UNMOVED
    terms: Terms | None = None
    said: list[str] = field(default_factory=list)
    redrawn: list[str] = field(default_factory=list)
    _moments: Iterator[int] = field(default_factory=lambda: count(1))
    _drill_id: str = ""

    def do(self, journey: Callable[Concatenate[Visit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """One request: one transaction."""
        with self.database.write() as tx:
            return journey(self.visit(tx, self.member), *args, **kwargs)

    def visit(self, tx: Connection, member: Member) -> Visit:
        """Somebody's visit in an open transaction."""
        return Visit(tx, member, self.clock(), self.utc, self.rng, self.library, terms=self.terms)

    def plan(self, teams: list[str] = TEAMS) -> int:
        """The planner looks once for what is due; how many timers it took."""
        with self.database.write() as tx:
            return plan_due(tx, teams, self.clock(), self.visit)

    def pass_time(self, **ahead: float) -> Drill:
        """The clock moves on and the planner looks; what became of the drill."""
        self.clock.move(**ahead)
        self.plan()
        return self.drill

    def next_ts(self) -> str:
        """The ts of whatever happens next in Slack."""
        return f"1700000000.{next(self._moments):06d}"

    def follow(self, drill: Drill) -> Drill:
        """Look at this drill from now on."""
        self._drill_id = drill.id
        return drill

    @property
    def scene(self) -> DrillScene:
        """The drill that is followed, as it is stored."""
        scene = self.do(show_drill, self._drill_id)
        assert scene is not None
        return scene

    @property
    def drill(self) -> Drill:
        return self.scene.drill

    @property
    def answer_so_far(self) -> str:
        """What the round the drill is at counts as its answer."""
        drill = self.drill
        return self.do(answer_of, drill)

    def deliver(self) -> list[str]:
        """Carry everything that waits to Slack; short keys of what was newly posted, in order."""
        posted: list[str] = []
        while rows := self._claim():
            for row in rows:
                ts = row.ts or self.next_ts()
                with self.database.write() as tx:
                    deliver.record(tx, row, DM, ts, UNMOVED)
                (posted if row.op is Op.POST else self.redrawn).append(self._short(row.target_key))
        self.said += posted
        return posted

    def _claim(self) -> list[Outgoing]:
        with self.database.write() as tx:
            return deliver.claim(tx, [self.member.team_id], UNHURRIED)

    def _short(self, key: str) -> str:
        """`drill:<id>:question:1` → `question:1`; other keys keep their first word."""
        first, _, rest = key.partition(":")
        return rest.partition(":")[2] if first == "drill" else first

    def write(self, text: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        """Write in the drill's thread, or in the thread named; the message's ts."""
        heard = Heard(DM, ts or self.next_ts(), thread_ts or self.drill.thread_ts, text)
        self.do(hear_message, heard)
        return heard.ts

    def write_outside(self, text: str) -> None:
        """Write in the DM, in no thread."""
        self.do(hear_message, Heard(DM, self.next_ts(), None, text))

    def edit(self, ts: str, text: str, edited_ts: str = "") -> None:
        """Change a message in the drill's thread, now if not said when."""
        self.do(edit_message, Heard(DM, ts, self.drill.thread_ts, text), edited_ts or self.next_ts())

    def delete(self, ts: str) -> None:
        """Delete a message in the drill's thread."""
        self.do(remove_message, Heard(DM, ts, self.drill.thread_ts, ""))

    def start_unsent(self, rubric_id: str = "talks", level: Level = Level.SENIOR) -> Drill:
        """First use answered; nothing reached Slack yet."""
        return self.follow(self.do(start_first, rubric_id, level))

    def start(self, rubric_id: str = "talks", level: Level = Level.SENIOR) -> Drill:
        """First use answered: the card and round 1 are in the thread."""
        drill = self.start_unsent(rubric_id, level)
        self.deliver()
        return drill

    def known(self, rubric_id: str = "talks", level: Level = Level.SENIOR) -> None:
        """Rubric and level were chosen once; no drill is open."""
        self.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
        self.do(lambda visit: members.set_target(visit.tx, visit.member, rubric_id, level))

    def begin(self, choice: Choice) -> Drill:
        """A card was chosen and started: round 1 is in the thread."""
        self.known()
        card = self.follow(self.do(start_chosen, choice))
        self.do(begin_drill, card.id, card.step)
        self.deliver()
        return self.drill

    def press(self, journey: Callable[[Visit, str, str], T]) -> T:
        """A button on the newest message."""
        return self.do(journey, self.drill.id, self.drill.step)

    def press_done(self) -> Drill:
        """*Done*, on the newest message."""
        return self.press(press_done)

    def judge(self, verdict: Verdict = Verdict.PASS) -> Drill:
        """A verdict's button, on the newest message."""
        return self.do(press_verdict, self.drill.id, self.drill.step, verdict)

    def stop(self) -> Drill:
        """*Stop*, on the newest message."""
        return self.press(press_stop)

    def turns(self) -> list[Turn]:
        """What waits for the interviewer, leased."""
        with self.database.write() as tx:
            return take_turn.claim(tx, [self.member.team_id], UNMOVED, UNMOVED + deliver.LEASE, limit=8)

    def interviewer_says(self, text: str | None) -> None:
        """The interviewer takes the turn that waits."""
        [turn] = self.turns()
        self.do(take_turn.reply, turn, Said(text))
        self.deliver()

    def answer(self, text: str = ENOUGH) -> None:
        """An answer, Done, and an interviewer with nothing to add: the round waits for its verdict."""
        self.write(text)
        self.press_done()
        self.interviewer_says(None)

    def whole_round(self, verdict: Verdict = Verdict.PASS) -> Drill:
        """Answer and verdict."""
        self.answer()
        drill = self.judge(verdict)
        self.deliver()
        return drill

    def form(self, step: Step, name: str = "first drawing") -> Form:
        """One drawing of a step of the look back."""
        return Form(self._drill_id, step, name)

    def score(self, **scores: Score) -> LookBack | None:
        """Step 1 of the look back: dimension=score."""
        return self.do(keep_scores, self.form(Step.SCORE), ScoreSheet(Rater.SELF, scores))

    def notice(self, signals: Signals) -> LookBack | None:
        """Step 2 of the look back."""
        return self.do(keep_signals, self.form(Step.JOURNAL), signals)

    def name_fix(self, retro: Retro) -> LookBack | Hint | None:
        """Step 3 of the look back."""
        return self.do(keep_retro, self.form(Step.FIX), retro)

    def look_back(self, fix: str = "Say it once", **scores: Score) -> Drill:
        """All three steps; the drill is done."""
        self.score(**scores)
        self.notice(Signals())
        self.name_fix(Retro(fix))
        self.deliver()
        return self.drill

    def to_the_look_back(self) -> Drill:
        """A first drill with all three rounds passed."""
        self.start()
        return self.rounds_passed()

    def judge_first_and_stop(self) -> Drill:
        """One round passed, then *Stop*: there is something to score."""
        self.whole_round()
        drill = self.stop()
        self.deliver()
        return drill

    def set_nudge(self) -> None:
        """A timer for the self-score, due now, whatever the drill's phase."""
        self.do(lambda visit: timers.set_timer(visit.tx, self.member, NUDGE, self._drill_id, visit.now))

    def rounds_passed(self) -> Drill:
        """Pass whatever rounds are left of the drill."""
        while self.drill.phase is Phase.ROUNDS:
            self.whole_round()
        return self.drill

    def to_the_end(self) -> Drill:
        """From a drill that was started to one that is done."""
        self.rounds_passed()
        return self.look_back(opening=Score.TWO)
