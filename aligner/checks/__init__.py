"""The rules, in the order they run. To add one: write its file, add it to this tuple."""

from aligner.checks.addition import Addition
from aligner.checks.base import Article, Change, Check, Example, Files, Need
from aligner.checks.brackets import Brackets
from aligner.checks.capitalisation import Capitalisation
from aligner.checks.currency import Currency
from aligner.checks.currency_format import CurrencyFormat
from aligner.checks.dash import Dash
from aligner.checks.date import Date
from aligner.checks.date_format import DateFormat
from aligner.checks.editorial_note import EditorialNote
from aligner.checks.forbidden_term import ForbiddenTerm
from aligner.checks.garbled_text import GarbledText
from aligner.checks.glued_text import GluedText
from aligner.checks.hidden_character import HiddenCharacter
from aligner.checks.inconsistent_name import InconsistentName
from aligner.checks.inconsistent_term import InconsistentTerm
from aligner.checks.inconsistent_translation import InconsistentTranslation
from aligner.checks.left_over import LeftOver
from aligner.checks.length import Length
from aligner.checks.loose_number import LooseNumber
from aligner.checks.missing_translation import MissingTranslation
from aligner.checks.mistranslation import Mistranslation
from aligner.checks.mixed_script import MixedScript
from aligner.checks.moved import Moved
from aligner.checks.named_day import NamedDay
from aligner.checks.negation import Negation
from aligner.checks.no_break_space import NoBreakSpace
from aligner.checks.number import Number
from aligner.checks.number_format import NumberFormat
from aligner.checks.omission import Omission
from aligner.checks.outdated_translation import OutdatedTranslation
from aligner.checks.partial_omission import PartialOmission
from aligner.checks.placeholder import Placeholder
from aligner.checks.proper_name import ProperName
from aligner.checks.question import Question
from aligner.checks.quote_style import QuoteStyle
from aligner.checks.quotes import Quotes
from aligner.checks.repeated_passage import RepeatedPassage
from aligner.checks.repeated_word import RepeatedWord
from aligner.checks.repetition import Repetition
from aligner.checks.same_as_source import SameAsSource
from aligner.checks.selection import chosen, rules_by_name
from aligner.checks.sign import Sign
from aligner.checks.spacing import Spacing
from aligner.checks.terminology import Terminology
from aligner.checks.time import Time
from aligner.checks.unit import Unit
from aligner.checks.unit_format import UnitFormat
from aligner.checks.unrelated_source import UnrelatedSource
from aligner.checks.untranslated import Untranslated
from aligner.checks.unused_ignore import UnusedIgnore

CHECKS: tuple[Check, ...] = (
    MissingTranslation(),
    OutdatedTranslation(),
    UnrelatedSource(),
    Untranslated(),
    LeftOver(),
    Omission(),
    Addition(),
    Mistranslation(),
    PartialOmission(),
    SameAsSource(),
    Moved(),
    Number(),
    LooseNumber(),
    Date(),
    NamedDay(),
    Time(),
    Unit(),
    Sign(),
    Currency(),
    NumberFormat(),
    DateFormat(),
    CurrencyFormat(),
    UnitFormat(),
    ProperName(),
    Terminology(),
    ForbiddenTerm(),
    InconsistentTerm(),
    InconsistentTranslation(),
    Question(),
    Negation(),
    Repetition(),
    Placeholder(),
    Length(),
    GluedText(),
    Quotes(),
    QuoteStyle(),
    Brackets(),
    Spacing(),
    Dash(),
    Capitalisation(),
    NoBreakSpace(),
    RepeatedWord(),
    RepeatedPassage(),
    EditorialNote(),
    InconsistentName(),
    MixedScript(),
    HiddenCharacter(),
    GarbledText(),
    UnusedIgnore(),
)

__all__ = ["CHECKS", "Article", "Change", "Check", "Example", "Files", "Need", "chosen", "rules_by_name"]
