"""The Web API: one file a family of methods, each refusing what Slack refuses, by Slack's error names."""
