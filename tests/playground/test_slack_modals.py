"""Filling in modals: complete state, submissions and what their acks do, drafts, dispatched inputs and closing."""

from __future__ import annotations

from typing import Any

import pytest
from block_kit import acks, field, modal, opened, option, text
from echo_app import Echo
from slack_bolt import BoltResponse

from playground.person import NotSeen, Person, Told

ANA = "U0PGANA001"


FIELDS = [
    field("words", "plain_text_input", multiline=True),
    field("mail", "email_text_input", optional=True),
    field("site", "url_text_input", optional=True),
    field("count", "number_input", optional=True, is_decimal_allowed=False, min_value="1", max_value="5"),
    field("pick", "static_select", options=[option("a"), option("b")], initial_option=option("b")),
    field("many", "multi_static_select", optional=True, option_groups=[{"label": text("g"), "options": [option("x")]}]),
    field("radio", "radio_buttons", optional=True, options=[option("1"), option("2")]),
    field("boxes", "checkboxes", optional=True, options=[option("p"), option("q")], initial_options=[option("q")]),
    field("day", "datepicker", initial_date="2026-11-20"),
    field("time", "timepicker", optional=True),
    field("moment", "datetimepicker", optional=True),
    field("who", "users_select", optional=True),
    field("all", "multi_users_select", optional=True),
    field("where", "conversations_select", optional=True),
    field("channel", "channels_select", optional=True),
    field("rich", "rich_text_input", optional=True),
    field("file", "file_input", optional=True),
]


async def test_a_submission_carries_the_complete_state(echo: Echo, ana: Person) -> None:
    view = await opened(echo, ana, modal(*FIELDS, private_metadata="m1"))
    typed = {"words": "said it", "radio": "2", "who": ANA, "rich": "bold", "count": "3", "many": ["x"]}
    file = (await ana.act("upload", name="cv.txt", content_base64="YQ=="))["file"]
    await ana.submit({**typed, "file": [file["id"]]})
    body = echo.bodies[-1]
    assert (body["type"], body["view"]["id"], body["view"]["private_metadata"]) == ("view_submission", view["id"], "m1")
    values = {block: each["answer"] for block, each in body["view"]["state"]["values"].items()}
    assert set(values) == {block["block_id"] for block in FIELDS}
    assert values["words"] == {"type": "plain_text_input", "value": "said it"}
    assert values["mail"] == {"type": "email_text_input", "value": None}
    assert values["count"]["value"] == "3"
    assert values["pick"]["selected_option"] == option("b")
    assert values["many"]["selected_options"] == [option("x")]
    assert values["radio"]["selected_option"] == option("2")
    assert values["boxes"]["selected_options"] == [option("q")]
    assert (values["day"]["selected_date"], values["time"]["selected_time"]) == ("2026-11-20", None)
    assert values["moment"] == {"type": "datetimepicker", "selected_date_time": None}
    assert (values["who"]["selected_user"], values["all"]["selected_users"]) == (ANA, [])
    assert values["rich"]["rich_text_value"]["elements"][0]["elements"] == [{"type": "text", "text": "bold"}]
    assert values["file"] == {"type": "file_input", "files": [file]}
    assert {"trigger_id", "team", "user", "api_app_id", "response_urls"} < set(body)
    assert {"hash", "root_view_id", "previous_view_id", "callback_id", "title", "submit", "close"} < set(body["view"])
    assert await ana.modal() is None


