"""Words that open a sentence far more often than they stand in capitals inside one.

After "U.S." or «2020 г.» they tell that the sentence has ended, and inside a word ("peopleThis") that two texts meet.
Function words, numerals and sentence adverbs alone: a noun or a name in capitals says neither.
"""

import re


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set; a list of words is easier to read and to add to without its quotation marks."""
    return frozenset(words.split())


SENTENCE_OPENERS = word_set("""
the this that these those there here it its he his she her we our they their you your my one some many most all
no not now then today is are was were has have had do does did if in as at by on of for to from with a an and
but or so yet what when where who whom whose how why which while after before according since both despite
during each even first last however meanwhile more much only other over such under until although though because
once also thus therefore moreover nevertheless otherwise instead perhaps maybe let's it's he's she's they're
we're i'm i've that's there's don't using based given judging considering following besides additionally finally
currently recently earlier later previously nearly almost about aside apart except another others several few
two three four five thanks please это этот эта эти этого этому тот та те то он она оно они мы вы я его её ее их
мой наш ваш свой в во на с со к ко по из за от до для при о об у без под над через между и а но или если когда
где куда как так также тоже что чтобы кто какой какая какие который почему зачем поэтому потому однако затем
потом тогда теперь сейчас сегодня вчера завтра раньше ранее позже после перед кроме хотя пока уже ещё еще все
всё весь вся не нет ни там тут здесь такой такая такие таким можно нужно надо даже только лишь именно ведь вот
среди согласно несмотря впрочем кстати например другой другие другая несколько два две три благодаря помимо
вместо вместе одним один одна одно одни многие некоторые каждый каждая любой сам сама сами обо близ вокруг будем
будет был была было были есть может стоит давайте пусть итак около всего двое трое почти вдобавок зато значит
конечно наконец
""")
SENTENCE_ADVERB = re.compile(r"[A-Z][a-z]+(?:ally|enly|ately|ently|antly|ingly|edly|ibly|ously|ively)$")


def opens_a_sentence(word: str) -> bool:
    """Whether a word with a capital letter is one that sentences begin with."""
    return word.lower().replace("’", "'") in SENTENCE_OPENERS or bool(SENTENCE_ADVERB.match(word))
