"""From all that a message says of an order to one value for each field, or the reason why none."""
