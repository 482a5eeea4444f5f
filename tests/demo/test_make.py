"""`make run DEMO=1`: what is run, in which folder, under which label."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def make(tmp_path: Path) -> Any:
    """`make run …` with a Python that only notes what it was asked to run."""
    bin_ = tmp_path / "venv" / "bin"
    bin_.mkdir(parents=True)
    python = bin_ / "python"
    python.write_text(f'#!/bin/sh\necho "$DATABASE_URL | $*" >> {tmp_path}/asked\n')
    python.chmod(0o755)
    for stamp in ("python", "run"):
        (tmp_path / "venv" / stamp).touch()

    def run(*words: str, **environment: str) -> tuple[int, list[str]]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "WHETSTONE_"))}
        ended = subprocess.run(
            ["make", "--no-print-directory", "-f", ROOT / "Makefile", "run", f"VENV={tmp_path / 'venv'}", *words],
            cwd=ROOT,
            env={**kept, **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        asked = tmp_path / "asked"
        return ended.returncode, [
            *(asked.read_text().splitlines() if asked.exists() else []),
            *ended.stderr.splitlines(),
        ]

    return run


def test_make_fills_a_folder_of_its_own_and_labels_the_page(make: Any) -> None:
    code, (filled, started) = make("DEMO=1")
    assert code == 0
    assert filled == "sqlite:///data/demo/whetstone.db | -m bot demo"
    assert started.startswith(
        "sqlite:///data/demo/whetstone.db | -m playground --data data/demo --label Example data -- "
    )


def test_make_without_demo_is_as_it_was(make: Any) -> None:
    _, [started] = make()
    assert started.startswith("sqlite:///data/playground/whetstone.db | -m playground --data data/playground -- ")


def test_make_refuses_demo_with_slack_tokens(make: Any) -> None:
    code, said = make("DEMO=1", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert code != 0
    assert said[0].startswith("DEMO is for the playground")
