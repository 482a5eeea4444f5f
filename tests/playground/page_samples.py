"""One of each block and of each control, the same text wherever text can stand, for the tests of the page."""

from __future__ import annotations

from typing import Any

CHARTS = ("line", "bar", "area", "pie")


def words(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def said(text: str) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": text}


def rich(text: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def picture(text: str) -> dict[str, Any]:
    return {"type": "image", "image_url": "https://example.org/p.png", "alt_text": text}


def element(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "action_id": kind, **more}


def chart(kind: str, text: str) -> dict[str, Any]:
    if kind == "pie":
        return {"type": kind, "segments": [{"label": text, "value": 3}, {"label": "b", "value": 1}]}
    series = [{"name": text, "data": [{"label": text, "value": 3}, {"label": "W2", "value": -1.5}]}]
    return {"type": kind, "series": series, "axis_config": {"categories": [text, "W2"]}}


def elements(text: str) -> list[dict[str, Any]]:
    options = [{"text": words(text), "value": text, "description": words(text)}]
    confirm = {"title": words(text), "text": words(text), "confirm": words(text), "deny": words(text)}
    placeholder = words(text)
    return [
        element("button", text=words(text), value=text, style="danger", confirm=confirm, accessibility_label=text),
        element("button", text=words(text), url="https://example.org"),
        element("overflow", options=[*options, {"text": words(text), "value": "2", "url": "javascript:alert(1)"}]),
        element("static_select", options=options, placeholder=placeholder, initial_option=options[0]),
        element("multi_static_select", option_groups=[{"label": words(text), "options": options}]),
        element("users_select", placeholder=placeholder),
        element("multi_conversations_select", placeholder=placeholder),
        element("channels_select"),
        element("radio_buttons", options=options, initial_option=options[0]),
        element("checkboxes", options=options, initial_options=options),
        element("datepicker", initial_date="2026-11-20"),
        element("timepicker", initial_time="09:00"),
        element("datetimepicker", initial_date_time=1795176000),
    ]


def blocks(text: str) -> list[dict[str, Any]]:
    """One of each block, the given text wherever text can stand."""
    task = {"type": "task_card", "task_id": "t", "title": text, "status": "in_progress", "output": rich(text)}
    source = {"type": "url", "url": "javascript:alert(1)", "text": text}
    card = {
        "type": "card", "title": said(text), "subtitle": words(text), "body": said(text), "subtext": said(text),
        "hero_image": picture(text), "icon": picture(text), "actions": [element("button", text=words(text))],
    }  # fmt: skip
    feedback = element(
        "feedback_buttons",
        positive_button={"text": words(text), "value": "up", "accessibility_label": text},
        negative_button={"text": words(text), "value": "down"},
    )
    icon = element("icon_button", icon="trash", text=words(text), value=text)
    inside = [{"type": "section", "text": said(text)}]
    return [
        {"type": "section", "text": said(text), "fields": [said(text)], "accessory": picture(text)},
        *({"type": "section", "text": words(text), "accessory": each} for each in elements(text)),
        {"type": "header", "text": words(text)},
        {"type": "divider"},
        {"type": "context", "elements": [said(text), words(text), picture(text)]},
        {"type": "image", "title": words(text), **picture(text)},
        {"type": "image", "slack_file": {"id": "F1"}, "alt_text": text},
        {"type": "markdown", "text": text},
        rich(text),
        {"type": "table", "rows": [[{"type": "raw_text", "text": text}], [{"type": "raw_number", "value": 3}]]},
        {"type": "table", "rows": [[rich(text)]], "column_settings": [{"align": "right", "is_wrapped": True}]},
        *({"type": "data_visualization", "title": text, "chart": chart(kind, text)} for kind in CHARTS),
        card,
        {"type": "carousel", "elements": [card]},
        {"type": "container", "title": words(text), "subtitle": said(text), "child_blocks": inside},
        {"type": "container", "rich_text_title": rich(text), "is_collapsible": True, "icon": picture(text),
         "child_blocks": inside},
        {"type": "context_actions", "elements": [feedback, icon]},
        {**task, "details": rich(text), "sources": [source]},
        {"type": "plan", "title": text, "tasks": [task]},
        {"type": "video", "title": words(text), "video_url": "https://example.org/v", "alt_text": text},
        {"type": text},
    ]  # fmt: skip


def inputs(text: str) -> list[dict[str, Any]]:
    """An input block for each kind of control, every one wrong."""
    typed = [
        element("plain_text_input", initial_value=text, placeholder=words(text), max_length=100),
        element("plain_text_input", initial_value=text, multiline=True),
        element("rich_text_input"),
        element("email_text_input", initial_value=text),
        element("url_text_input", initial_value=text),
        element("number_input", initial_value="3", is_decimal_allowed=True),
        element("file_input", filetypes=["txt"]),
    ]
    fields = [each for each in elements(text) if each["type"] not in ("button", "overflow")]
    frame = {"type": "input", "label": words(text), "hint": words(text), "optional": True}
    return [
        *({**frame, "block_id": str(number), "element": each} for number, each in enumerate([*typed, *fields])),
        {"type": "alert", "level": "error", "text": said(text)},
    ]
