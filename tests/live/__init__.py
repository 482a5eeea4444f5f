"""`make live-check`: the AI interviewer against a model server that is none of ours. Not part of the tests."""
