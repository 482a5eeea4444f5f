"""A file as the JSON an app gets, by what it is: any file, a text snippet or a voice clip, and a clip's transcript."""

from __future__ import annotations

from playground.state.model import File, Json

PREVIEW_LINES = 5
PREVIEW_LETTERS = 200
"""How much of a transcript a clip's preview holds; Slack cuts it too and doesn't say where."""
VTT_NAME = "transcript.vtt"
SECOND_A_WORD = 0.4


def file_shape(file: File, base_url: str) -> Json:
    """A file; its addresses want the bot's token."""
    address = f"{base_url}/files/{file.id}"
    shape: Json = {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.filetype,
        "user": file.user,
        "editable": file.is_snippet,
        "size": file.size,
        "mode": "snippet" if file.is_snippet else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": False,
        "public_url_shared": False,
        "url_private": f"{address}/{file.name}",
        "url_private_download": f"{address}/download/{file.name}",
        "permalink": f"{address}/{file.name}",
        "channels": list(file.channels),
        "file_access": "visible",
        "has_rich_preview": False,
    }
    if file.subtype:
        shape["subtype"] = file.subtype
    if file.is_snippet:
        shape |= _snippet(file)
    if file.mimetype.startswith("audio/"):
        shape |= _sound(file, address)
    return shape


def vtt_of(file: File) -> str:
    """A transcript as Slack serves it: a byte order mark, a blank after the title, one cue a sentence or so."""
    cues, start = [], 0.0
    for line in _cut(file.spoken):
        end = start + SECOND_A_WORD * len(line.split())
        cues.append(f"{_moment(start)} --> {_moment(end)}\n- {line}\n\n")
        start = end
    return "\ufeffWEBVTT \n\n" + "".join(cues) + "\n"


def _snippet(file: File) -> Json:
    lines = file.opening.split("\n")
    shown = "\n".join(lines[:PREVIEW_LINES])
    more = max(0, file.lines - PREVIEW_LINES)
    return {
        "preview": shown,
        "preview_is_truncated": more > 0 or len(shown) < len(file.opening),
        "lines": file.lines,
        "lines_more": more,
    }


def _sound(file: File, address: str) -> Json:
    status = file.transcription or "none"
    transcription: Json = {"status": status}
    shape: Json = {"media_display_type": "audio", "duration_ms": file.duration_ms, "transcription": transcription}
    if status == "complete":
        content = file.spoken[:PREVIEW_LETTERS]
        transcription["locale"] = "en-US"
        transcription["preview"] = {"content": content, "has_more": len(content) < len(file.spoken)}
        shape["vtt"] = f"{address}/{VTT_NAME}"
    return shape


def _cut(text: str, words_a_line: int = 12) -> list[str]:
    words = text.split()
    return [" ".join(words[at : at + words_a_line]) for at in range(0, len(words), words_a_line)]


def _moment(seconds: float) -> str:
    whole, millis = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{millis:03}"
