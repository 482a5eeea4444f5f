"""The rubric files that ship with the app, and how a folder of a workspace's own is read."""

from pathlib import Path

SHIPPED = Path(__file__).parent


def texts(folder: Path = SHIPPED) -> dict[str, str]:
    """File name → TOML text, in alphabetical order; those in the folder `references` as `references/…`."""
    files = [*sorted(folder.glob("*.toml")), *sorted(folder.glob("references/*.toml"))]
    return {path.relative_to(folder).as_posix(): read(path) for path in files}


def read(path: Path) -> str:
    """A file's text. Bytes that are no UTF-8 are shown as such, so that the parser can say what is wrong where."""
    return path.read_text(encoding="utf-8-sig", errors="replace")
