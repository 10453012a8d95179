"""English names of the languages that the identifiers know, by ISO 639 code."""

_NAMES = """
af Afrikaans|am Amharic|an Aragonese|ar Arabic|as Assamese|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali
br Breton|bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|dz Dzongkha|el Greek|en English|eo Esperanto
es Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|fo Faroese|fr French|ga Irish|gl Galician|gu Gujarati|he Hebrew
hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian|hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese
jv Javanese|ka Georgian|kk Kazakh|km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lo Lao
lt Lithuanian|lv Latvian|mg Malagasy|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|nb Bokmål
ne Nepali|nl Dutch|nn Nynorsk|no Norwegian|oc Occitan|or Odia|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|qu Quechua
ro Romanian|ru Russian|ru-Latn Russian in Latin letters|rw Kinyarwanda|se Northern Sami|si Sinhala|sk Slovak
sl Slovenian|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|tl Tagalog
tr Turkish|tt Tatar|ug Uyghur|uk Ukrainian|und undetermined|ur Urdu|uz Uzbek|vi Vietnamese|vo Volapük|wa Walloon
xh Xhosa|zh Chinese|zh-cn Chinese|zh-tw Chinese|zu Zulu
"""

LANGUAGE_NAMES: dict[str, str] = {
    code: name
    for line in _NAMES.strip().split("\n")
    for code, _, name in (entry.partition(" ") for entry in line.split("|"))
}


def language_name(code: str) -> str:
    """The English name of a language; its code when it has none here."""
    return LANGUAGE_NAMES.get(code, code)
