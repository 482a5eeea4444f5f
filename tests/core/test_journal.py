"""The look back in words."""

from bot.core.journal import Signals


def test_nothing_is_noticed_until_it_is_written() -> None:
    assert Signals() == Signals(hesitation="", rehearsed="", surprise="")
