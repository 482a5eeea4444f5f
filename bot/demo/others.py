"""What Mia and Tom practised these five weeks, in fewer words, so that a channel's digest has something to count."""

from collections.abc import Sequence

from bot.core.drill import Verdict
from bot.core.journal import LastFix
from bot.core.members import Level, Sharing
from bot.core.scoring import Score
from bot.demo.script import Area, Past, PastDrill, Person

PASS, NOT_YET = Verdict.PASS, Verdict.NOT_YET

_TRADE_OFFS, _SCOPE = ("system_design", "trade_offs"), ("behavioural", "scope")
_MIAS = (
    (33, "Say the price before the tool", "Praised the event log for a minute and named no price."),
    (29, "A figure to switch at", "Weighed two options without a figure that decides."),
    (23, "Ask what it is worth before I save it", "Saved 40 ms nobody had asked for."),
    (18, "Name who carries the pager", "Forgot that the second region needs somebody awake."),
    (12, "Two options, not four", "Opened four options and finished none."),
    (9, "Say what switching takes", "Named the figure to switch at, not the months it takes."),
    (3, "Cut one part when the money is halved", "Halved every box instead of dropping one."),
)
_TOMS = (
    (34, "Name the second team", "Said “everyone” and meant the six of us."),
    (30, "A count, even a rough one", "Gave no number for the people it reached."),
    (24, "How it got to people I never met", "Stopped at the launch."),
    (17, "Say where it stopped", "Let it sound as if the whole company had changed."),
    (11, "One sentence for each ring", "Told the team's part for two minutes, the company's in one breath."),
    (8, "Begin with the people it changed things for", "Began with how the idea came up."),
    (3, "Say what goes on without me", "Left out that the weekly review still runs today."),
)
_TOMS_OTHER = (
    (
        32,
        "One alternative, even for what is obvious",
        "Defended our database and named nothing to hold it against.",
    ),
    (26, "The cost in people, not only in machines", "Left out who looks after a second store."),
    (20, "Choose before the minute is over", "Weighed until the time was up and chose nothing."),
    (14, "Name the price first", "Praised the queue first; its price came in the last sentence."),
    (5, "Say what I would give up next", "Halved the budget and named no part that goes."),
)


def _drills(area: Area, told: Sequence[tuple[int, str, str]]) -> tuple[PastDrill, ...]:
    """One of each, the later half with its last round passed and a 2."""
    half = len(told) // 2
    return tuple(
        PastDrill(
            days_ago=days_ago,
            area=area,
            verdicts=(NOT_YET, PASS, PASS if number >= half else NOT_YET),
            own=Score.TWO if number >= half else Score.ONE,
            wrong=wrong,
            fix=fix,
            became=LastFix.PARTLY if number else None,
        )
        for number, (days_ago, fix, wrong) in enumerate(told)
    )


MIA = Past(
    Person("U0PGMIA001", "America/New_York", "system_design", Level.STAFF, Sharing.COUNTED),
    _drills(_TRADE_OFFS, _MIAS),
)
TOM = Past(
    Person("U0PGTOM001", "Europe/Stockholm", "behavioural", Level.EM, Sharing.COUNTED),
    (*_drills(_SCOPE, _TOMS), *_drills(_TRADE_OFFS, _TOMS_OTHER)),
)
