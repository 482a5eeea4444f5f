"""What Ana practised with an AI as interviewer: four typed drills, word for word, and what was read in them."""

from bot.core.assessment import Assessment, Quote
from bot.core.drill import Verdict
from bot.core.journal import LastFix, Signals
from bot.core.scoring import Score
from bot.demo.ana_alone import ARCHITECTURE, BOTTLENECKS, REQUIREMENTS, TRADE_OFFS, by_mia
from bot.demo.script import Asked, PastDrill, WithAi

PASS, NOT_YET = Verdict.PASS, Verdict.NOT_YET

_NIGHTLY_COPY = WithAi(
    question_id="nightly_copy",
    rounds=(
        Asked(
            "I offer a change feed: each customer hands back the last position they read and gets only the rows "
            "touched since. I turned down a nightly file, because a file is a day old and writing forty million rows "
            "takes us two hours for rows that mostly did not change. The feed costs us a change log that is kept for "
            "14 days.",
            follow_up="What happens to a customer who was away for longer than that?",
            more="They get one full file from a replica, once a month at most. The replica is 900 dollars a month.",
        ),
        Asked(
            "I send their list calls to the replica and let each read 200 rows a second, so their copy takes longer "
            "but nobody else feels it. It is better than blocking them, and simpler than writing their program for "
            "them.",
            question=(
                "Two of the seventy can't change a line of code before the contract ends, so the list call stays for "
                "them. What do you do between one and five?"
            ),
            instruction="This round: did you give the cost in minutes or money? If not, add it.",
        ),
        Asked(
            "An index does not help, because a full copy reads every row whatever the order. I chose the replica; it "
            "costs 900 dollars a month and reads that are up to two seconds behind. If fewer than ten customers still "
            "copied at night I would drop it and send those ten a file every Sunday.",
            question="Your manager calls the replica a waste and asks why you don't simply add an index. Your answer?",
            instruction="This round: say at what figure you would choose differently.",
        ),
    ),
    read=(
        Assessment(
            "trade_offs",
            2,
            quotes=(
                Quote(1, "I turned down a nightly file, because a file is a day old"),
                Quote(3, "it costs 900 dollars a month and reads that are up to two seconds behind"),
            ),
            missing=("Says what would make them switch, and what switching would take.",),
            reason="Rounds 1 and 3 name what was turned down and its price; round 2 stays with “simpler”.",
        ),
    ),
)

_TOUR_SEATS = WithAi(
    question_id="tour_seats",
    rounds=(
        Asked(
            "Before any box: people join a line, pick a seat on a map, pay, and get a ticket. Two numbers rule it: "
            "300 payments a second at most, and a seat is held for 4 minutes. I leave out swapping seats after "
            "paying; support can do that by hand for the first tour."
        ),
        Asked(
            "How many registered, and is going first a promise or a wish? At 400,000 people it means 22 minutes of "
            "payments before anybody else gets a turn, so I would tell the promoter that figure. Do they keep their "
            "place when the page is closed? I leave out groups of friends: they can be seated together by hand.",
            question=(
                "The promoter now says that fans who registered in advance go first. What do you ask before you draw "
                "anything?"
            ),
            instruction="This round: did you leave one thing out and say why it can wait? If not, do.",
        ),
        Asked(
            "The 4 minutes for a held seat give way. At 100 a second the sale takes three times as long, so I hold a "
            "seat for 10 minutes and let fewer people onto the map at once. The rest wait in the line, where waiting "
            "is cheap.",
            question="Ten minutes before the sale the card provider drops to 100 payments a second. Which limit gives?",
            instruction="This round: pick the one limit that shapes everything else.",
        ),
    ),
    read=(
        Assessment(
            "requirements",
            2,
            quotes=(
                Quote(1, "300 payments a second at most, and a seat is held for 4 minutes"),
                Quote(2, "it means 22 minutes of payments before anybody else gets a turn"),
            ),
            missing=("Picks the one limit that shapes the design and says what would get simpler if it were looser.",),
            reason="Uses and limits come before any box; the one limit that shapes the design isn't picked.",
        ),
    ),
)

