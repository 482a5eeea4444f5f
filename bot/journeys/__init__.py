"""Use cases, one verb a file: no Slack type in or out, one transaction each."""
