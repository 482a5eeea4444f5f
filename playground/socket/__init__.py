"""Socket Mode: connections, envelopes and their acks, events and their redelivery."""
