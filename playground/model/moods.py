"""How the stand-in behaves. One mood at a time, until it gets another; a new process is well."""

from __future__ import annotations

from enum import StrEnum


class Mood(StrEnum):
    """What a trial may ask for.

    SLOW answers after two minutes, DOWN with 503. REFUSING, NONSENSE and CUT spoil every reply. HIGH and INVENTING
    change how answers are read: everything is above the bar, on one vague quote or on quotes of what nobody said.
    NO_SCHEMA plays a server that has JSON mode and nothing stricter.
    """

    WELL = "well"
    SLOW = "slow"
    DOWN = "down"
    REFUSING = "refusing"
    NONSENSE = "nonsense"
    CUT = "cut"
    HIGH = "high"
    INVENTING = "inventing"
    NO_SCHEMA = "no_schema"
