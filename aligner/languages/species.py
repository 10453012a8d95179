"""Names of species, which are Latin in every language: Parus major, Myotis lucifugus."""

import re

_NAME = "[A-Z][a-z]+ [a-z]{3,}"
LIST = re.compile(rf"\(?{_NAME}(?:(?:, | и | and ){_NAME})+\W*")
"""Nothing else than two or more, as far as capitals tell: a headline can look so too."""
THREE = re.compile(rf"(?:\b{_NAME}(?: [a-z]{{3,}})?(?:, | and |(?=\W*\Z))){{3}}")
"""Three in a row: Capra sibirica, Uncia uncia."""
ONE = re.compile(r"[A-Z][a-z]+(?:us|um|is|a|es|on|ix|as) [a-z]{2,}(?:us|um|is|ae?|i|ens)")
"""One, by its Latin endings."""
