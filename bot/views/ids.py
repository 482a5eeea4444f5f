"""Every action, block and callback id. A dimension's block id is its own id, so that errors land on its field."""

from enum import StrEnum


class Action(StrEnum):
    """What can be pressed or changed."""

    BEGIN = "drill_begin"
    CHANGE = "drill_change"
    STOP = "drill_stop"
    DONE = "round_done"
    SKIP = "round_skip"
    GO_ON = "round_go_on"
    PAUSE = "drill_pause"
    RESUME = "drill_resume"
    SCORE_NOW = "drill_score_now"
    DROP = "drill_drop"
    PASS = "round_pass"  # noqa: S105 - a verdict, not a password
    NOT_YET = "round_not_yet"
    LOOK_BACK = "look_back_open"
    BACK = "look_back_back"
    START_NEXT = "next_start"
    CHANGE_NEXT = "next_change"
    PICK_AREA = "pick_area"
    USE_GOAL = "use_goal"
    REWRITE_GOAL = "rewrite_goal"
    SPLIT_AREA = "split_area"
    SHARE_RUBRIC = "share_rubric"
    START_AREA = "area_start"
    SHOW_AREA = "area_show"
    SHOW_AREA_2 = "area_show_2"
    SHOW_AREA_3 = "area_show_3"
    SHOW_AREA_4 = "area_show_4"
    LEVEL_UP = "next_level_up"
    ADD_QUESTION = "question_add"
    SETTINGS = "settings_open"
    EXPORT = "export_ask"
    DELETE_DATA = "data_delete"
    KEEP_DATA = "data_keep"
    CALL_OFF = "interview_call_off"
    FIELD = "field"


class Modal(StrEnum):
    """Callback ids of modals."""

    FIRST_USE = "first_use"
    START = "start_drill_form"
    SCORE = "look_back_score"
    JOURNAL = "look_back_journal"
    FIX = "look_back_fix"
    ENTRY = "journal_entry"
    QUESTION = "drill_question_form"
    QUESTION_KEPT = "drill_question_kept"
    SETTINGS = "settings"
    SPLIT = "split_area_form"
    TO_READ = "answer_to_read"
    JUDGED = "answer_judged"
    LOADING = "loading"
    TROUBLE = "trouble"


class Shortcut(StrEnum):
    """Callback ids of shortcuts, as the manifest has them."""

    START_DRILL = "start_drill"
    WRITE_JOURNAL = "write_journal"
    DRILL_QUESTION = "drill_question"


class Block(StrEnum):
    """Block ids of fields."""

    RUBRIC = "rubric"
    LEVEL = "level"
    AREA = "area"
    GOAL = "goal"
    ROUNDS = "rounds"
    MODE = "mode"
    DIFFICULTY = "difficulty"
    FORMAT = "format"
    BEHAVIOUR = "behaviour"
    ABOUT = "about"
    KIND = "kind"
    ENDED = "ended"
    QUESTION = "question"
    HESITATION = "hesitation"
    REHEARSED = "rehearsed"
    SURPRISE = "surprise"
    LAST_FIX = "last_fix"
    WELL = "well"
    WRONG = "wrong"
    FIX = "fix"
    PRACTICE = "practice"
    OWN_PRACTICE = "own_practice"
    KEEP = "keep"
    GIVEN = "given"


STRETCH = "stretch"
AT_LEVEL = "at_level"
NOT_EXERCISED = "not_exercised"
OWN = "own"
OFFERED = "offered"
FOR_EVER = "for_ever"
"""Values that stand for something other than a core value."""