@pytest.mark.parametrize(
    ("block", "value", "said"),
    [
        (field("f", "plain_text_input"), "", "Please fill this in."),
        (field("f", "plain_text_input", max_length=3), "four", "Please shorten this to 3 characters."),
        (field("f", "plain_text_input", min_length=3), "no", "Please write 3 characters or more."),
        (field("f", "email_text_input"), "nobody", "That doesn't look like an email address."),
        (field("f", "url_text_input"), "example.com", "Please give a whole address, with https://."),
        (field("f", "number_input", is_decimal_allowed=False), "1.5", "Please enter a whole number."),
        (field("f", "number_input", is_decimal_allowed=True), "one", "Please enter a number."),
        (field("f", "number_input", is_decimal_allowed=True, min_value="2"), "1.5", "2 or more, please."),
        (field("f", "number_input", is_decimal_allowed=False, max_value="2"), "3", "2 or less, please."),
        (field("f", "multi_users_select", max_selected_items=1), ["U1", "U2"], "1 at most, please."),
        (field("f", "static_select", options=[option("a")]), None, "Please fill this in."),
    ],
)
async def test_slacks_own_client_refuses_before_it_submits(
    echo: Echo, ana: Person, block: dict[str, Any], value: Any, said: str
) -> None:
    await opened(echo, ana, modal(block))
    with pytest.raises(Told) as caught:
        await ana.submit({"f": value})
    assert caught.value.errors == {"f": said}
    assert echo.bodies[-1]["type"] == "shortcut"


FILES = field("f", "file_input", filetypes=["csv", "txt"], max_files=1)


async def chosen(person: Person, *names: str) -> dict[str, list[str]]:
    """What a file field holds once these were chosen."""
    return {"f": [(await person.act("upload", name=name, content_base64="YQ=="))["file"]["id"] for name in names]}


@pytest.mark.parametrize("name", ["log.csv", "LOG.TXT"])
async def test_a_file_of_a_type_the_app_asked_for_is_sent(echo: Echo, ana: Person, name: str) -> None:
    await opened(echo, ana, modal(FILES))
    await ana.submit(await chosen(ana, name))
    [file] = echo.bodies[-1]["view"]["state"]["values"]["f"]["answer"]["files"]
    assert file["name"] == name


@pytest.mark.parametrize(
    ("names", "said"),
    [(["log.png"], "Files of these types, please: csv, txt."), (["log.csv", "more.csv"], "1 at most, please.")],
)
async def test_another_type_and_one_too_many_are_refused(echo: Echo, ana: Person, names: list[str], said: str) -> None:
    await opened(echo, ana, modal(FILES))
    with pytest.raises(Told) as caught:
        await ana.submit(await chosen(ana, *names))
    assert caught.value.errors == {"f": said}


async def test_errors_of_the_app_keep_the_modal_and_what_was_typed(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal())
    echo.on["view"] = acks(response_action="errors", errors={"note": "Too vague."})
    with pytest.raises(Told) as caught:
        await ana.submit({"note": "hm"})
    view = await ana.modal()
    assert caught.value.errors == {"note": "Too vague."}
    assert view is not None
    assert (view["errors"], view["values"]) == ({"note": "Too vague."}, {"note": {"answer": "hm"}})


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"elsewhere": "No."}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "errors", "errors": {"note": ""}},
        {"response_action": "update", "view": modal(title="A title that is much too long")},
        {"response_action": "push", "view": {"type": "home", "blocks": [{"type": "divider"}]}},
        {"response_action": "dance"},
    ],
)
async def test_an_ack_slack_can_not_use_is_trouble_and_loses_nothing(
    echo: Echo, ana: Person, answer: dict[str, Any]
) -> None:
    view = await opened(echo, ana, modal())

    async def listen(ack: Any, **_: Any) -> None:
        ack.response = BoltResponse(status=200, body=answer)  # past the checks of ack() itself

    echo.on["view"] = listen
    with pytest.raises(Told, match="What you typed is still here"):
        await ana.submit({"note": "kept"})
    still = await ana.modal()
    assert still is not None
    assert (still["id"], still["values"]["note"]["answer"]) == (view["id"], "kept")


async def test_a_submission_nobody_acks_keeps_what_was_typed(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal())
    echo.silent = True
    with pytest.raises(Told, match="trouble connecting: Echo didn't answer"):
        await ana.submit({"note": "kept"})
    view = await ana.modal()
    assert view is not None
    assert view["values"]["note"]["answer"] == "kept"


