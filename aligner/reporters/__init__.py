"""Report -> text, a format each."""
