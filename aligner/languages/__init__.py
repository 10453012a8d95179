"""Which language is where: text -> LanguageMap, by writing system first, by identifier inside one script second."""
