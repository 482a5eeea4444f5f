"""What can go wrong in words a person can read. The docstring of each class is its default sentence."""

import traceback


def where(error: BaseException) -> str:
    """The traceback without the exception's own text, which may quote what a person wrote. For logs."""
    return "".join(traceback.format_tb(error.__traceback__))


def slack_name(response: object) -> str:
    """Slack's name for what went wrong, such as `ratelimited`; of an answer that isn't JSON only its kind is known."""
    data = getattr(response, "data", response)
    return str(data.get("error", "unknown")) if isinstance(data, dict) else type(response).__name__


class WhetstoneError(Exception):
    """Something went wrong. Nothing you wrote is lost; please try again."""

    field: str | None = None  # the field of a form that the sentence is about, where there is one

    def __init__(self, sentence: str | None = None) -> None:
        self.sentence = sentence or (type(self).__doc__ or "")
        super().__init__(self.sentence)


class DrillAlreadyOpen(WhetstoneError):
    """You have a drill open already. The newest message in its thread has the buttons; *Stop* ends it."""


class NoOpenDrill(WhetstoneError):
    """You have no drill open. Type *drill* to see what is next."""


class StepPassed(WhetstoneError):
    """That doesn't fit the step you are at, so nothing was changed. The newest message in the drill has the buttons."""


class NothingAnswered(WhetstoneError):
    """There is no answer in the thread yet. Write one, in one message or many, or press *Skip this one*."""


class StillThin(WhetstoneError):
    """Still too little to score. Add what you would say, or press *Go on* to leave this round without a verdict."""


class NothingToPause(WhetstoneError):
    """There is no round to pause right now. An unfinished drill keeps for a week as it is."""


class NotPaused(WhetstoneError):
    """Nothing is paused. Type *drill* to see what is next."""


class NotYours(WhetstoneError):
    """That drill isn't yours, or you had its data deleted."""


class AlreadyRevealed(WhetstoneError):
    """This drill is scored and closed, so its scores stay as you gave them."""


class UnknownArea(WhetstoneError):
    """I don't know that area. Pick one from the list."""


class AreaLeft(UnknownArea):
    """This area is no longer in the rubric's file; its evidence is in your log."""


class ReferenceGone(WhetstoneError):
    """That answer has left the rubric since you opened it. /drill calibrate brings the next one."""


class NoFix(WhetstoneError):
    """Name one thing you will do or say next time. One is enough."""

    field = "fix"


class NothingWritten(WhetstoneError):
    """Write a few words in any one of these; one is enough."""

    field = "hesitation"


class StillToCome(WhetstoneError):
    """That is still to come. Pick when it ended, or write this afterwards."""

    field = "ended"


class NoArea(WhetstoneError):
    """Pick the one area it was most about."""

    field = "area"


class EntryGone(WhetstoneError):
    """I don't have that journal entry any more, so nothing was added."""


class EvidenceGone(WhetstoneError):
    """That isn't part of this area any more, so nothing was changed. What you see now is how it stands."""


class NoWords(WhetstoneError):
    """That message has no words in it, so there is no question to drill. Pick one with text."""


class NoQuestion(WhetstoneError):
    """Write the question you want to be asked."""

    field = "question"


class QuestionGone(WhetstoneError):
    """That question isn't among yours any more, so nothing was changed."""


class QuestionHad(WhetstoneError):
    """You have this question in that area already. Change its words or its area."""

    field = "question"


class QuestionWaits(WhetstoneError):
    """You have a drill open, so this question waits. Finish or stop that drill, then press *Drill it now* again."""


class QuestionUnderWay(WhetstoneError):
    """Your open drill asks this question already. It is in our DM."""


class AreaGone(WhetstoneError):
    """The area of that question has left the rubrics. *Edit* it and pick another one."""


class NothingToImport(WhetstoneError):
    """Paste some rows, with the names of the columns above them, or choose a file."""

    field = "rows"


class TwoToImport(WhetstoneError):
    """You chose a file as well. Take one of the two out; the other can follow."""

    field = "rows"


class ImportGone(WhetstoneError):
    """I no longer hold what you had chosen, so nothing was imported. `/drill import` takes it once more."""


class ZoneUnknown(WhetstoneError):
    """Slack didn't tell me your time zone just now, so I can't read an hour. Nothing was noted; please try again."""


class QuietDaysUnread(WhetstoneError):
    """I couldn't read those days. Write them like this: 24 dec to 1 jan, 5 feb."""

    field = "quiet"


class ReminderGone(WhetstoneError):
    """I don't have that reminder any more, so nothing was changed. `/drill` shows what is next."""


class ReminderAnswered(WhetstoneError):
    """You have answered that reminder already, so nothing was changed. `/drill` shows what is next."""


class ReminderPassed(WhetstoneError):
    """A newer reminder has come since, so nothing was changed. Its buttons are the ones that count."""


class HeldBySomebody(WhetstoneError):
    """Somebody else has set that up. They can change it, or an admin here; the form in the channel says who it is."""


class NoDays(WhetstoneError):
    """Pick one day at least. To end the questions, press *Stop it*."""

    field = "days"


class PromptGone(WhetstoneError):
    """I don't have that question any more. `/drill` shows what is next for you."""


class PromptHad(WhetstoneError):
    """You have drilled this question before, so this stays an answer in the channel. `/drill` shows what is next."""


class NoAnswerThere(WhetstoneError):
    """I found no words of yours in that thread, so nothing was started. Write your answer there, then press again."""


class ThreadUnread(WhetstoneError):
    """Slack didn't let me read that thread just now, so nothing was started. Please press it again in a minute."""


class Hint(WhetstoneError):
    """Which moment was it: a question, a sentence, something left out? To keep it as it is, press Finish again."""

    # Returned, not raised: what was typed is kept meanwhile, and taken as it stands the second time.
    field = "wrong"
