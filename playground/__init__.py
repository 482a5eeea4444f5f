"""A Slack workspace on this computer: server and page, for trying and testing an app; knows no particular app."""
