"""Text as the page shows it: mrkdwn, Markdown, rich text, dates in the reader's zone, and nothing hostile alive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from playground.page.rendering import dates
from playground.page.rendering.markdown_text import markdown
from playground.page.rendering.mrkdwn import as_typed, mrkdwn, plain
from playground.page.rendering.reader import Reader
from playground.page.rendering.rich_text import rich_text
from tests.playground.page_tags import Tags

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ANA = Reader("U1", ZoneInfo("Europe/Berlin"), NOON, {"U1": "Ana", "U2": "Mia <b>"}, {"C1": "general"})
LINK = '<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<javascript:alert(1)|press>",
    '<https://example.org/"onmouseover=alert(1)|press>',
    "<@U1|<script>>",
    "*<b onclick=alert(1)>*",
    "```<script>alert(1)</script>```",
    "`<iframe src=//example.org>`",
    "<!date^9^{time}^javascript:alert(1)|x>",
    "\x00\x08<svg/onload=alert(1)>",
)


def assert_inert(html: str) -> None:
    for tag, attributes in Tags(html).found:
        assert tag not in ("script", "iframe", "svg", "img", "b")
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "https:").startswith(("https:", "http:", "mailto:"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _slanted_ ~gone~ `code`", "<strong>bold</strong> <em>slanted</em> <s>gone</s> <code>code</code>"),
        ("*bold _and slanted_*", "<strong>bold <em>and slanted</em></strong>"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("`*not bold*`", "<code>*not bold*</code>"),
        ("one\ntwo", "one<br>two"),
        ("&gt; said\n&gt; so\nand on", "<blockquote>said<br>so</blockquote>and on"),
        ("&gt;&gt;&gt;all\nof it", "<blockquote>all<br>of it</blockquote>"),
        ("see\n```\na &lt; b\n*c*\n```\nthen", "see<pre>a &lt; b\n*c*</pre>then"),
        ("a &amp; b &lt;c&gt;", "a &amp; b &lt;c&gt;"),
        ("&amp;lt;", "&amp;lt;"),
        ("<https://example.org?a=1&amp;b=2|here>", LINK.format("https://example.org?a=1&amp;b=2", "here")),
        ("<mailto:ana@example.org>", LINK.format("mailto:ana@example.org", "ana@example.org")),
        ("`<https://example.org|example.org>`", "<code>example.org</code>"),
        ("<@U2> in <#C1>", '<span class="mention">@Mia &lt;b&gt;</span> in <span class="mention">#general</span>'),
        ("<@U1>", '<span class="mention mine">@Ana</span>'),
        ("<!here>", '<span class="mention mine">@here</span>'),
        ("&lt;!channel&gt;", "&lt;!channel&gt;"),
        (":tada: :no_such_thing:", "🎉 :no_such_thing:"),
        ("at 10:30:45", "at 10:30:45"),
        ("<!date^1795176000^{date_short_pretty} at {time}|soon>", "<time>today at 13:00</time>"),
    ],
)  # fmt: skip
def test_mrkdwn_reads_as_slack_shows_it(text: str, html: str) -> None:
    assert str(mrkdwn(text, ANA)) == html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text(text: str) -> None:
    for html in (mrkdwn(text, ANA), plain(text), markdown(text)):
        assert_inert(str(html))
        assert "\x00" not in html


def test_plain_text_has_emoji_but_no_formatting() -> None:
    assert str(plain("*as is* :tada:\nR&amp;D")) == "*as is* 🎉<br>R&amp;D"
    assert str(plain(":tada:", emoji=False)) == ":tada:"


def test_a_message_can_be_taken_back_as_it_was_typed() -> None:
    assert as_typed("<@U1> see <https://example.org|this> &amp; <#C1> &lt;b&gt;", ANA) == (
        "@Ana see https://example.org & #general <b>"
    )


def test_markdown_has_structure_and_no_html_of_its_own() -> None:
    html = str(
        markdown(
            "## Plan\n\n- **one**\n- ~~two~~\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n<b>x</b> :tada:\n\n![p](https://e.org/p.png)"
        )
    )
    for piece in ("<h2>Plan</h2>", "<strong>one</strong>", "<s>two</s>", "<td>1</td>", "&lt;b&gt;x&lt;/b&gt; 🎉"):
        assert piece in html
    assert 'href="https://e.org/p.png" target="_blank"' in html
    assert "<img" not in html
    assert "<a" not in markdown("[press](javascript:alert(1))")


def test_rich_text_shows_each_kind_of_piece() -> None:
    pieces = [
        {"type": "text", "text": "so ", "style": {"bold": True, "italic": True}},
        {"type": "link", "url": "https://example.org", "text": "<there>"},
        {"type": "user", "user_id": "U1"},
        {"type": "channel", "channel_id": "C1"},
        {"type": "broadcast", "range": "here"},
        {"type": "usergroup", "usergroup_id": "S1"},
        {"type": "emoji", "name": "tada"},
        {"type": "date", "timestamp": 1795176000, "format": "{time}", "fallback": "noon"},
        {"type": "color", "value": "#ffffff"},
        {"type": "from_the_future"},
    ]
    html = str(rich_text({"elements": [{"type": "rich_text_section", "elements": pieces}]}, ANA))
    assert html == (
        "<p><em><strong>so </strong></em>" + LINK.format("https://example.org", "&lt;there&gt;")
        + '<span class="mention mine">@Ana</span><span class="mention">#general</span>'
        '<span class="mention mine">@here</span><span class="mention">@S1</span>🎉13:00<code>#ffffff</code></p>'
    )  # fmt: skip


def test_rich_text_lists_quotes_and_code_keep_their_shape() -> None:
    def part(kind: str, *inner: object, **more: object) -> dict[str, object]:
        return {"type": f"rich_text_{kind}", "elements": list(inner), **more}

    item = part("section", {"type": "text", "text": "one"})
    code = {"type": "text", "text": "a\n<b>"}
    parts = [
        part("list", item, style="bullet", indent=1),
        part("list", item, style="ordered", offset=2),
        part("quote", code),
        part("preformatted", code),
        part("new"),
    ]
    assert str(rich_text({"elements": parts}, ANA)) == (
        '<ul class="indent-1"><li>one</li></ul><ol class="indent-0" start="3"><li>one</li></ol>'
        "<blockquote>a<br>&lt;b&gt;</blockquote><pre>a<br>&lt;b&gt;</pre>"
    )


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{date_num}", "2026-11-21"),
        ("{date_slash}", "11/21/2026"),
        ("{date}", "21 November 2026"),
        ("{date_short}", "21 Nov 2026"),
        ("{date_long}", "Saturday 21 November 2026"),
        ("{date_pretty}", "tomorrow"),
        ("{time_secs}", "00:30:00"),
        ("{ago}", "in 11 hours"),
        ("{no_such_token}", "fallback"),
    ],
)
def test_dates_are_told_in_the_readers_zone(pattern: str, words: str) -> None:
    half_past_eleven_utc = "1795217400"
    assert dates.slack_date(half_past_eleven_utc, pattern, "fallback", ANA) == words


@pytest.mark.parametrize("seconds", ["soon", "1e400", "99999999999999"])
def test_an_impossible_date_shows_its_fallback(seconds: str) -> None:
    assert dates.slack_date(seconds, "{date}", "then", ANA) == "then"


@pytest.mark.parametrize(
    ("days", "name"),
    [(0, "Today"), (-1, "Yesterday"), (-3, "Tuesday 17 November"), (-400, "Thursday 16 October 2025")],
)
def test_days_have_the_names_people_use(days: int, name: str) -> None:
    assert dates.day_name(NOON + timedelta(days=days), NOON) == name


@pytest.mark.parametrize(
    ("seconds", "words"), [(20, "just now"), (60, "1 minute ago"), (7200, "2 hours ago"), (-172800, "in 2 days")]
)
def test_how_long_ago_is_said_in_the_largest_unit(seconds: int, words: str) -> None:
    assert dates.ago(NOON - timedelta(seconds=seconds), NOON) == words
