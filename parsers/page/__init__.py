"""What an HTML page shows a reader, and nothing that it hides."""
