"""Every view, held to its golden outline and to Slack's limits."""
