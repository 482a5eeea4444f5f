"""Fresh identifiers in the shapes Slack uses; nothing is remembered here."""

from __future__ import annotations

import secrets
import string

_UPPER = string.ascii_uppercase + string.digits
_ANY = string.ascii_letters + string.digits


def new_id(prefix: str) -> str:
    """Like `C07XK2…`: a kind's letter or letters and ten characters."""
    return prefix + "0" + "".join(secrets.choice(_UPPER) for _ in range(9))


def short_id() -> str:
    """Five characters, as given to a block without a block_id."""
    return "".join(secrets.choice(_ANY) for _ in range(5))


def secret() -> str:
    """Twenty-four characters for tokens, triggers and one-time addresses."""
    return "".join(secrets.choice(_ANY) for _ in range(24))
