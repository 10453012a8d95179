"""Vectors, lengths and places -> what translates what. Nothing in this package sees text."""
