"""The rule ``date-format``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from aligner.checks import grades
from aligner.checks.base import Article, Example, Need
from aligner.checks.compared import same
from aligner.languages.names import language_name
from aligner.model import Category, Issue, Severity

IN_DIGITS = re.compile(r"\d{1,2}([./])\d{1,2}\1(?:\d{4}|\d{2})")


@dataclass(frozen=True, slots=True)
class DateFormat:
    """A date is right, and written as another language writes it.

    05.03.2021 is no date to an English reader at first sight, and 3/5/2021 is another day to a Russian one.

    Dates in digits that are the same on both sides are looked at: their dots or slashes are compared with those of
    the short dates of Unicode's CLDR. The order of day and month is not judged, for English has two; nor are dates
    like 2021-03-05, which are a standard of their own. 1.2.10 is a version or a paragraph, and 05.03.21 a date.

    Write the date out, or as the language does.
    """

    name: ClassVar[str] = "date-format"
    category: ClassVar[Category] = Category.DATE_FORMAT
    severity: ClassVar[Severity] = Severity.MINOR
    by_default: ClassVar[bool] = True
    needs: ClassVar[Need] = Need.SOURCE
    examples: ClassVar[tuple[Example, ...]] = (
        Example("The bridge was opened on 5 March 2021 for all.", source="Мост открыли для всех 05.03.2021."),
        Example(
            "Мост открыли для всех 05.03.2021.", source="The bridge was opened for everybody on 3/5/2021."
        ),
        Example("Version 2.10.12 is described in 1.2.10.", source="Версия 2.10.12 описана в 1.2.10."),
        Example(
            "The bridge was opened for everybody on ⟦05.03.2021⟧. The mayor came with his family.",
            source="Мост открыли для всех 05.03.2021. Мэр приехал с семьёй.",
        ),
        Example(
            "Мост открыли для всех ⟦3/5/2021⟧. Мэр приехал с семьёй.",
            source="The bridge was opened for everybody on 3/5/2021. The mayor came with his family.",
        ),
    )

    def run(self, article: Article) -> Iterator[Issue]:
        """Yield the dates of the translation with the marks of another language."""
        from aligner.values.locales import number_locale
        from aligner.values.numerals import Sort

        language = article.bitext.target.language if article.bitext else ""
        mark = number_locale(language).date_mark
        for finding in same(article) if mark in (".", "/") else ():
            match = IN_DIGITS.fullmatch(finding.here)
            if match and match[1] != mark and finding.pair.source.sort is Sort.DATE:
                marks = {".": "dots", "/": "slashes"}[match[1]]
                said = f"{finding.here} is a date with {marks}, unlike {language_name(language)}."
                yield finding.issue(self, grades.LIKELY, said)
