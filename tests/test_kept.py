"""Foreign words that are meant to stay are neutral; everything else that is untranslated is not."""

import pytest

import aligner
from aligner.model import Severity

SELECT = ("untranslated", "left-over")


@pytest.mark.parametrize(
    "text",
    [
        "The festival was opened with «Ирония судьбы», a comedy for the whole family.",
        'They saw the film "Левиафан" and went home.',
        "The banner said «Мир, труд, май» (“Peace, labour, May”), as it always does in this town.",
        "The Russian word тоска has no exact equivalent, and they call it so.",
        "The Russian Union of Builders (Российский союз строителей и архитекторов, RUB) was founded in this town. "
        "It has three hundred members.",
        "Об этом рассказано в книге, которую институт издал в прошлом году.\n"
        "Smith J. The structure of water // Physical Review Letters. 2020. Vol. 12. P. 45.",
        'His best film is "Mujeres al borde de un ataque de nervios" and nobody knows why.',
    ],
)
def test_what_may_be_meant_to_stay_is_neutral(text: str) -> None:
    issues = aligner.check(text, select=SELECT).issues
    assert {issue.severity for issue in issues} <= {Severity.NEUTRAL}, [issue.message for issue in issues]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told them that «Мост нужен всем» and went home to his family.",
        "The mayor said: «Мост нужен всем». Nobody in the town had expected it.",
        "They went over the «новый мост» and home again, as they always do.",
        "The price was high (решение суда пока не вступило в законную силу). Nobody in the town has paid it.",
        "They went over the мост (not that there is another one in this town or near it) and home.",
    ],
)
def test_what_is_said_in_another_language_is_not(text: str) -> None:
    issues = aligner.check(text, select=SELECT).issues
    assert issues
    assert all(issue.severity.reaches(Severity.MAJOR) for issue in issues)
