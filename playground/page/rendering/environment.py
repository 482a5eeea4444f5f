"""The Jinja environment: templates escape everything, filters that need the reader find it in the context."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context

from playground.api.pictures import file_named
from playground.forms import tells_on
from playground.page.rendering import charts, dates, zones
from playground.page.rendering.emoji import QUICK_REACTIONS, glyph
from playground.page.rendering.escaping import inert, safe_link
from playground.page.rendering.markdown_text import markdown
from playground.page.rendering.mrkdwn import as_typed, mrkdwn, plain, text_object, words
from playground.page.rendering.reader import Reader
from playground.page.rendering.rich_text import rich_text
from playground.state.model import Json

TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def environment() -> Environment:
    """Made once. What a block leaves out is simply falsy in a template, as in Block Kit itself."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "mrkdwn": _for_reader(mrkdwn),
        "text": _for_reader(text_object),
        "rich_text": _for_reader(rich_text),
        "as_typed": _for_reader(as_typed),
        "markdown": markdown,
        "plain": plain,
        "words": words,
        "chart": charts.chart,
        "safe_link": safe_link,
        "control_id": control_id,
        "picture_url": picture_url,
        "tells_on": tells_on,
        "hue": hue,
        "question": question,
        "glyph": _glyph,
        "city": city,
        "moment": dates.moment,
        "initials": initials,
        "file_size": file_size,
        "time": _for_reader(lambda ts, reader: dates.clock_time(reader.local(ts))),
        "whole_date": _for_reader(lambda ts, reader: f"{dates.long_date(reader.local(ts))}, {reader.local(ts):%H:%M}"),
        "iso": _for_reader(lambda ts, reader: reader.local(ts).isoformat(timespec="seconds")),
        "local_input": _for_reader(lambda ts, reader: f"{reader.local(ts):%Y-%m-%dT%H:%M}"),
    }
    made.globals |= {
        "quick_reactions": QUICK_REACTIONS,
        "zone_regions": zones.regions,
        "chart_width": charts.WIDTH,
        "chart_height": charts.HEIGHT,
        "pie_radius": charts.PIE_RADIUS,
    }
    return made


def control_id(parts: tuple[str, ...]) -> str:
    """An id usable in HTML attributes that list ids, made of ids an app chose freely."""
    return "-".join(re.sub(r"[^A-Za-z0-9_]", lambda odd: f".{ord(odd[0]):x}", part) for part in parts)


def picture_url(image: Json) -> str:
    """Where a picture is loaded from: the web, or a file of this workspace."""
    if image.get("slack_file"):
        return f"/ui/files/{file_named(image['slack_file'])}"
    return safe_link(image.get("image_url", "")) or ""


def question(confirm: Json) -> dict[str, str]:
    """A confirmation's words, as the script asks them."""
    asked = {"title": "title", "text": "text", "yes": "confirm", "no": "deny"}
    return {name: words(confirm[key]) for name, key in asked.items()} | {"style": confirm.get("style", "primary")}


def hue(user_id: str) -> int:
    """One of six colours, always the same for a person."""
    return sum(user_id.encode()) % 6


def city(tz: str) -> str:
    """The place an IANA zone is named after."""
    return tz.rpartition("/")[2].replace("_", " ")


def initials(name: str) -> str:
    """The one or two letters of an avatar."""
    return "".join(word[0] for word in name.split()[:2]).upper()


def file_size(size: int) -> str:
    """Bytes in the unit a person would say."""
    for unit, name in ((1 << 20, "MB"), (1 << 10, "kB")):
        if size >= unit:
            return f"{size / unit:.0f} {name}"
    return f"{size} bytes"


def _inert(value: Any) -> Any:
    """Everything a template puts out: strings become harmless text, what is HTML already stays as it is."""
    return inert(value) if type(value) is str else value


def _glyph(code: str) -> str:
    return glyph(code) or f":{code}:"


def _for_reader(draw: Callable[[Any, Reader], Any]) -> Callable[..., Any]:
    @pass_context
    def filtered(context: Context, value: Any) -> Any:
        return draw(value, context["reader"])

    return filtered
