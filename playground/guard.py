"""Outlives the playground for a moment: when it is gone without a word, the app it started is ended too.

A program of its own: it gets the app's process id, and as its input a pipe that closes with the playground.
"""

from __future__ import annotations

import os
import signal
import sys
import time

GRACE = 10.0
"""Seconds the app has between being asked to end and being made to."""


def main() -> None:
    """Wait for the pipe's end, then end the process group of the app."""
    group = int(sys.argv[1])
    sys.stdin.buffer.read()
    if _send(group, signal.SIGTERM):
        until = time.monotonic() + GRACE
        while _send(group, 0) and time.monotonic() < until:
            time.sleep(0.05)
        _send(group, signal.SIGKILL)


def _send(group: int, number: int) -> bool:
    """Whether there was still somebody to send it to."""
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main()
