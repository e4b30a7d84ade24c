"""The main job shown: the real daemon over a Maildir of invented messages and a simulated clock."""
