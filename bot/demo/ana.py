"""Who Ana is and everything she did: system design first, some behavioural and coding, entries, what she imported."""

from datetime import time

from bot.core.drill import Verdict
from bot.core.entries import EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.members import Level, Sharing
from bot.core.reminder import SUNDAY, RhythmForm
from bot.core.rhythm import WEEKDAYS
from bot.core.scoring import Score
from bot.demo.ana_alone import ALONE, by_mia, by_rosa
from bot.demo.ana_with_ai import WITH_AI
from bot.demo.script import Past, PastDrill, PastEntry, PastLog, Person

PASS, NOT_YET = Verdict.PASS, Verdict.NOT_YET
ONE, TWO = Score.ONE, Score.TWO

OWN_CONTRIBUTION = ("behavioural", "own_contribution")
OUTCOME = ("behavioural", "outcome")
TESTING = ("coding", "testing")
APPROACH = ("coding", "approach")

_BESIDES = (
    PastDrill(
        days_ago=46,
        area=OWN_CONTRIBUTION,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        notes=("", "", "The night the invoices came twice. Eleven times “we”, I counted."),
        wrong="Told the whole night as “we” and never said that turning the job off was my call.",
        fix="At the turning point: I, and a verb",
        signals=Signals(hesitation="Before the first “I”"),
    ),
    PastDrill(
        days_ago=20,
        area=OWN_CONTRIBUTION,
        verdicts=(NOT_YET, PASS, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="“I phoned their lead that evening, Tom wrote to the customers.” Two verbs, two people.",
        wrong="Left out what would have happened had I not phoned.",
        fix="Say how it ends without my move",
        by_people=by_mia(own_contribution=TWO, situation=TWO),
        beside={"situation": TWO},
    ),
    PastDrill(
        days_ago=32,
        area=OUTCOME,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=TWO,
        notes=("", "Refunds from 61 to 4 a week, from the support tool."),
        wrong="Ended the third story on “and everybody was relieved”.",
        fix="Last sentence: one figure, before and after, and where it stands",
    ),
    PastDrill(
        days_ago=39,
        area=TESTING,
        verdicts=(NOT_YET, NOT_YET, PASS),
        own=ONE,
        notes=("Only walked the happy case, twice.",),
        wrong="Said “and then it works for the empty list as well” and took no empty list through.",
        fix="Empty list first, value by value",
    ),
    PastDrill(
        days_ago=25,
        area=TESTING,
        verdicts=(PASS, NOT_YET, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="A row for each step on paper: the tie showed up by itself.",
        wrong="Round 2: tested a tie, named no result for it.",
        fix="Say the expected result before the walk",
        by_people=by_rosa(testing=TWO, communication=TWO),
        beside={"communication": TWO},
    ),
    PastDrill(
        days_ago=13,
        area=APPROACH,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=TWO,
        notes=("The question from the study group. Heap of open meetings, n log n, n = meetings.",),
        wrong="Gave n log n and said what n is only when the round was over.",
        fix="Each letter in the cost gets a noun",
        scored_after=12,
        own_question=(
            "A school has 40 rooms and gets next week's bookings as start and end times, all at once, some 6,000 of "
            "them. Which is the smallest number of rooms that would do, and how do you know?"
        ),
    ),
)

_ENTRIES = (
    PastEntry(
        days_ago=21,
        kind=EntryKind.MOCK,
        area=("system_design", "capacity"),
        signals=Signals(
            hesitation="Forty seconds of silence when he asked how many machines that makes",
            surprise="That he wanted to see the sum, not the result",
        ),
        question="A photo app keeps every original for ten years. What does the third year cost, roughly?",
    ),
    PastEntry(
        days_ago=14,
        kind=EntryKind.INTERVIEW,
        area=("system_design", "trade_offs"),
        signals=Signals(
            hesitation="When she asked what I had turned down",
            rehearsed="My opening about starting simple, word for word as last week",
            surprise="She took the queue away and let me go on",
        ),
        question="You have one engineer and two weeks. What do you leave out, and who will mind?",
        written_after=14 * 60,
    ),
    PastEntry(
        days_ago=6,
        kind=EntryKind.MOCK,
        area=OWN_CONTRIBUTION,
        signals=Signals(
            hesitation="At “and what did you do yourself?”",
            rehearsed="The night of the invoices, for the third time this month",
        ),
        question="Your team would have managed without you that week. What makes you think they would not?",
    ),
)

_EARLIER = """\
date,kind,interviewer,problem,scores,signals,fix,done
{15},mock,Priya,"System design · Capacity
Store the doorbell videos of a town","Capacity: 1 (partner)
Requirements: 2 (partner)",hesitation: over gigabytes,Do the sum before the drawing,not
{11},mock,Priya,"System design · Trade-offs
A shared shopping list that works in a cellar","Trade-offs: 1 (partner)
Trade-offs: 1 (self, late)",,Name the option I drop,partly
{7},drill,,"System design · Architecture
A ticket machine that prints while it is offline","Architecture: 1 (self)",,One request from end to end,
{4},interview,,"Coding · Testing
Merge two calendars","Testing: 1 (self)",,Try the empty one first,
"""
"""From the notes Ana kept before."""

_OUTSIDE = """\
date,kind,interviewer,problem,scores,signals,fix,done
{21},mock,Dana W.,"System design · Capacity
Ten years of train delays, asked by anybody","Capacity: 1 (professional)
Requirements: 2 (professional)",,Stop after each figure and say what it decides,
{2},mock,Dana W.,"System design · Trade-offs
Bids on used tractors, in the last minute","Trade-offs: 2 (professional)
Bottlenecks: 2 (professional)",,Say what a queue would cost here,
"""
"""Two hours with an interviewer she paid for, on another platform."""

ANA = Past(
    Person("U0PGANA001", "Europe/Lisbon", "system_design", Level.SENIOR, Sharing.NAMED),
    (*ALONE, *WITH_AI, *_BESIDES),
    _ENTRIES,
    (PastLog(55, _EARLIER), PastLog(7, _OUTSIDE)),
    misread=(0, 0, 1, 0, -1, 0),
)

REMINDED = RhythmForm(WEEKDAYS, time(8, 30), SUNDAY, quiet="")
"""When Ana wants to hear of the next drill."""
INTERVIEW_IN, INTERVIEW_AT = 6, "15:00 for 45 min"
"""So many days ahead, a real interview is coming up."""
