"""Whether a message that a person passed on still says what its sender said."""
