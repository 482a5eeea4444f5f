"""One drill told stage by stage, for views that show it: from the card to the result."""

from dataclasses import replace
from datetime import timedelta

from bot.core.drill import Drill, Format, Handover, Role, Round, SayingKind, Step, Verdict, Voice
from bot.core.goals import LONGEST_GOAL, Goal, Origin
from bot.core.journal import LONGEST_ENTRY, LastFix, Retro, Signals
from bot.core.members import Level, Mode
from bot.core.moves import (
    assessed,
    begin,
    finish_answer,
    follow_up,
    go_on,
    hand_over,
    judge,
    look_back,
    pause,
    resume,
    run_out,
    say,
    stop,
)
from bot.core.rubric import Rubric
from bot.core.scene import DrillScene
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.standing import Progress
from bot.views.look_back_modal import LONGEST_FIX
from tests.cast import ANA, NOON

OVER = NOON + timedelta(minutes=18)


class Telling:
    """The stages of one drill on the first dimension of `rubric`; `said` stands wherever a person may write."""

    def __init__(self, rubric: Rubric, said: str) -> None:
        self.rubric, self.said = rubric, said
        self.dimension = rubric.dimensions[0]

    def with_ai(self) -> Drill:
        """The card of a drill with an AI interviewer."""
        return replace(self.waiting(), model="small-model")

    def reading(self) -> Drill:
        """*Done* in round 1: the AI thinks about a follow-up."""
        return finish_answer(begin(self.with_ai(), self._round(1), NOON))

    def probed_by_ai(self) -> Drill:
        """It asked one."""
        return follow_up(self.reading(), self.said[:200], Voice.AI)

    def between_rounds(self) -> Drill:
        """*Pass*: the AI words the next question."""
        return judge(follow_up(finish_answer(self.probed_by_ai()), None), Verdict.PASS)

    def worded_by_ai(self) -> Drill:
        """It did."""
        return go_on(self.between_rounds(), replace(self._round(2), voice=Voice.AI), NOON)

    def handed_over(self) -> Drill:
        """It fell silent: the bank asks."""
        return go_on(hand_over(self.between_rounds(), Handover.SILENT), self._round(2), NOON)

    def handed_over_for_cost(self) -> Drill:
        """Nothing is left of today's allowance."""
        return go_on(hand_over(self.between_rounds(), Handover.SPENT), self._round(2), NOON)

    def read_by_ai(self) -> Drill:
        """Looked back on, and read."""
        return assessed(replace(self.done(), model="small-model"), OVER, feedback=True)

    def waiting(self) -> Drill:
        """The card is up."""
        return Drill(
            id="0190f3a2c4d57b1e8a6f0c2d4e6f8a0b",
            member=ANA,
            rubric_id=self.rubric.id,
            rubric_version=self.rubric.version,
            dimension_id=self.dimension.id,
            level=Level.SENIOR,
            mode=Mode.TYPED,
            goal=Goal(self.said[:LONGEST_GOAL], Origin.OWN),
            seconds=self.dimension.seconds,
            planned=3,
            created_at=NOON,
        )

    def put_away(self) -> Drill:
        """*Not now* on the card."""
        return stop(self.waiting(), NOON)

    def asked(self) -> Drill:
        """Round 1 is open, and a question back was answered."""
        return say(begin(self.waiting(), self._round(1), NOON), SayingKind.FACT, "Your call: state the assumption.")

    def aloud(self) -> Drill:
        """Round 1 of a drill spoken away from Slack, with a question the member has had before."""
        waiting = replace(self.waiting(), mode=Mode.ALOUD, goal=Goal(self.said[:LONGEST_GOAL], Origin.FIX))
        return begin(waiting, replace(self._round(1), repeated=True), NOON)

    def probed(self) -> Drill:
        """A follow-up came after Done."""
        return follow_up(finish_answer(self.asked()), self.dimension.probes[0].ask)

    def judging(self) -> Drill:
        """Did that meet the goal?"""
        return follow_up(finish_answer(self.probed()), None)

    def second(self) -> Drill:
        """Round 1 passed, round 2 opens with one check."""
        return go_on(judge(self.judging(), Verdict.PASS), self._round(2), NOON)

    def pushed(self) -> Drill:
        """Round 2 was skipped; round 3 is under pressure and pushes once."""
        third = go_on(judge(self.second(), Verdict.SKIPPED), self._round(3), NOON)
        return follow_up(finish_answer(third), self.dimension.pressure[0])

    def thin(self) -> Drill:
        """Done in round 1 after a handful of words."""
        return follow_up(finish_answer(self.asked()), None, thin=True)

    def left_thin(self) -> Drill:
        """*Go on* without a verdict."""
        return go_on(judge(self.thin(), Verdict.THIN), self._round(2), NOON)

    def time_up(self) -> Drill:
        """The last round's clock ran out."""
        return run_out(self.pushed(), 3)

    def thin_under_pressure(self) -> Drill:
        """It ran out, and hardly anything was said."""
        return run_out(self.pushed(), 3, thin=True)

    def paused_by_hand(self) -> Drill:
        """*Pause* in round 1: nothing to score yet."""
        return pause(self.asked(), NOON, say_so=True)

    def went_on(self) -> Drill:
        """*Continue*: the message that told of the pause has the question again."""
        return resume(self.paused_by_hand())

    def after_a_break(self) -> Drill:
        """The round was answered since."""
        return follow_up(finish_answer(self.went_on()), None)

    def paused_by_silence(self) -> Drill:
        """Half a day after round 2 was asked, with one round that can be scored."""
        return pause(self.second(), NOON, say_so=False)

    def paused_before_the_verdict(self) -> Drill:
        """*Pause* where a verdict was asked for."""
        return pause(self.judging(), NOON, say_so=True)

    def over(self) -> Drill:
        """The rounds are over, and nothing is scored yet."""
        return go_on(judge(follow_up(finish_answer(self.pushed()), None), Verdict.NOT_YET), None, OVER)

    def scored_late(self) -> Drill:
        """Step 1 came after the five minutes."""
        return look_back(self.over(), Step.SCORE, OVER + timedelta(minutes=7))

    def journaled(self) -> Drill:
        """Only the one fix is missing."""
        scored = look_back(self.over(), Step.SCORE, OVER)
        return look_back(scored, Step.JOURNAL, OVER)

    def done(self) -> Drill:
        """Scored, journaled, one fix named."""
        return look_back(self.journaled(), Step.FIX, OVER)

    def stopped(self) -> Drill:
        """*Stop* in round 1: nothing was judged."""
        return stop(self.asked(), NOON)

    def closed_unscored(self) -> Drill:
        """*Close without scoring* after the rounds."""
        return stop(self.over(), OVER)

    def closed_after_scoring(self) -> Drill:
        """The same after step 1: the score counts."""
        return stop(self.scored_late(), OVER)

    def whole_waiting(self) -> Drill:
        """The card of a full-length interview."""
        return replace(self.waiting(), format=Format.FULL_LENGTH, planned=len(self.rubric.dimensions))

    def whole_asked(self) -> Drill:
        """Its first part."""
        return begin(self.whole_waiting(), self._part(0, None), NOON)

    def whole_late(self) -> Drill:
        """Its second part, late; in the first too little was said."""
        closed = follow_up(finish_answer(self.whole_asked()), None, thin=True)
        return go_on(closed, self._part(1, "Minute 31: 6 behind the plan. Say only what decides something."), NOON)

    def whole_judging(self) -> Drill:
        """Its last part is over: the goal, once."""
        at = self.whole_asked()
        for index in range(1, at.planned):
            at = go_on(follow_up(finish_answer(at), None), self._part(index, "Minute 25: on time."), NOON)
        return run_out(at, at.planned)

    def whole_over(self) -> Drill:
        """Judged, scored, journaled, one fix named."""
        return self._looked_back(go_on(judge(self.whole_judging(), Verdict.PASS), None, OVER))

    def whole_broken_off(self) -> Drill:
        """Stopped in its second part; scored all the same."""
        answered = follow_up(finish_answer(self.whole_asked()), None)
        return self._looked_back(stop(go_on(answered, self._part(1, None), NOON), OVER))

    def check_asked(self) -> Drill:
        """The single round of a check."""
        card = replace(self.waiting(), format=Format.CHECK, planned=1)
        return begin(card, replace(self._round(1), role=Role.PRESSURE), NOON)

    def check_over(self, verdict: Verdict) -> Drill:
        """A check that was judged and looked back on."""
        judging = follow_up(finish_answer(self.check_asked()), None)
        return self._looked_back(go_on(judge(judging, verdict), None, OVER))

    def passed(self) -> Drill:
        """All three rounds passed, and looked back on."""
        return self._looked_back(go_on(judge(self.time_up(), Verdict.PASS), None, OVER))

    def _looked_back(self, over: Drill) -> Drill:
        for step in Step:
            over = look_back(over, step, OVER)
        return over

    def scene(
        self,
        drill: Drill,
        own: Score | None = None,
        before: Score | None = None,
        progress: Progress | None = None,
        last_fix: LastFix | None = None,
    ) -> DrillScene:
        """A drill without a look back, or with one in which every field was used."""
        if own is None:
            return DrillScene(drill, self.rubric)
        scores = {dimension.id: Score.CANT_TELL for dimension in self.rubric.dimensions}
        return DrillScene(
            drill=drill,
            rubric=self.rubric,
            sheet=ScoreSheet(Rater.SELF, {**scores, self.dimension.id: own}),
            signals=self.signals(),
            retro=replace(self.retro(), last_fix=last_fix),
            score_last_time=before,
            progress=progress,
        )

    def signals(self) -> Signals:
        """Every field of the second step, about another area than the drilled one."""
        entry = self.said[:LONGEST_ENTRY]
        return Signals(entry, entry, entry, self.rubric.dimensions[-1].id)

    def retro(self) -> Retro:
        """Every field of the third step, the practice in own words."""
        entry = self.said[:LONGEST_ENTRY]
        return Retro(self.said[:LONGEST_FIX], entry, entry, practice=self.said[:300])

    def _part(self, index: int, pace: str | None) -> Round:
        dimension, start, end = self.rubric.windows()[index]
        last = index == len(self.rubric.dimensions) - 1
        role = Role.PRESSURE if last else Role.REFINE if index else Role.EXPOSE
        question = self.rubric.questions[0].ask
        return Round(index + 1, role, "question", question, dimension.id, start, end, instruction=pace)

    def _round(self, number: int) -> Round:
        role = [Role.EXPOSE, Role.REFINE, Role.PRESSURE][number - 1]
        check = self.dimension.checks[0] if number > 1 else None
        return Round(number, role, "question", self.rubric.questions[0].ask, instruction=check)
