"""One name in two spellings, told from two people."""


import pytest
from timing import at_most

from aligner.names.spellings import variants

ONE = """
Alexander Orlov opened the bridge, and Aleksandr Orlov paid for it. | Aleksandr Alexander
President Dmitry Orlov spoke. Later Dmitri Orlov left. | Dmitri Dmitry
They asked Zelensky. He said that Zelenskyy would come, as Zelensky had said. | Zelenskyy Zelensky
The head of state, Alexander Lukashenko, and the wife of Alexander Lukashenka. | Lukashenka Lukashenko
Steven Mnuchin left; Stephen Mnuchin came back. | Stephen Steven
О Саддаме Хусейне писали. Саддама Хуссейна забыли. | Хуссейна Хусейне
Садам Хусейн правил долго. Саддам Хусейн был казнён, о Саддаме Хусейне забыли. | Садам Саддам
They asked Beyonce. He said that Beyoncé would come, as Beyonce had said. | Beyoncé Beyonce
Muammar Gaddafi ruled long. Muammar Qaddafi died, and Gaddafi was buried. | Qaddafi Gaddafi
Пришла Наталья Поклонская. Позже Наталия Поклонская ушла, а Наталью Поклонскую ждали. | Наталия Наталья
Пришёл Дмитрий Ковалёв. Позже Дмитрий Кавалёв ушёл, и Дмитрия Ковалёва не нашли. | Кавалёв Ковалёв
"""
TWO = """
Maria Ivanova met Marina Ivanova.
Alexander Orlov met Alexandra Orlova.
Sergei Orlov sang and Sergey Volkov played.
Northern Fleet Admiral Sergey Orlov met the mayor Sergei Volkov.
The Ministry of Defence and the Department of Defense; the World Health Organisation or Organization.
The great week began. In that Great Hall they said Weak. So weak. A Great Weak Week.
Александр Орлов и Алексей Орлов. Пётр Ковалёв и Петр Ковалев.
Иван Орлов с Анной Орловой, Орлову, Орловым, Орловы. Южная Африка, Южной Африки, Южную Африку.
Михаил Троя, Михаила Трои, Михаилу Трое.
The emperor Napoleon signed it. The Code Napoléon was taught in Paris, and Napoleon knew it.
John Brown met Joan Brown. John Brown is a baker, and Joan Brown is a judge.
Mr Clark met Mr Clerk at the door. Then Clark bowed, and so did Clerk.
Tom Smith and Will Smyth founded the firm. Then Smith kept the books, and Smyth sold the goods.
Volodymyr Zelensky spoke. The historian Jan Zelinsky disagreed. Zelensky and Zelinsky have never met.
В фильме Леонид Ярмольник и Леонид Ярмоленко. Вора играл Ярмольник, судью играл Ярмоленко.
Пришли Гарри Смит и Гарри Смайт. Счета вёл Смит, а продавал Смайт.
"""


def rarer_and_usual(text: str) -> list[tuple[str, str]]:
    is_russian = any("а" <= letter <= "я" for letter in text)
    return [(each.rarer[0].text, each.usual[0].text) for each in variants(text, is_russian)]


@pytest.mark.parametrize("line", ONE.strip().splitlines())
def test_one_name(line: str) -> None:
    text, _, names = line.partition(" | ")
    assert rarer_and_usual(text) == [tuple(names.split())]


@pytest.mark.parametrize("text", TWO.strip().splitlines())
def test_two_names(text: str) -> None:
    assert rarer_and_usual(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Aa " * 40_000,
        "Alexander Orlov " * 8_000,
        " ".join(f"Or{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}ov Xen" for i in range(20_000)),
        "A" * 100_000,
        "Ab-" * 30_000,
        "А" * 100_000,
    ],
)
def test_the_time_grows_with_the_text(text: str) -> None:
    with at_most(5):
        variants(text, is_russian=False)
        variants(text, is_russian=True)
