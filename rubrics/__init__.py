"""The rubric files that ship with the app, and how a folder of a workspace's own is read."""

from pathlib import Path

SHIPPED = Path(__file__).parent

_ORDER = ("coding", "system_design", "behavioural", "backend", "api_design", "data_modelling", "aws")
"""As they are offered: what most people are asked comes first."""


def texts(folder: Path = SHIPPED) -> dict[str, str]:
    """File name → TOML text, in the order they are offered; those in the folder `references` as `references/…`."""
    files = [*sorted(folder.glob("*.toml"), key=_place), *sorted(folder.glob("references/*.toml"), key=_place)]
    return {path.relative_to(folder).as_posix(): read(path) for path in files}


def read(path: Path) -> str:
    """A file's text. Bytes that are no UTF-8 are shown as such, so that the parser can say what is wrong where."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def _place(path: Path) -> tuple[int, str]:
    return _ORDER.index(path.stem) if path.stem in _ORDER else len(_ORDER), path.name
