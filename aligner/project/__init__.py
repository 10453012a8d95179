"""The files of a project: which there are, which belong together, what git says of them, what is known."""
