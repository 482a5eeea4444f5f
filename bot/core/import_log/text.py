"""The bytes of a file as text: which encodings are read, how long a file may be. What stands in it: reading."""

import codecs
import re

from bot.core.attachments import MOST_BYTES
from bot.core.import_log.problem import Problem

_BREAK = re.compile(rb"\r\n|\r|\n")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TOO_LONG = "The file is longer than 1 MB. Make two of it."
_NOT_UTF_8 = (
    "This line has letters I can't read: the file isn't in UTF-8. Save it once more, as “CSV UTF-8” where there is a "
    "choice."
)
_NOT_UTF_16 = "The file breaks off in the middle of a letter. Save it once more, as “CSV UTF-8” if you can choose."


def text_of(content: bytes) -> str | Problem:
    """What the bytes spell in UTF-8, or in UTF-16 where they begin as such, or where and why they don't."""
    if len(content) > MOST_BYTES:
        return Problem(1, None, _TOO_LONG)
    if content.startswith(_UTF_16):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            return Problem(1, None, _NOT_UTF_16)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Problem(len(_BREAK.findall(content[: error.start])) + 1, None, _NOT_UTF_8)
