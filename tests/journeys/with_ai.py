"""A conversation where an AI interviews: what it says, words and reads is said by the test, turn by turn."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import select

from bot.core import thread
from bot.core.assessment import Abstention, Assessment, Judge, Quote, abstained
from bot.core.drill import Drill, Format, Verdict, Voice
from bot.core.journal import Retro, Signals
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.scoring import Score
from bot.core.spending import Call, Outcome, Spent, Terms
from bot.core.turn import Turn
from bot.interviewer.interviewer import Answers, Coming, Read, Said, Worded
from bot.journeys import assess_drill, take_turn, word_question
from bot.journeys.start_drill import start_offered
from bot.journeys.word_question import Planned
from bot.store import own_questions
from bot.store.spending import of_member
from bot.store.tables import spending
from bot.views.thread import draw_line
from tests.cast import UNMOVED
from tests.journeys.conversation import Conversation
from tests.past_drills import practise

MODEL = "small-model"
TERMS = Terms(MODEL)
JUDGE = Judge(MODEL, "v1", "prompt").id
SPENT = (Spent(Call.VARY, Outcome.OK, prompt=300, completion=40), Spent(Call.COACH, Outcome.OK, 200, 0, 10))
COST = 550
"""Tokens of both."""
WORDED = Worded("The market hall burned down. Tell the guild.", "Name one figure.", Voice.AI, spent=SPENT)
SAID = Said("Which oven is it?", Voice.AI, spent=SPENT)
OPENING = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)
WHOLE = replace(OPENING, format=Format.FULL_LENGTH)
FIX = Retro("Say it once")
QUOTE = "the oven needs an hour to cool"
ASSESSED = Assessment("opening", 3, quotes=(Quote(1, QUOTE),), missing=("Names a price.",), reason="A reason stands.")
READ = Read(JUDGE, (ASSESSED,), SPENT)
UNSCORED = Read(JUDGE, abstained(["opening"], Abstention.UNQUOTED), SPENT)


@dataclass
class AiConversation(Conversation):
    """An AI serves, unless `terms` becomes None."""

    terms: Terms | None = TERMS

    def turn(self, **later: float) -> Turn:
        """The one thing that waits for the interviewer, leased; so much `later`, by unmoved time."""
        now = UNMOVED + timedelta(**later)
        with self.database.write() as tx:
            [turn] = take_turn.claim(tx, [self.member.team_id], now, now + timedelta(seconds=20), limit=8)
        return turn

    def follows_up(self, said: Said = SAID) -> Drill:
        """What the AI says to the answer that waits."""
        self.do(take_turn.reply, self.turn(), said)
        self.deliver()
        return self.drill

    def planned(self, turn: Turn) -> Planned:
        """What the bank would ask next."""
        planned = self.do(word_question.planned_question, turn)
        assert planned is not None
        return planned

    def coming(self, turn: Turn) -> Coming:
        """What the AI is told to word it."""
        return self.planned(turn).coming

    def words(self, worded: Worded = WORDED) -> Drill:
        """The question that is waited for comes."""
        turn = self.turn()
        self.do(word_question.ask_worded, turn, self.planned(turn).round, worded)
        self.deliver()
        return self.drill

    def answers(self, turn: Turn) -> Answers:
        """What the AI may read."""
        answers = self.do(assess_drill.answers_to_read, turn)
        assert answers is not None
        return answers

    def reads(self, read: Read = READ) -> Drill:
        """What the AI read in the answers comes."""
        self.do(assess_drill.keep_reading, self.turn(), read)
        self.deliver()
        return self.drill

    def whole_round(self, verdict: Verdict = Verdict.PASS) -> Drill:
        """Answer and verdict, and the next question, worded."""
        drill = super().whole_round(verdict)
        return self.words() if drill.awaits_question else drill

    def begin_check(self) -> Drill:
        """Two drills of the bank's, passed; a week later one round shows whether it is still there."""
        terms, self.terms = self.terms, None
        for _ in range(2):
            self.do(practise, OPENING, Level.SENIOR, Verdict.PASS, Score.THREE, "Stop sooner")
        self.clock.move(days=7)
        self.deliver()
        self.terms = terms
        check = self.do(start_offered, OPENING.rubric_id, OPENING.dimension_id, check=True)
        assert isinstance(check, Drill)
        self.deliver()
        return self.follow(check)

    def ask_own(self, ask: str) -> None:
        """A question of their own, which comes next."""
        own = OwnQuestion("x1", "talks", "opening", ask, QuestionSource.JOURNAL, self.clock())
        self.do(lambda visit: own_questions.add(visit.tx, visit.member, own))

    def to_the_wait(self) -> Turn:
        """A first round judged; the next question is waited for."""
        self.start()
        self.answer()
        self.judge()
        self.deliver()
        return self.turn()

    def scored(self) -> Drill:
        """All rounds and the self-score."""
        self.start()
        self.rounds_passed()
        self.score(opening=Score.TWO)
        self.deliver()
        return self.drill

    def revealed(self) -> Drill:
        """All of the look back, and no reading yet."""
        self.scored()
        self.notice(Signals())
        self.name_fix(FIX)
        self.deliver()
        return self.drill

    @property
    def newest(self) -> str:
        """The newest message of the thread, as JSON."""
        return self.shown()[-1]

    def shown(self) -> list[str]:
        """Every message of the thread as it stands now, as JSON."""
        scene = self.scene
        return [_as_json(draw_line(scene, line).blocks) for line in thread.lines(scene.drill)]

    def tokens(self) -> int:
        """What the AI cost the member so far."""
        with self.database.read() as tx:
            return of_member(tx, self.member, UNMOVED - timedelta(days=9))[0]

    def calls(self) -> list[str]:
        """What the AI was asked for, as the accounts have it."""
        with self.database.read() as tx:
            return sorted(tx.scalars(select(spending.c.call).where(spending.c.user_id == self.member.user_id)))


def _as_json(blocks: object) -> str:
    return json.dumps(blocks, ensure_ascii=False)