async def test_an_ack_updates_pushes_and_clears(echo: Echo, ana: Person) -> None:
    first = await opened(echo, ana, modal())
    echo.on["view"] = acks(response_action="update", view=modal(title="Second"))
    await ana.submit({"note": "a"})
    second = await ana.wait_for_modal("Second")
    assert (second["id"], second["hash"] != first["hash"]) == (first["id"], True)
    echo.on["view"] = acks(response_action="push", view=modal(title="Third"))
    await ana.submit({"note": "b"})
    third = await ana.wait_for_modal("Third")
    assert third["id"] != first["id"]
    echo.on["view"] = acks()
    await ana.submit({"note": "c"})
    assert (await ana.wait_for_modal("Second"))["id"] == first["id"]  # only the one on top closes
    echo.on["view"] = acks(response_action="clear")
    await ana.submit({"note": "d"})
    assert await ana.modal() is None


async def test_what_stays_in_an_updated_view_keeps_what_was_typed(echo: Echo, ana: Person) -> None:
    view = await opened(echo, ana, modal())
    await ana.act("draft", view_id=view["id"], state={"note": {"answer": "half a thou"}})
    await echo.client.views_update(view_id=view["id"], view=modal(*FIELDS[:1], field("note", "plain_text_input")))
    seen = await ana.modal()
    assert seen is not None
    assert seen["values"]["note"]["answer"] == "half a thou"


async def test_a_close_is_told_without_what_was_typed(echo: Echo, ana: Person) -> None:
    view = await opened(echo, ana, modal(notify_on_close=True))
    await ana.act("draft", view_id=view["id"], state={"note": {"answer": "secret"}})
    await ana.close_modal()
    body = echo.bodies[-1]
    assert (body["type"], body["view"]["id"], body["is_cleared"]) == ("view_closed", view["id"], False)
    assert body["view"]["state"]["values"] == {}
    assert "trigger_id" not in body
    assert await ana.modal() is None


async def test_a_close_nobody_asked_for_or_acks_is_quiet(echo: Echo, ana: Person) -> None:
    await opened(echo, ana, modal())
    await ana.close_modal()
    assert echo.bodies[-1]["type"] == "shortcut"
    await opened(echo, ana, modal(notify_on_close=True))
    echo.silent = True
    await ana.close_modal()
    assert await ana.modal() is None


async def test_an_input_that_dispatches_sends_each_change_with_the_state(echo: Echo, ana: Person) -> None:
    view = await opened(echo, ana, modal(field("area", "plain_text_input", dispatch=True), FIELDS[4]))
    with pytest.raises(Told, match="sent with the whole form"):
        await ana.act("click", view_id=view["id"], action_id="answer", block_id="pick", value="a")
    await ana.click("answer", value="design", state={"pick": {"answer": "a"}})
    body = echo.bodies[-1]
    assert (body["type"], body["actions"][0]["value"], body["container"]["type"]) == ("block_actions", "design", "view")
    values = body["view"]["state"]["values"]
    assert values["area"]["answer"]["value"] == "design"
    assert values["pick"]["answer"]["selected_option"] == option("a")


async def test_only_the_modal_on_top_can_be_submitted(echo: Echo, ana: Person, mia: Person) -> None:
    first = await opened(echo, ana, modal())
    echo.on["view"] = acks(response_action="push", view=modal(title="Second"))
    await ana.submit({"note": "x"})
    with pytest.raises(Told, match="lies on top"):
        await ana.act("submit", view_id=first["id"])
    with pytest.raises(Told, match="has been closed"):
        await mia.act("submit", view_id=first["id"])
    with pytest.raises(NotSeen):
        await ana.submit({"nothing": "here"})
    with pytest.raises(NotSeen):
        await mia.submit()
