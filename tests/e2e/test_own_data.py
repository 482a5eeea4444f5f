"""What is one's own: settings, planned interviews, reminders off for a while, a copy of everything, an end to it."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.practice import ANSWER, Practice

Someone = Callable[..., Practice]


def test_settings_are_kept_and_shown_on_home(someone: Someone) -> None:
    ana = someone("ana")
    ana.type_command("/drill settings")
    expect(ana.modal.get_by_label("Which time zone are you in?")).to_contain_text("As in Slack (Europe/Lisbon)")
    ana.modal.get_by_label("Behavioural", exact=True).check()
    ana.modal.get_by_label("Staff").check()
    ana.modal.get_by_label("4 rounds").check()
    ana.modal.get_by_label("30 days; scores, journal and fixes stay").check()
    ana.submit("Save")
    ana.modal.wait_for(state="hidden")
    ana.go_home()
    ana.see("Next: Situation in two sentences")
    ana.see("Behavioural · staff · 4 rounds")
    ana.page.get_by_role("button", name="Settings").click()
    expect(ana.modal.get_by_label("30 days; scores, journal and fixes stay")).to_be_checked()


def test_an_interview_is_noted_in_ones_own_zone_and_called_off(someone: Someone) -> None:
    rosa = someone("rosa")
    rosa.type_command("/drill interview tomorrow")
    rosa.see("Which hour?")
    rosa.type_command("/drill interview yesterday 15:00")
    rosa.see("That is over already.")
    rosa.type_command("/drill interview tomorrow 15:00")
    rosa.see("Read as Asia/Tokyo time")
    expect(rosa.page.get_by_text("Your interview is noted: ").last).to_contain_text("15:00")
    rosa.press("Call it off")
    rosa.see("Called off: your interview")
    rosa.type_command("/drill interview")
    rosa.see("No interview is planned.")


def test_reminders_are_paused_and_brought_back(someone: Someone) -> None:
    tom = someone("tom", phone=True)
    tom.type_command("/drill pause a while")
    tom.see("I couldn't read for how long")
    tom.type_command("/drill pause 3d")
    tom.see("Reminders are paused until")
    tom.type_command("/drill resume")
    tom.see("Reminders are on again.")


def test_the_export_brings_three_files_with_every_typed_word(someone: Someone) -> None:
    mia = someone("mia")
    mia.start_first_drill("System design", "Senior")
    mia.see("Round 1 of 3")
    mia.write(ANSWER)
    mia.type_command("/drill export")
    mia.see("Your export is on its way to our DM.")
    written = {path.suffix: path.read_text(encoding="utf-8") for path in downloads(mia)}
    assert sorted(written) == [".csv", ".json", ".md"]
    [drill] = json.loads(written[".json"])["drills"]
    assert [answer["text"] for answer in drill["rounds"][0]["answers"]] == [ANSWER]
    assert ANSWER in " ".join(written[".md"].replace(">", " ").split())
    assert "System design · Requirements" in written[".csv"]


def downloads(person: Practice) -> list[Path]:
    """Every file in the conversation, saved as the browser would."""
    files = person.page.locator("a.file, .snippet a[download]")
    files.nth(2).wait_for()
    saved = []
    for number in range(files.count()):
        with person.page.expect_download() as download:
            files.nth(number).click()
        path = download.value.path()
        saved.append(path.rename(path.with_name(download.value.suggested_filename)))
    return saved


def test_after_deleting_everything_home_greets_a_newcomer(someone: Someone) -> None:
    june = someone("june")
    june.start_first_drill("Behavioural", "Mid")
    june.see("Round 1 of 3")
    june.write(ANSWER)
    june.type_command("/drill delete my data")
    june.see("1 drill, with 1 answer")
    june.press("Delete everything")
    june.confirm("Delete it")
    june.see("Deleted, for good")
    june.go_home()
    june.see("Practise one weakness at a time")
    expect(june.page.get_by_text("Where you stand")).to_have_count(0)
