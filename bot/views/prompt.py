"""A channel's question of the day, and what is said around it: in the channel, to one person there, in their DM."""

from bot.core.channel_question import PromptScene
from bot.core.library import Library
from bot.core.schedule import Schedule, ScheduleKind
from bot.views.drawn import Drawn, button, buttons, header, message, section, small
from bot.views.ids import Action
from bot.views.mentions import mentioning
from bot.views.prompt_form import in_words
from bot.views.text import escape

_IN_THREAD = "Answer in the thread if you like; whoever does can make it round 1 of a drill."
_WHAT = {ScheduleKind.PROMPT: "a question of the day", ScheduleKind.DIGEST: "the weekly digest"}


def draw_prompt(scene: PromptScene, value: str, *, hears_threads: bool) -> Drawn:
    """The question as all read it. `value` names it; `hears_threads`: what is answered under it reaches us."""
    title = f"Question of the day · {scene.rubric.name}"
    area = f"{escape(scene.dimension.name)} · {scene.prompt.level.label.lower()}"
    return message(
        f"{title}. {scene.prompt.question}",
        header(title),
        section(escape(scene.prompt.question)),
        small(f"{area}. {_IN_THREAD}" if hears_threads else area),
        buttons([button("Drill this privately", Action.DRILL_PROMPT, value, primary=True)]),
        small(f"Set up by <@{scene.set_by}>."),
    )


def draw_set_up(library: Library, schedule: Schedule, by: str) -> Drawn:
    """What a channel is told when something was set up in it; `by` is the user id of who did."""
    what = _WHAT[schedule.kind]
    told = f"<@{by}> set up {what} here: {in_words(library, schedule)}."
    if schedule.kind is not ScheduleKind.DIGEST:
        return mentioning(told)
    return mentioning(
        told,
        section("It has only sums, of those who press *Join*, and only from three people up."),
        buttons([button("Join", Action.JOIN_DIGEST, "digest", primary=True)]),
    )


def draw_drilling(*, with_it: bool) -> Drawn:
    """*Drill this privately*, to whoever pressed it. `with_it`: round 1 asks that question."""
    if with_it:
        return message("Started. The question is in the replies to the new card, in our DM. Nobody here sees it.")
    return message("You had this one, so I started its area with another question. It is in our DM.")


def draw_offer(value: str) -> Drawn:
    """To somebody who answered in the thread, and only to them."""
    text = "That can be round 1 of a drill: score it while it is fresh."
    return message(
        text,
        section(text),
        buttons([button("Make it round 1", Action.MAKE_ROUND, value, primary=True)]),
        small("The rest happens in our DM. Only you see this."),
    )


def draw_made_round() -> Drawn:
    """What takes the offer's place."""
    return message("Done. Your answer is round 1 of a drill in our DM; score it there.")


def draw_brought(channel_id: str) -> Drawn:
    """In the drill's thread: where its first answer is from."""
    later = "As it stood when you pressed; later changes there change nothing here."
    return mentioning(f"Your answer from <#{channel_id}> counts.", small(later))
