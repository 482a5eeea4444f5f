"""Every action, block and callback id. A dimension's block id is its own id, so that errors land on its field."""

from enum import StrEnum


class Action(StrEnum):
    """What can be pressed or changed."""

    BEGIN = "drill_begin"
    CHANGE = "drill_change"
    STOP = "drill_stop"
    DONE = "round_done"
    SKIP = "round_skip"
    PASS = "round_pass"  # noqa: S105 - a verdict, not a password
    NOT_YET = "round_not_yet"
    LOOK_BACK = "look_back_open"
    BACK = "look_back_back"
    START_NEXT = "next_start"
    CHANGE_NEXT = "next_change"
    PICK_AREA = "pick_area"
    FIELD = "field"


class Modal(StrEnum):
    """Callback ids of modals."""

    FIRST_USE = "first_use"
    START = "start_drill_form"
    SCORE = "look_back_score"
    JOURNAL = "look_back_journal"
    FIX = "look_back_fix"
    LOADING = "loading"
    TROUBLE = "trouble"


class Shortcut(StrEnum):
    """Callback ids of shortcuts, as the manifest has them."""

    START_DRILL = "start_drill"


class Block(StrEnum):
    """Block ids of fields."""

    RUBRIC = "rubric"
    LEVEL = "level"
    AREA = "area"
    GOAL = "goal"
    ROUNDS = "rounds"
    MODE = "mode"
    DIFFICULTY = "difficulty"
    HESITATION = "hesitation"
    REHEARSED = "rehearsed"
    SURPRISE = "surprise"
    WELL = "well"
    WRONG = "wrong"
    FIX = "fix"
    PRACTICE = "practice"
    OWN_PRACTICE = "own_practice"


STRETCH = "stretch"
AT_LEVEL = "at_level"
NOT_EXERCISED = "not_exercised"
OWN = "own"
"""Values of options that stand for something other than a core value."""
