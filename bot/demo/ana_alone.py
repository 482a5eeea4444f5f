"""What Ana practised of system design without an AI, most of it aloud: twenty drills with their notes and fixes."""

from bot.core.drill import Verdict
from bot.core.journal import LastFix, Signals
from bot.core.scoring import Score
from bot.demo.script import ByAPerson, PastDrill

PASS, NOT_YET = Verdict.PASS, Verdict.NOT_YET
ONE, TWO, THREE, CANT_TELL = Score.ONE, Score.TWO, Score.THREE, Score.CANT_TELL

TRADE_OFFS = ("system_design", "trade_offs")
CAPACITY = ("system_design", "capacity")
BOTTLENECKS = ("system_design", "bottlenecks")
REQUIREMENTS = ("system_design", "requirements")
ARCHITECTURE = ("system_design", "architecture")

STUCK_ON = "In 90 seconds: the busiest second, the bytes of a year, and the one box those two figures change."
"""The goal Ana kept for four drills in a row."""


def by_mia(**scores: Score) -> tuple[ByAPerson, ...]:
    """Mia Okafor watched."""
    return (ByAPerson("U0PGMIA001", scores),)


def by_rosa(**scores: Score) -> tuple[ByAPerson, ...]:
    """Rosa Tanaka watched."""
    return (ByAPerson("U0PGROSA01", scores),)


