"""The look back in words."""

import pytest

from bot.core.journal import Signals


@pytest.mark.parametrize("signal", ["hesitation", "rehearsed", "surprise"])
def test_one_signal_is_enough_to_have_noticed_something(signal: str) -> None:
    assert Signals(**{signal: "at the numbers"}).noticed
    assert not Signals().noticed
