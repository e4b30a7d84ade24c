"""What running text says, and how surely: clauses, what they speak of, and what they doubt."""