_TRADE_OFFS = (
    PastDrill(
        days_ago=55,
        area=TRADE_OFFS,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        well="Asked how far below zero the balance may go before choosing anything.",
        wrong="Said “Kafka” in the first sentence and never named a second option.",
        fix="Name what I turned down before I praise what I chose",
        signals=Signals(surprise="How soon a minute is over"),
    ),
    PastDrill(
        days_ago=48,
        area=TRADE_OFFS,
        verdicts=(NOT_YET, NOT_YET, PASS),
        own=ONE,
        became=LastFix.PARTLY,
        notes=("Two options this time. Called the second “more complex” and went on.",),
        wrong="Called the other option more complex three times and put no figure on it.",
        fix="Give the cost in money or minutes, never as “complex”",
        signals=Signals(hesitation="Each time after “and that costs us”"),
    ),
    PastDrill(
        days_ago=41,
        area=TRADE_OFFS,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=ONE,
        became=LastFix.FIXED,
        notes=("", "Whole pages or only what changed: 100 kB against one more thing to merge. That came out well."),
        well="The second round had a price in kilobytes, because I wrote “costs” on paper first.",
        wrong="Under pressure I defended the single call for a minute and gave no reason why it fits here.",
        fix="End with one sentence: right here, because …",
    ),
    PastDrill(
        days_ago=34,
        area=TRADE_OFFS,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=TWO,
        became=LastFix.NOT,
        notes=("Mia is listening in on this one.",),
        wrong="Listed four options instead of weighing two, so no price was named at all.",
        fix="Two options, one price each, then choose",
        by_people=by_mia(trade_offs=ONE, requirements=TWO),
        beside={"requirements": TWO},
    ),
    PastDrill(
        days_ago=24,
        area=TRADE_OFFS,
        verdicts=(PASS, NOT_YET, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="Two options, two prices, done in 50 seconds: stopping there left time to choose.",
        wrong="In round 2 I named no limit at which I'd choose the other one.",
        fix="Say at what figure I would switch",
        practice="Ninety seconds aloud on three choices of my last project, recorded.",
        beside={"capacity": CANT_TELL},
        by_people=by_mia(trade_offs=TWO),
    ),
    PastDrill(
        days_ago=4,
        area=TRADE_OFFS,
        verdicts=(PASS, PASS, NOT_YET),
        own=THREE,
        became=LastFix.PARTLY,
        notes=("Left out the search: 400 people a week will mind. It comes back at 2,000.",),
        well="A figure for switching in both of the first rounds.",
        wrong="Put an old balance on the screen and never said what it costs whoever believes it.",
        fix="Say what whoever sits in front of it loses",
        beside={"requirements": TWO, "capacity": ONE, "architecture": TWO},
        by_people=by_mia(trade_offs=TWO, architecture=TWO),
    ),
)

_CAPACITY = (
    PastDrill(
        days_ago=50,
        area=CAPACITY,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        wrong="Gave “a few thousand a second” without a single step before it.",
        fix="Write down people, times a day, seconds, before I say a rate",
        signals=Signals(hesitation="Before the first multiplication"),
    ),
    PastDrill(
        days_ago=38,
        area=CAPACITY,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=TWO,
        goal=STUCK_ON,
        notes=("Got to 231 a second, average. They all want nine o'clock.",),
        well="The steps were on paper, so I could say them in order.",
        wrong="Divided by 86,400 and took the average for the busiest second.",
        fix="Multiply by ten for the busiest minute, and say where the ten comes from",
        signals=Signals(hesitation="Turning rows into gigabytes"),
    ),
    PastDrill(
        days_ago=29,
        area=CAPACITY,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        goal=STUCK_ON,
        notes=("", "400,000 × 6 KB a day … lost a zero somewhere.", ""),
        wrong="Lost a factor of a thousand between kilobytes and gigabytes, and built on it.",
        fix="Say each unit aloud as I multiply",
        signals=Signals(hesitation="At every unit", surprise="That they asked for year three, not for a day"),
        scored_after=9,
    ),
    PastDrill(
        days_ago=19,
        area=CAPACITY,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=ONE,
        goal=STUCK_ON,
        notes=("Rosa watches; she stopped me at “big”.",),
        well="Round 2: 9,000 answers of 1 KB are 9 MB a second, so one line will do, and I said so.",
        wrong="In the last round I gave the bytes but no box that changes because of them.",
        fix="After each figure say “so” and finish the sentence",
        by_people=by_rosa(capacity=ONE, requirements=TWO),
        beside={"requirements": TWO},
    ),
    PastDrill(
        days_ago=8,
        area=CAPACITY,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        goal=STUCK_ON,
        notes=("90 seconds are over before I have the bytes. Third time.",),
        wrong="Spent 70 of the 90 seconds on the rate and never reached the bytes.",
        fix="Do one figure only, and what it decides",
        signals=Signals(hesitation="Over bytes a year, again"),
        by_people=by_mia(capacity=ONE),
    ),
)

_BOTTLENECKS = (
    PastDrill(
        days_ago=45,
        area=BOTTLENECKS,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        wrong="Put replicas behind every box and didn't say which one was full.",
        fix="Name the one part that is full first, and of what",
        scored_after=20,
    ),
    PastDrill(
        days_ago=31,
        area=BOTTLENECKS,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=TWO,
        became=LastFix.FIXED,
        notes=("", "The one table that nine million phones read when they wake up."),
        well="One table, named in the first sentence of round 2.",
        wrong="Gave no reading that would show it before people complain.",
        fix="Name the reading that shows it first",
    ),
    PastDrill(
        days_ago=12,
        area=BOTTLENECKS,
        verdicts=(NOT_YET, PASS, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="“Age of the oldest job” in two rounds out of three; it is on a card beside the screen now.",
        wrong="In round 1 I began with the cure and named what was full, the machines, only when asked.",
        fix="Full part, load, reading, cure: in that order",
        by_people=by_mia(bottlenecks=TWO, trade_offs=TWO),
        beside={"trade_offs": TWO},
    ),
)

_REQUIREMENTS = (
    PastDrill(
        days_ago=53,
        area=REQUIREMENTS,
        verdicts=(NOT_YET, NOT_YET, NOT_YET),
        own=ONE,
        wrong="Drew a load balancer before I had said who uses the thing.",
        fix="Three things people do with it, before any box",
        signals=Signals(rehearsed="“Let's start with the functional requirements”"),
    ),
    PastDrill(
        days_ago=43,
        area=REQUIREMENTS,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=TWO,
        became=LastFix.FIXED,
        notes=("", "See it, see why it failed, match the books of the day. Then the boxes."),
        wrong="Asked for it to be “fast” and gave no milliseconds.",
        fix="Two limits with a number each",
    ),
    PastDrill(
        days_ago=27,
        area=REQUIREMENTS,
        verdicts=(PASS, NOT_YET, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="One answer within a second, no cent lost: both came in the first 30 seconds.",
        wrong="Left nothing out in round 2 and ran into the time.",
        fix="Leave one thing out aloud, and say why it can wait",
        by_people=by_mia(requirements=TWO),
    ),
)

_ARCHITECTURE = (
    PastDrill(
        days_ago=36,
        area=ARCHITECTURE,
        verdicts=(NOT_YET, NOT_YET, PASS),
        own=TWO,
        well="Followed one booking from the guest to the second region in the last round.",
        wrong="Began round 1 with Redis and its settings.",
        fix="One request from end to end, no product names",
    ),
    PastDrill(
        days_ago=22,
        area=ARCHITECTURE,
        verdicts=(NOT_YET, PASS, NOT_YET),
        own=TWO,
        became=LastFix.PARTLY,
        notes=("", "Event, list, sender, customer. Nobody asked what the list is made of."),
        wrong="Two of the five boxes had no job I could say in a phrase.",
        fix="A phrase in each box, a noun on each arrow",
        beside={"data_model": TWO},
    ),
    PastDrill(
        days_ago=17,
        area=ARCHITECTURE,
        verdicts=(PASS, NOT_YET, PASS),
        own=TWO,
        became=LastFix.FIXED,
        well="Five boxes, five phrases; drawing them without names first is what did it.",
        wrong="Went round the boxes twice instead of staying with the hard one.",
        fix="Point at the hard part and stay there",
        by_people=by_mia(architecture=THREE, requirements=TWO),
        beside={"requirements": TWO, "trade_offs": TWO},
    ),
)

ALONE = (*_TRADE_OFFS, *_CAPACITY, *_BOTTLENECKS, *_REQUIREMENTS, *_ARCHITECTURE)
