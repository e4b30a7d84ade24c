"""What a person's answer to a reminder asks for."""