_SLOW_RECEIVER = WithAi(
    question_id="slow_receiver",
    rounds=(
        Asked(
            "What gives way first is the pool that sends: 200 workers, and a customer whose server takes 20 seconds "
            "holds all of them at 10 notices a second. Everybody else sees notices that are four hours late. I give "
            "each customer a queue of their own with 4 sends under way at most, so the slow one delays only itself."
        ),
        Asked(
            "Next is the job that looks for queues with work in them: over 90,000 queues one pass takes longer than a "
            "second. The reading is the age of the oldest notice that is due. I keep a list of the queues that have "
            "work, about 3,000 on a normal day, and look only at those.",
            question="There are 90,000 customers, so 90,000 queues. What gives way next, and which reading shows it?",
            instruction="This round: name the reading that shows it before people notice.",
        ),
        Asked(
            "Their own server breaks again. At 4 under way and 50 milliseconds each it would be 80 a second, and they "
            "may be ready for less. I begin with 10 a second and double every minute while answers stay under one "
            "second. The price is that their last notice comes later still, and I say so on their status page.",
            question="At noon the slow customer is back, and 800,000 notices of theirs wait. What breaks now?",
            instruction="This round: follow your remedy on to what it can break.",
        ),
    ),
    read=(
        Assessment(
            "bottlenecks",
            3,
            quotes=(
                Quote(1, "a customer whose server takes 20 seconds holds all of them at 10 notices a second"),
                Quote(2, "The reading is the age of the oldest notice that is due"),
                Quote(3, "I begin with 10 a second and double every minute while answers stay under one second"),
            ),
            reason="The full part comes with its load and a reading, and the remedy is followed to what it breaks.",
        ),
    ),
)

_START_SCREEN = WithAi(
    question_id="start_screen",
    rounds=(
        Asked(
            "The app should call one thing: a screen service that the mobile team owns. It asks the nine teams at the "
            "same time, waits 800 milliseconds at most, and sends back what it has. Each team hands it a small block "
            "with a version of its own, so they go on releasing on their own days."
        ),
        Asked(
            "The app asks the screen service, which asks all nine and gives up on the slow one after 800 "
            "milliseconds. It puts in the block of this customer's last visit with its time beside it, and sends the "
            "other eight as they are. The hard part is the balance, which must never be an old one: it has no copy, "
            "and a line stands there.",
            question="One of the nine takes three seconds on most mornings. Follow one request on such a morning.",
            instruction="This round: say where the hard part sits, and stay there.",
        ),
        Asked(
            "Because there would be two ways onto the screen, and an older phone pays for a second connection. The "
            "screen service gathers, the teams know, the app draws. If something had to change while the screen is "
            "open, a price for instance, I would give that one a channel of its own.",
            question="The head of one team wants their block to talk to the app directly. Convince them, or give in.",
            instruction="This round: give each part one job in a phrase.",
        ),
    ),
    read=(
        Assessment(
            "architecture",
            2,
            quotes=(
                Quote(2, "The app asks the screen service, which asks all nine"),
                Quote(3, "The screen service gathers, the teams know, the app draws"),
            ),
            missing=("Puts a boundary between two parts for a reason given: they grow, fail or change hands apart.",),
            reason="A request is followed to its end and each part has a job; why the line runs there stays open.",
        ),
    ),
)

WITH_AI = (
    PastDrill(
        days_ago=15,
        area=TRADE_OFFS,
        verdicts=(PASS, NOT_YET, PASS),
        own=Score.TWO,
        became=LastFix.FIXED,
        well="The Sunday file: a figure to switch at, in the last round of all.",
        wrong="Said “simpler” in round 2 and gave no price for it.",
        fix="No “better” and no “simpler” without a figure behind it",
        signals=Signals(rehearsed="“It depends on how fresh it has to be”"),
        with_ai=_NIGHTLY_COPY,
    ),
    PastDrill(
        days_ago=10,
        area=REQUIREMENTS,
        verdicts=(PASS, PASS, NOT_YET),
        own=Score.THREE,
        became=LastFix.FIXED,
        well="Left something out in two rounds, with the reason.",
        wrong="Changed a limit in the last round and never said that it was the one that shapes the rest.",
        fix="Name the one limit that shapes the rest, and what a looser one would save",
        with_ai=_TOUR_SEATS,
    ),
    PastDrill(
        days_ago=5,
        area=BOTTLENECKS,
        verdicts=(PASS, PASS, PASS),
        own=Score.TWO,
        became=LastFix.FIXED,
        well="The order from the card carried all three rounds.",
        wrong="Guessed the 50 milliseconds and didn't say that it was a guess.",
        fix="Say which figures are guesses",
        by_people=by_mia(bottlenecks=Score.TWO),
        with_ai=_SLOW_RECEIVER,
    ),
    PastDrill(
        days_ago=2,
        area=ARCHITECTURE,
        verdicts=(PASS, PASS, NOT_YET),
        own=Score.TWO,
        became=LastFix.FIXED,
        well="Stayed with the balance for most of round 2.",
        wrong="Gave in at the end without saying what a second way onto the screen would break.",
        fix="Give a reason for each line between two boxes: grows, fails or changes hands apart",
        beside={"trade_offs": Score.TWO},
        with_ai=_START_SCREEN,
    ),
)
