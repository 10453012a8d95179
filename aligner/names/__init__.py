"""Names of people and places: carried over by ear, looked up, or spelt in two ways."""
