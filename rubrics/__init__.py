"""The rubric files that ship with the app."""

from importlib.resources import files


def texts() -> dict[str, str]:
    """File name → TOML text, in alphabetical order."""
    folder = files(__name__)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name: folder.joinpath(name).read_text(encoding="utf-8") for name in names}
