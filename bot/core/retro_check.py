"""Whether what went wrong names a moment (lead's placeholder until the real one lands: overwrite freely)."""


def is_vague(text: str) -> bool:
    """Few words and nothing that happened."""
    return 0 < len(text.split()) < 5
