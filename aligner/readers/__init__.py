"""Path or bytes -> Document, a file format each."""
