"""Which language is where: text -> LanguageMap. The writing system decides first, the identifier inside one script second."""
