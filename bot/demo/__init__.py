"""Example data for the local playground: made-up people, what they did, and the journeys that live it through."""
