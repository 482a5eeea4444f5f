"""The look back in words."""

from bot.core.evidence import Signal
from bot.core.journal import Signals


def test_nothing_is_noticed_until_it_is_written() -> None:
    assert Signals() == Signals(hesitation="", rehearsed="", surprise="")


def test_each_signal_has_its_own_words_whatever_area_they_are_about() -> None:
    told = Signals("at the number", "the joke", "their silence", "ending").by_signal()
    assert told == {
        Signal.HESITATION: "at the number",
        Signal.REHEARSED: "the joke",
        Signal.SURPRISE: "their silence",
    }
