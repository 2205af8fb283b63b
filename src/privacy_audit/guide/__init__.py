"""The guide through a threat: what to do, whom to turn to, and the evidence that is kept for the police."""
