"""Numbers, dates, times, measures and money in a text, by their values: text -> quantities -> what differs.

Read by code of ours: text2num, quantulum3, dateparser, dateutil and number-parser read one language at a time, in words
or in digits; they give one value where a number or a date can have several, guess what is missing from today's date,
and know no offsets and no Russian cases.
"""
