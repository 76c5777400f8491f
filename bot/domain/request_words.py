"""Words that people put around what they ask for («что нового по», “show me”, «туралы жаңалық»): a table.

Holds no rules; plain_words.py reads it. They count at the beginning or the end of a query only. A word that
may end a name («РИА Новости», “BBC News”) stands here only at the beginning, or with the words around it.
"""

from __future__ import annotations

from functools import cache

from bot.domain.phrases import Phrases

BEGINNINGS = """
# Russian
что нового|слышно|известно|пишут
что нового|слышно|известно|пишут по|о|об|обо|про|в|во|на|с|со|из|у|насчет
какие есть? новости
какие есть? новости по|о|об|обо|про|в|во|на|с|со|из
есть ли|что-то|что-нибудь новости|новое|новости?
есть ли? новости|что-то|что-нибудь|новое по|о|об|обо|про|в|во|на|с|со|из
последние|свежие|главные|все? новости|новость
последние|свежие|главные|все? новости|новость по|о|об|обо|про|в|во|на|из
покажи|покажите|показать|дай|дайте мне?
покажи|покажите|дай|дайте мне? всё|все|посты|информацию? о|об|обо|про|по
расскажи|расскажите|сообщай|сообщайте|сообщи|сообщите|уведомляй|уведомляйте мне? о|об|обо|про
расскажи|расскажите мне?
найди|найдите|найти|поищи|поищите|ищу мне?
найди|найдите|найти|поищи|поищите мне? всё|все|посты|информацию? о|об|обо|про|по
посты|информация|публикации о|об|обо|про|по
о|об|обо|про|насчет
интересует|интересуют|интересно
хочу|хотел|хотела бы? узнать|знать|почитать о|об|обо|про
# Kazakh
не жаңалық бар?
қандай жаңалық|жаңалықтар бар?
маған? көрсет|көрсетіңіз|көрсетші
маған? тауып|іздеп бер|берші|беріңіз
# Turkmen
näme täzelik|habar bar?
maňa? görkez|görkeziň|gözle|gözläň
maňa? gözläp|tapyp ber|beriň
# English
whats|what new
what is|s new
whats|what new on|about|with|in|at|from|for
what is|s new on|about|with|in|at|from|for
any|the? latest|recent? news
any|the? latest|recent? news on|about|of|from|in|for
any|the? latest on|about
anything new? on|about|from|in
show|give|find|get|tell me
show|give|find|get|tell me? news|posts|everything|anything|all? on|about|of|for
search|look|looking for
posts|news|updates on|about
notify|alert me? about|on|of|when?
please
"""

ENDINGS = """
# Russian
что нового|слышно|известно
есть новости
какие новости
пожалуйста
# Kazakh
туралы|жайлы|бойынша|жөнінде не? жаңалық|жаңалықтар|жаңалығы|хабар|хабарлар|ақпарат|жазбалар бар|барма?
туралы|жайлы|бойынша|жөнінде көрсет|көрсетіңіз|көрсетші|айт|айтшы|айтып|тауып|хабарла бер|берші|беріңіз?
туралы|жайлы|бойынша|жөнінде не жаңалық|білесің|белгілі бар?
туралы|жайлы|жөнінде
не жаңалық бар?
қандай жаңалық|жаңалықтар бар?
көрсет|көрсетіңіз|көрсетші
тауып|іздеп бер|берші|беріңіз
# Turkmen
barada|boýunça|hakda|hakynda habar|habarlar|täzelik|täzelikler|maglumat|ýazgylar bar|barmy?
barada|boýunça|hakda|hakynda näme täzelik|täzelikler|habar|habarlar bar?
barada|boýunça|hakda|hakynda görkez|görkeziň|aýt|aýdyň|aýdyp|tapyp|habar ber|beriň?
barada|hakda|hakynda
näme täzelik|habar bar?
görkez|görkeziň
gözläp|tapyp ber|beriň
# English
please
"""


@cache
def load_request_beginnings() -> Phrases:
    """What a request may begin with, in any of the four languages."""
    return Phrases(BEGINNINGS, {})


@cache
def load_request_endings() -> Phrases:
    """What a request may end with."""
    return Phrases(ENDINGS, {})
