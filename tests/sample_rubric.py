"""Two small rubrics for tests that need one, and answers to the first: few words, every feature of the formats."""

from bot.core.library import Library

TALKS = """
id = "talks"
name = "Short talks"
summary = "Saying one thing well."
levels = ["mid", "senior"]
structure = ["The point first.", "Then the reason.", "Then stop."]

[[dimension]]
id = "opening"
name = "Opening"
asks = "Is the point in the first sentence?"
goal = "In {seconds} seconds: the point, then the reason."
seconds = 40
level.1 = ["Begins with the history.", "Never says the point."]
level.2 = ["Says the point first.", "Gives a reason after it."]
level.3 = ["Says what the point costs.", "Stops after the reason."]
not_3 = "A long story told with charm."
probes = [
  { when = "no_reason", unless = ["because"], ask = "Why is that so?" },
  { when = "no_cost", unless = ["cost"], ask = "What does it cost?" },
]
checks = ["Did you say the point first?", "Did you stop in time?", "Did you give a reason?"]
pressure = ["I have to go. One sentence, please.", "I don't believe you. Why should I?"]
exercises = ["Say one point three times, shorter each time."]
minutes = 25

[[dimension]]
id = "ending"
name = "Ending"
asks = "Does the last sentence say what happens next?"
goal = "In {seconds} seconds: end on what happens next."
seconds = 30
level.1 = ["Trails off.", "Ends on an apology."]
level.2 = ["Ends on a next step.", "Says who takes it."]
level.3 = ["Says when it is done.", "Asks for what is missing."]
not_3 = "A joke everybody laughs at."
probes = [{ when = "no_who", unless = ["will"], ask = "Who does that?" }]
checks = ["Did you name a next step?", "Did you say who takes it?"]
pressure = ["And then?", "Who said so?"]
exercises = ["Write the last sentence first."]
minutes = 25

[[question]]
id = "bridge"
level = "senior"
exposes = ["opening", "ending"]
ask = "A bridge is closed for repairs. Tell the mayor."

[[question]]
id = "oven"
level = "senior"
exposes = ["opening", "ending"]
ask = "The bakery's oven fails every Friday. Report it."

[[question]]
id = "museum"
level = "senior"
exposes = ["opening", "ending"]
ask = "Visitors leave the museum early. Explain to its director."

[[question]]
id = "orchard"
level = "senior"
exposes = ["opening", "ending"]
ask = "Frost took half the apples. Inform your buyers."

[[question]]
id = "ferry"
level = "senior"
exposes = ["opening", "ending"]
ask = "Two ferries share a single pilot. Persuade the owner."

[[question]]
id = "library"
level = "mid"
exposes = ["opening", "ending"]
ask = "Returned books pile up. Describe it to a colleague."
facts = [
  { about = ["how long", "since when"], reply = "Since May." },
  { about = ["how many", "books"], reply = "Four hundred a week." },
]
"""

SPEECHES = TALKS.replace('id = "talks"', 'id = "speeches"').replace("Short talks", "Long speeches")

REFERENCES = """
[[triple]]
id = "bridge"
dimension = "opening"
held_out = false
question = "A bridge is closed for repairs. Tell the mayor."

[[triple.answer]]
level = 1
text = "So, back in March somebody from the works office noticed rust, and then there was a survey."
quote = "back in March somebody from the works office noticed rust"
why = "Begins with the history and never says that the bridge is closed."

[[triple.answer]]
level = 2
text = "The bridge is closed until June, because a pillar moved. A firm from the coast looks after it."
quote = "The bridge is closed until June, because a pillar moved"
why = "The point first, the reason after it. What it costs the town isn't said."

[[triple.answer]]
level = 3
text = "The bridge is closed until June. It costs each family eight minutes a day, because a pillar moved."
quote = "It costs each family eight minutes a day"
why = "The point, what it costs, the reason; then it stops."

[[triple]]
id = "oven"
dimension = "opening"
held_out = true
question = "The bakery's oven fails every Friday. Report it."

[[triple.answer]]
level = 1
text = "Our oven is an old friend, it came with the house, and my grandmother had views on it."
quote = "my grandmother had views on it"
why = "A story; the point never comes."

[[triple.answer]]
level = 2
text = "The oven fails every Friday, since that is when we bake twice. I would like somebody to look at it."
quote = "The oven fails every Friday, since that is when we bake twice"
why = "The point and its reason, but not what a Friday without bread costs."

[[triple.answer]]
level = 3
text = '''
The oven fails every Friday, and each time we throw away 90 loaves.
It is when we bake twice.'''
quote = "each time we throw away 90 loaves"
why = "Says what it costs right after the point, and stops after the reason."
"""
"""Two questions about the first dimension of TALKS, answered at each level; the second is held out."""

TEXTS = {"talks.toml": TALKS, "speeches.toml": SPEECHES, "references/talks.toml": REFERENCES}


def sample_library() -> Library:
    """Both rubrics, the talks first; only they have reference answers."""
    return Library(TEXTS)
