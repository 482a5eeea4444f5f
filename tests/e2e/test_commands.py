"""What is typed after /drill, and the form under *Change*."""

from playwright.sync_api import expect

from tests.e2e.practice import Practice


def test_the_change_form_starts_the_drill_it_describes(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.press("Stop")
    ana.confirm("Stop")

    ana.type_command("/drill")
    ana.see("Next: Requirements")
    ana.press("Change")
    ana.modal.get_by_label("Area", exact=True).select_option(label="Trade-offs")
    goal = ana.modal.get_by_label("Goal")
    expect(goal).to_have_value("In 60 seconds: what I chose, what it cost, why that is right here.")
    goal.fill("In 45 seconds: one alternative and what it would have cost.")
    ana.modal.get_by_label("Area", exact=True).select_option(label="Capacity")
    expect(goal).to_have_value("In 45 seconds: one alternative and what it would have cost.")
    ana.modal.get_by_label("Rounds").select_option("4")
    ana.modal.get_by_role("button", name="Show the card").click()

    ana.see("Capacity · System design")
    ana.see("In 45 seconds: one alternative and what it would have cost.")
    ana.see("4 rounds · senior")
    ana.press("Start round 1")
    ana.see("Your question is in the replies to this card")


def test_help_and_an_unknown_word_say_what_can_be_typed(ana: Practice) -> None:
    ana.type_command("/drill help")
    ana.see("How Whetstone works")
    ana.type_command("/drill sideways")
    ana.see("I know no area or rubric called “sideways”.")


def test_stray_text_gets_one_helpful_line(ana: Practice) -> None:
    ana.see("Welcome. Here you practise one weakness at a time.")
    ana.type_command("good morning")
    ana.see("I keep quiet outside drills.")


def test_a_second_drill_is_refused_while_one_is_open(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.type_command("/drill go")
    ana.see("You have a drill open already.")
