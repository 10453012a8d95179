"""Texts for properties: sentences put together from parts, Russian and English, and what translators do to them."""

from hypothesis import strategies as st

WHO = [
    ("Старый мельник", "The old miller"),
    ("Директор музея", "The director of the museum"),
    ("Наша учительница", "Our teacher"),
    ("Капитан парохода", "The captain of the steamer"),
    ("Молодая актриса", "A young actress"),
    ("Сосед с третьего этажа", "The neighbour from the third floor"),
    ("Почтальон", "The postman"),
    ("Главный врач больницы", "The head doctor of the hospital"),
    ("Двое рыбаков", "Two fishermen"),
    ("Хор пожарных", "A choir of firemen"),
    ("Хозяйка пекарни", "The owner of the bakery"),
    ("Судья", "The judge"),
]
WHAT = [
    ("продал свой дом у реки", "sold a house by the river"),
    ("показал детям скелет кита", "showed the children the skeleton of a whale"),
    ("читал вслух стихи о войне", "read aloud poems about the war"),
    ("потерял ключи от погреба", "lost the keys of the cellar"),
    ("отказался платить налог на собак", "refused to pay the tax on dogs"),
    ("посадил двадцать яблонь", "planted twenty apple trees"),
    ("опоздал на последний поезд", "missed the last train"),
    ("купил подержанный грузовик", "bought a used lorry"),
    ("сломал руку на катке", "broke an arm at the skating rink"),
    ("выиграл шахматный турнир", "won a chess tournament"),
    ("сварил суп из крапивы", "cooked soup from nettles"),
    ("написал письмо министру", "wrote a letter to the minister"),
]
WHEN = [
    ("в понедельник", "on Monday"),
    ("прошлой зимой", "last winter"),
    ("перед самым праздником", "right before the holiday"),
    ("в тот же вечер", "on the same evening"),
    ("два года назад", "two years ago"),
    ("после долгих споров", "after long arguments"),
    ("ещё до рассвета", "before dawn"),
    ("в дождливый август", "in a rainy August"),
    ("на глазах у всей улицы", "before the eyes of the whole street"),
    ("к удивлению родных", "to the surprise of the family"),
    ("без всякой причины", "for no reason at all"),
    ("по совету адвоката", "on the advice of a lawyer"),
]


@st.composite
def faithful(draw: st.DrawFn, least: int = 1) -> tuple[list[str], list[str]]:
    """A text and its translation, sentence by sentence; no two sentences say the same of anything."""
    count = draw(st.integers(least, len(WHO)))
    parts = list(zip(*(draw(st.permutations(each)) for each in (WHO, WHAT, WHEN)), strict=True))[:count]
    russian, english = ([" ".join(part[side] for part in each) + "." for each in parts] for side in (0, 1))
    return russian, english


@st.composite
def altered(draw: st.DrawFn, sentences: list[str]) -> list[str]:
    """A text of which sentences were dropped, said twice, joined to the one before, or moved."""
    found: list[str] = []
    for each in sentences:
        match draw(st.sampled_from(["kept", "kept", "kept", "dropped", "twice", "joined", "moved"])):
            case "twice":
                found += [each, each]
            case "joined" if found:
                found[-1] = f"{found[-1][:-1]}, {each}"
            case "moved":
                found.insert(draw(st.integers(0, len(found))), each)
            case "kept" | "joined":
                found.append(each)
    return found
