"""The words of the weborder, as an admin may read and add to them, and texts made alike."""
