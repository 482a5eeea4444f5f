"""What a person does in the workspace: one file a kind of act; the page and the tests come through `perform`."""

from playground.acts.table import ACTS, perform

__all__ = ["ACTS", "perform"]
