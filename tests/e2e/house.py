"""Starts playground and bot as `make run` does, can end them in the middle of anything, and moves the clock."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import timedelta
from pathlib import Path

from bot.scheduler.product_time import REFRESH_SECONDS

PATIENCE_SECONDS = 30
_OURS = ("SLACK_", "WHETSTONE_", "DATABASE_URL", "OPENAI_")


class House:
    """Both processes over one data folder; `url` stays the same from start to start.

    `told` are more words for the playground's command line, `settings` more of the app's environment.
    """

    def __init__(self, data: Path, *told: str, **settings: str) -> None:
        self._data, self._told, self._settings = data, told, settings
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://localhost:{self._port}"

    def start(self) -> None:
        """Start and wait until the app is connected."""
        python = sys.executable
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        environment |= self._settings
        environment["DATABASE_URL"] = f"sqlite:///{self._data / 'whetstone.db'}"
        command = [python, "-m", "playground", "--port", str(self._port), "--data", str(self._data), *self._told]
        with (self._data / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--", python, "-m", "bot", "run"], env=environment, stdout=log, stderr=log
            )
        self._wait_until_connected()

    def stop(self) -> None:
        """End both politely, as Ctrl-C does."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(timeout=PATIENCE_SECONDS)
            self._process = None

    def pass_time(self, **ahead: float) -> None:
        """The workspace's clock moves on by that many `minutes=`, `hours=`, …; until the app has looked at it again."""
        self._forward({"seconds": timedelta(**ahead).total_seconds()})

    def next_morning(self, tz: str, day: str = "morning") -> None:
        """It is nine o'clock there, the next time it is; of "friday", the next time it is on one."""
        self._forward({"skip": day, "tz": tz})

    def _forward(self, how: dict[str, object]) -> None:
        body = json.dumps(how).encode()
        request = urllib.request.Request(f"{self.url}/clock/forward", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=PATIENCE_SECONDS).close()
        time.sleep(REFRESH_SECONDS + 0.3)

    @property
    def log(self) -> str:
        """Everything both have printed so far."""
        return (self._data / "log").read_text(encoding="utf-8")

    def _wait_until_connected(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while "is connected" not in self._front_page():
            assert self._process is not None
            assert self._process.poll() is None, f"ended at once:\n{self.log}"
            assert time.monotonic() < deadline, f"never connected:\n{self.log}"
            time.sleep(0.1)

    def _front_page(self) -> str:
        try:
            with urllib.request.urlopen(self.url, timeout=2) as answer:
                page: str = answer.read().decode()
                return page
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
