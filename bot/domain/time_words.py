"""How people name a stretch of time in the four languages, and which `date:` says the same: a table.

Holds no rules; plain_words.py reads it through phrases.py. What may be an ordinary word of a post as well
(май, today's newspapers, «15 ноября») stands here only with the words around it that make it a time.
"""

from __future__ import annotations

from functools import cache

from bot.domain.phrases import Phrases
from bot.domain.time_slots import SLOTS

RUSSIAN = """
за? сегодня                                        = today
за? вчера                                          = yesterday
за? позавчера                                      = today-2
за вчерашний день                                  = yesterday
за сегодняшний день                                = today
вчера и сегодня                                    = yesterday..today
со|с вчера|вчерашнего дня?                         = yesterday..
с сегодняшнего дня                                 = today..
с позавчера                                        = today-2..
BACK назад                                         = {BACK}-1
N BACK назад                                       = {BACK}-{N}
за UNIT                                            = P1{UNIT}
за последний|последнюю|последние UNIT              = P1{UNIT}
за последние|последних N UNIT                      = P{N}{UNIT}
за N UNIT                                          = P{N}{UNIT}
последние|последних N UNIT                         = P{N}{UNIT}
за полгода|полугодие                               = P6M
за последние? полгода                              = P6M
за последний? HOURS                                = PT1H
за последние? N HOURS                              = PT{N}H
последние|последних N HOURS                        = PT{N}H
на|за|в эту|этой|этот|этом STRETCH                 = {STRETCH}
этой|этого STRETCH                                 = {STRETCH}
на|за|в прошлую|прошлой|прошлый|прошлом STRETCH    = {STRETCH}-1
за минувшую|минувший|прошедшую|прошедший STRETCH   = {STRETCH}-1
на минувшей|прошедшей неделе                       = week-1
прошлой|прошлого STRETCH                           = {STRETCH}-1
с прошлой|прошлого STRETCH                         = {STRETCH}-1..
с начала этой|этого? STRETCH                       = {STRETCH}..
за эту и прошлую неделю                            = week-1..week
с|со WEEKDAY                                       = {WEEKDAY}..
в|во|за прошлый|прошлую|эту|этот? WEEKDAY          = {WEEKDAY}
с|со WEEKDAY по|до WEEKDAY                         = {WEEKDAY}..{WEEKDAY2}
в|за прошлом? MONTH                                = {MONTH}
в|за MONTH YEAR года|г|год?                        = {YEAR}-{MONTH}
MONTH YEAR года|г|год?                             = {YEAR}-{MONTH}
DAY MONTH YEAR года|г|год?                         = {YEAR}-{MONTH}-{DAY}
за DAY MONTH                                       = {MONTH}-{DAY}
за DAY MONTH YEAR года|г|год?                      = {YEAR}-{MONTH}-{DAY}
за DAYS MONTH                                      = {MONTH}-{DAY}..{MONTH}-{DAY2}
за DAYS MONTH YEAR года|г|год?                     = {YEAR}-{MONTH}-{DAY}..{YEAR}-{MONTH}-{DAY2}
в начале MONTH                                     = {MONTH}-1..{MONTH}-10
в середине MONTH                                   = {MONTH}-11..{MONTH}-20
в конце MONTH                                      = {MONTH}-21..{MONTH}
в начале MONTH YEAR года|г?                        = {YEAR}-{MONTH}-1..{YEAR}-{MONTH}-10
в середине MONTH YEAR года|г?                      = {YEAR}-{MONTH}-11..{YEAR}-{MONTH}-20
в конце MONTH YEAR года|г?                         = {YEAR}-{MONTH}-21..{YEAR}-{MONTH}
с начала? MONTH                                    = {MONTH}..
с начала? MONTH YEAR года|г?                       = {YEAR}-{MONTH}..
с конца MONTH                                      = {MONTH}-21..
с DAY MONTH                                        = {MONTH}-{DAY}..
с DAY MONTH YEAR года|г?                           = {YEAR}-{MONTH}-{DAY}..
с|в|за MONTH по|до|и MONTH                         = {MONTH}..{MONTH2}
с MONTH по|до MONTH YEAR года|г?                   = {YEAR}-{MONTH}..{YEAR}-{MONTH2}
с DAY по|до DAY MONTH                              = {MONTH}-{DAY}..{MONTH}-{DAY2}
с DAY по|до DAY MONTH YEAR года|г?                 = {YEAR}-{MONTH}-{DAY}..{YEAR}-{MONTH}-{DAY2}
с DAY MONTH по|до DAY MONTH                        = {MONTH}-{DAY}..{MONTH2}-{DAY2}
с DAY MONTH по|до DAY MONTH YEAR года|г?           = {YEAR}-{MONTH}-{DAY}..{YEAR}-{MONTH2}-{DAY2}
с DATE                                             = {DATE}..
за DATE                                            = {DATE}
с DATE по|до DATE                                  = {DATE}..{DATE2}
в|за YEAR году|год|г                               = {YEAR}
с начала? YEAR года|г                              = {YEAR}..
с YEAR по YEAR год|г?                              = {YEAR}..{YEAR2}
"""

