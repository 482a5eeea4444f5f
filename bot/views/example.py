"""What stands in the DM of somebody whose past is made up."""

from bot.views.drawn import Drawn, message, section, small


def draw_example() -> Drawn:
    """That it is example data, where to look at it, and that one can go on from it."""
    return message(
        "This is example data: some weeks of practice that nobody did.",
        section(
            "*This is example data.* The people are made up, and so is everything they practised, scored and wrote. "
            "It shows what the app looks like after some weeks.\n"
            "Open *Home* above, or type `/drill areas` or `/drill log`. Start a drill whenever you like: "
            "it goes on from here."
        ),
        small(
            "To begin anew: stop the app, delete its data folder (`data/demo`, unless you named another), and run "
            "`make run DEMO=1` again."
        ),
    )
