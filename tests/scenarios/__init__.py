"""The main job told as it happens: whole Låsvakts, mail as people and programs send it."""
