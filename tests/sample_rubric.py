"""Two small rubrics for tests that need one: few words, every feature of the format."""

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


def sample_library() -> Library:
    """Both, the talks first."""
    return Library({"talks.toml": TALKS, "speeches.toml": SPEECHES})
