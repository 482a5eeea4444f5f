"""The emoji codes the page knows (`:tada:`) and the ones offered as reactions."""

from __future__ import annotations

import re

QUICK_REACTIONS = ("thumbsup", "eyes", "tada", "white_check_mark", "heart", "thinking_face")

_CODE = re.compile(r":([a-z0-9_+'-]+(?:::skin-tone-\d)?):")
_GLYPHS = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "ok_hand": "👌", "wave": "👋", "clap": "👏",
    "raised_hands": "🙌", "pray": "🙏", "muscle": "💪", "point_right": "👉", "point_left": "👈",
    "point_up": "☝️", "point_down": "👇", "v": "✌️", "crossed_fingers": "🤞", "handshake": "🤝",
    "writing_hand": "✍️", "smile": "😄", "slightly_smiling_face": "🙂", "smiley": "😃", "grinning": "😀",
    "blush": "😊", "wink": "😉", "joy": "😂", "sweat_smile": "😅", "relieved": "😌", "sunglasses": "😎",
    "thinking_face": "🤔", "neutral_face": "😐", "confused": "😕", "cry": "😢", "sob": "😭", "scream": "😱",
    "angry": "😠", "sleeping": "😴", "nerd_face": "🤓", "heart": "❤️", "blue_heart": "💙", "green_heart": "💚",
    "yellow_heart": "💛", "broken_heart": "💔", "100": "💯", "fire": "🔥", "sparkles": "✨", "star": "⭐",
    "star2": "🌟", "zap": "⚡", "boom": "💥", "tada": "🎉", "trophy": "🏆", "medal": "🏅", "dart": "🎯",
    "rocket": "🚀", "seedling": "🌱", "herb": "🌿", "deciduous_tree": "🌳", "sunny": "☀️", "cloud": "☁️",
    "rainbow": "🌈", "coffee": "☕", "tea": "🍵", "cake": "🍰", "beers": "🍻", "pizza": "🍕",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "x": "❌",
    "warning": "⚠️", "no_entry": "⛔", "no_entry_sign": "🚫", "question": "❓", "exclamation": "❗",
    "information_source": "ℹ️", "bulb": "💡", "eyes": "👀", "ear": "👂", "brain": "🧠", "speech_balloon": "💬",
    "thought_balloon": "💭", "studio_microphone": "🎙️", "microphone": "🎤", "loud_sound": "🔊", "mute": "🔇",
    "bell": "🔔", "no_bell": "🔕", "loudspeaker": "📢", "mega": "📣", "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳", "stopwatch": "⏱️", "timer_clock": "⏲️", "alarm_clock": "⏰", "clock9": "🕘",
    "calendar": "📆", "date": "📅", "spiral_calendar_pad": "🗓️", "memo": "📝", "pencil": "📝", "pencil2": "✏️",
    "notebook": "📓", "book": "📖", "books": "📚", "bookmark": "🔖", "clipboard": "📋", "pushpin": "📌",
    "paperclip": "📎", "link": "🔗", "mag": "🔍", "lock": "🔒", "unlock": "🔓", "key": "🔑", "hammer": "🔨",
    "wrench": "🔧", "hammer_and_wrench": "🛠️", "gear": "⚙️", "toolbox": "🧰", "scales": "⚖️",
    "triangular_ruler": "📐", "rock": "🪨", "chart_with_upwards_trend": "📈",
    "chart_with_downwards_trend": "📉", "bar_chart": "📊", "inbox_tray": "📥", "outbox_tray": "📤",
    "package": "📦", "email": "✉️", "incoming_envelope": "📨", "computer": "💻", "robot_face": "🤖",
    "floppy_disk": "💾", "wastebasket": "🗑️", "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_up": "⬆️",
    "arrow_down": "⬇️", "repeat": "🔁", "fast_forward": "⏩", "arrow_forward": "▶️",
    "double_vertical_bar": "⏸️", "black_square_for_stop": "⏹️", "large_blue_circle": "🔵", "red_circle": "🔴",
    "large_green_circle": "🟢", "large_yellow_circle": "🟡", "white_circle": "⚪", "black_circle": "⚫",
    "one": "1️⃣", "two": "2️⃣", "three": "3️⃣", "four": "4️⃣", "five": "5️⃣", "wavy_dash": "〰️",
    "heavy_plus_sign": "➕", "heavy_minus_sign": "➖",
}  # fmt: skip


def glyph(code: str) -> str | None:
    """The character of an emoji code without colons (skin tones ignored), or None if the page doesn't know it."""
    return _GLYPHS.get(code.partition("::")[0])


def with_glyphs(text: str) -> str:
    """Text with every known code replaced by its character; unknown ones stay as typed."""
    return _CODE.sub(lambda code: glyph(code[1]) or code[0], text)