KAZAKH = """
бүгін                                              = today
кеше                                               = yesterday
алдыңғы күні                                       = today-2
алдыңгүні|алдыңғүні                                = today-2
кеше мен бүгін                                     = yesterday..today
кешеден бері|бастап                                = yesterday..
бүгіннен бастап                                    = today..
N BACK бұрын                                       = {BACK}-{N}
бұл|осы STRETCH                                    = {STRETCH}
биыл|биылғы                                        = year
былтыр|былтырғы                                    = year-1
өткен|былтырғы STRETCH                             = {STRETCH}-1
бұл|осы және|мен өткен аптада                      = week-1..week
соңғы UNIT ішінде?                                 = P1{UNIT}
соңғы N UNIT ішінде?                               = P{N}{UNIT}
N UNIT ішінде                                      = P{N}{UNIT}
соңғы N HOURS ішінде?                              = PT{N}H
N HOURS ішінде                                     = PT{N}H
жыл|жылдың басынан бері|бастап?                    = year..
ай|айдың басынан бері|бастап?                      = month..
апта|аптаның басынан бері|бастап?                  = week..
FROM_WEEKDAY бері|бастап                           = {FROM_WEEKDAY}..
WEEKDAY күнінен бері|бастап                        = {WEEKDAY}..
өткен? WEEKDAY күні|күнгі                          = {WEEKDAY}
MONTH айында|айындағы|айының                       = {MONTH}
өткен MONTH айында                                 = {MONTH}
MONTH айынан бері|бастап?                          = {MONTH}..
FROM_MONTH бері|бастап                             = {FROM_MONTH}..
MONTH айының басында                               = {MONTH}-1..{MONTH}-10
MONTH айының ортасында                             = {MONTH}-11..{MONTH}-20
MONTH айының соңында|аяғында                       = {MONTH}-21..{MONTH}
YEAR жылғы|жылы|жылдың MONTH айында|айы?           = {YEAR}-{MONTH}
YEAR жылғы|жылы|жылдың IN_MONTH                    = {YEAR}-{IN_MONTH}
YEAR жылғы|жылы|жылдың DAY MONTH                   = {YEAR}-{MONTH}-{DAY}
YEAR жылы|жылғы                                    = {YEAR}
YEAR жылдан бері|бастап                            = {YEAR}..
DAY FROM_MONTH бері|бастап                         = {FROM_MONTH}-{DAY}..
DAY FROM_MONTH DAY TO_MONTH дейін                  = {FROM_MONTH}-{DAY}..{TO_MONTH}-{DAY2}
DAY FROM_MONTH бастап DAY TO_MONTH дейін           = {FROM_MONTH}-{DAY}..{TO_MONTH}-{DAY2}
DAY DAY MONTH аралығында                           = {MONTH}-{DAY}..{MONTH}-{DAY2}
DAYS MONTH аралығында|күндері                      = {MONTH}-{DAY}..{MONTH}-{DAY2}
DAY мен|бен|пен DAY MONTH аралығында               = {MONTH}-{DAY}..{MONTH}-{DAY2}
"""

TURKMEN = """
şu|bu gün|günki                                    = today
şugün|bugün                                        = today
düýn|düýnki                                        = yesterday
öňňin                                              = today-2
düýn we şu gün                                     = yesterday..today
düýnden bäri                                       = yesterday..
N BACK öň|ozal                                     = {BACK}-{N}
şu|bu STRETCH                                      = {STRETCH}
geçen STRETCH                                      = {STRETCH}-1
soňky UNIT içinde?                                 = P1{UNIT}
soňky N UNIT içinde?                               = P{N}{UNIT}
N UNIT içinde                                      = P{N}{UNIT}
soňky N HOURS içinde?                              = PT{N}H
N HOURS içinde                                     = PT{N}H
ýylyň başyndan bäri?                               = year..
aýyň başyndan bäri?                                = month..
hepdäniň başyndan bäri?                            = week..
FROM_WEEKDAY bäri                                  = {FROM_WEEKDAY}..
WEEKDAY gününden bäri                              = {WEEKDAY}..
geçen? WEEKDAY güni                                = {WEEKDAY}
TK_IN_MONTH                                           = {TK_IN_MONTH}
MONTH aýynda|aýyndaky                              = {MONTH}
geçen MONTH aýynda                                 = {MONTH}
MONTH aýyndan bäri?                                = {MONTH}..
FROM_MONTH bäri                                    = {FROM_MONTH}..
MONTH aýynyň başynda                               = {MONTH}-1..{MONTH}-10
MONTH aýynyň ortasynda                             = {MONTH}-11..{MONTH}-20
MONTH aýynyň ahyrynda|soňunda                      = {MONTH}-21..{MONTH}
YEAR ýylyň|ýyl TK_IN_MONTH                            = {YEAR}-{TK_IN_MONTH}
YEAR ýylyň|ýyl MONTH aýynda|aýy?                   = {YEAR}-{MONTH}
YEAR ýylda|ýyldaky|ýylky                           = {YEAR}
YEAR ýyldan bäri                                   = {YEAR}..
YEAR ýylyň başyndan bäri?                          = {YEAR}..
DAY FROM_MONTH bäri                                = {FROM_MONTH}-{DAY}..
DAY FROM_MONTH DAY TO_MONTH çenli                  = {FROM_MONTH}-{DAY}..{TO_MONTH}-{DAY2}
DAY DAY TO_MONTH çenli                             = {TO_MONTH}-{DAY}..{TO_MONTH}-{DAY2}
DAYS MONTH aralygynda|günleri                      = {MONTH}-{DAY}..{MONTH}-{DAY2}
DAY bilen DAY MONTH aralygynda                     = {MONTH}-{DAY}..{MONTH}-{DAY2}
"""

