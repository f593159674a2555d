"""Whether the addresses of sources still answer, asked politely, and where copies are kept."""
