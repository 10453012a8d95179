"""Words and their dictionary forms."""
