"""How sure a rule is of a finding: one scale for all rules whose findings nothing measures one by one.

A grade is a judgment that says what to look at first, and no frequency. How often a rule is wrong is measured for the
rule as a whole, and stands in its manual (``figures``). Of each finding it is measured by a model for ``omission``,
``addition``, ``mistranslation``, ``partial-omission``, ``left-over`` and what ``untranslated`` finds no counterpart of;
``glued-text`` has the shares that were found right (``joints``), and ``moved`` the cosine of both places.
"""

CERTAIN = 1.0
"""The files or the texts say so themselves: nothing is judged."""
EVIDENT = 0.98
"""Characters that nobody writes there on purpose."""
SURE = 0.9
"""A slip that its own words or signs show, whatever stands around them."""
LIKELY = 0.8
"""A fault by a convention, or by a comparison with the original: a rare use or a free translation may be behind it."""
PROBABLE = 0.7
"""The same where the original can be read in another way, or both ways may be meant."""
POSSIBLE = 0.6
"""What looks alike and may be two things, or looks lost and may be said in other words."""
EVEN = 0.5
"""As often meant as not: worth a look."""
