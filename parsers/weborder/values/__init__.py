"""What one value may be: a day, a number, a person, a provider, a status, a ticked box."""