ENGLISH = """
today                                              = today
yesterday                                          = yesterday
the? day before yesterday                          = today-2
yesterday and today                                = yesterday..today
since yesterday                                    = yesterday..
since today                                        = today..
a|one BACK ago                                     = {BACK}-1
N BACK ago                                         = {BACK}-{N}
this|current STRETCH                               = {STRETCH}
last|previous STRETCH                              = {STRETCH}-1
since last STRETCH                                 = {STRETCH}-1..
since the beginning|start of this|the? STRETCH     = {STRETCH}..
year to date                                       = year..
in|over|during|for? the? past UNIT                 = P1{UNIT}
in|over|during|for the last UNIT                   = P1{UNIT}
in|over|during|for? the? past|last N UNIT          = P{N}{UNIT}
in|over|during|for? the? past HOURS                = PT1H
in|over|during|for the last HOURS                  = PT1H
in|over|during|for? the? past|last N HOURS         = PT{N}H
since last? WEEKDAY                                = {WEEKDAY}..
on last|this? WEEKDAY                              = {WEEKDAY}
last WEEKDAY                                       = {WEEKDAY}
from WEEKDAY to|till|until WEEKDAY                 = {WEEKDAY}..{WEEKDAY2}
in|during|last MONTH                               = {MONTH}
in|during? MONTH YEAR                              = {YEAR}-{MONTH}
DAY MONTH YEAR                                     = {YEAR}-{MONTH}-{DAY}
MONTH DAY YEAR                                     = {YEAR}-{MONTH}-{DAY}
on DAY MONTH                                       = {MONTH}-{DAY}
on MONTH DAY                                       = {MONTH}-{DAY}
in early MONTH                                     = {MONTH}-1..{MONTH}-10
in mid MONTH                                       = {MONTH}-11..{MONTH}-20
in late MONTH                                      = {MONTH}-21..{MONTH}
at the? end of MONTH                               = {MONTH}-21..{MONTH}
since MONTH                                        = {MONTH}..
since MONTH YEAR                                   = {YEAR}-{MONTH}..
since DAY MONTH                                    = {MONTH}-{DAY}..
since MONTH DAY                                    = {MONTH}-{DAY}..
since DAY MONTH YEAR                               = {YEAR}-{MONTH}-{DAY}..
since MONTH DAY YEAR                               = {YEAR}-{MONTH}-{DAY}..
from|between MONTH to|till|until|and MONTH         = {MONTH}..{MONTH2}
from|between MONTH to|till|until|and MONTH YEAR    = {YEAR}-{MONTH}..{YEAR}-{MONTH2}
from|between DAY to|till|until|and DAY MONTH       = {MONTH}-{DAY}..{MONTH}-{DAY2}
from|between DAY to|till|until|and DAY MONTH YEAR  = {YEAR}-{MONTH}-{DAY}..{YEAR}-{MONTH}-{DAY2}
from|between DAY MONTH to|till|until|and DAY MONTH = {MONTH}-{DAY}..{MONTH2}-{DAY2}
from|between MONTH DAY to|till|until|and DAY       = {MONTH}-{DAY}..{MONTH}-{DAY2}
from|between MONTH DAY to|till|until|and MONTH DAY = {MONTH}-{DAY}..{MONTH2}-{DAY2}
from|in|on DAYS MONTH                              = {MONTH}-{DAY}..{MONTH}-{DAY2}
from|in|on MONTH DAYS                              = {MONTH}-{DAY}..{MONTH}-{DAY2}
since DATE                                         = {DATE}..
on DATE                                            = {DATE}
from|between DATE to|till|until|and DATE           = {DATE}..{DATE2}
in|during YEAR                                     = {YEAR}
since YEAR                                         = {YEAR}..
from|between YEAR to|and YEAR                      = {YEAR}..{YEAR2}
"""


@cache
def load_time_phrases() -> Phrases:
    """The phrases of all four languages; a query does not say which one it is in."""
    return Phrases(RUSSIAN + KAZAKH + TURKMEN + ENGLISH, SLOTS)
