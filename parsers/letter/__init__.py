"""Who wrote which of a message's words: its sender, those it quotes, those it passes on."""
