"""The shapes a message comes in, made one: labelled values, running text, and whose they are."""
