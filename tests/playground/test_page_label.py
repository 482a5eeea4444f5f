"""The label a workspace may wear: on top of the page and in its title, or nowhere."""

from playground.desk import Playground
from playground.manifest import parse_manifest
from playground.page.routes import screen_html

COACH = parse_manifest({"display_information": {"name": "Coach"}})


def page_of(**more: str) -> str:
    playground = Playground(COACH, None, **more)
    try:
        return screen_html(playground, {})
    finally:
        playground.workspace.close()


def test_a_label_stands_on_top_and_in_the_title() -> None:
    html = page_of(label="Example <data>")
    assert '<p class="label" id="label">Example &lt;data&gt;</p>' in html
    assert "Coach playground · Example &lt;data&gt;</title>" in html


def test_without_a_label_there_is_no_trace_of_one() -> None:
    html = page_of()
    assert 'class="label"' not in html
    assert "Coach playground</title>" in html
