"""Numbers, dates, times, measures and money in a text, by their values: text -> quantities -> what differs."""
