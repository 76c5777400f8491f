"""What the filters of a query are called and what they may be set to, in four languages: a table.

Holds no rules; query_filters.py reads it. Every name and value is folded (casefolded, ё → е), the
canonical spelling is the key.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.lexicon import TOPICS

NUMBER_FILTERS = ("views", "forwards", "replies", "reactions")

FILTER_NAMES: Mapping[str, tuple[str, ...]] = {
    "topic": ("тема", "тақырып", "mowzuk"),
    "country": ("страна", "ел", "ýurt", "yurt"),
    "lang": ("язык", "тіл", "dil", "language"),
    "from": ("от", "канал", "арна", "kanal", "channel"),
    "kind": ("вид", "түрі", "görnüş", "gornus"),
    "views": ("просмотры", "қаралым", "görlen", "gorlen"),
    "reactions": ("реакции", "реакциялар", "reaksiýalar", "reaksiyalar"),
    "forwards": ("репосты", "пересылки", "бөлісу", "paýlaşma", "paylasma"),
    "replies": ("ответы", "комментарии", "жауаптар", "jogaplar"),
    "react": ("реакция", "reaksiýa", "reaksiya"),
    "has": ("есть", "бар", "bar"),
    "is": ("это", "бұл", "şol", "sol"),
    "date": ("дата", "күні", "sene"),
}

FILTER_VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "topic": dict.fromkeys(TOPICS, ()),
    "country": {
        "kz-tm": ("kztm", "tm-kz", "кз-тм", "қз-тм"),
        "kz": ("казахстан", "қазақстан", "gazagystan", "kazakhstan"),
        "tm": ("туркменистан", "түрікменстан", "türkmenistan", "turkmenistan"),
        "kz-only": (),
        "tm-only": (),
        "other": ("другое", "басқа", "beýleki", "beyleki"),
    },
    "lang": {
        "ru": ("русский", "орыс", "орысша", "rus", "rusça", "russian"),
        "kk": ("kz", "казахский", "қазақ", "қазақша", "gazak", "gazakça", "kazakh"),
        "tk": ("tm", "туркменский", "түрікмен", "түрікменше", "türkmen", "türkmençe", "turkmen"),
        "en": ("английский", "ағылшын", "ағылшынша", "iňlis", "iňlisçe", "english"),
        "und": (),
    },
    "kind": {
        "official": ("официальный", "ресми", "resmi"),
        "media": ("сми", "бақ", "metbugat"),
        "analyst": ("аналитик", "сарапшы", "seljeriji"),
        "exile": ("эмиграция", "эмигранты", "шетелдегі", "daşary", "dasary"),
        "aggregator": ("агрегатор", "жинақтаушы", "ýygnaýjy", "yygnayjy"),
    },
    "has": {
        "photo": ("фото", "сурет", "surat"),
        "video": ("видео", "бейне", "wideo"),
        "document": ("документ", "файл", "құжат", "resminama", "faýl", "file"),
        "audio": ("аудио",),
        "voice": ("голосовое", "дауыс", "ses"),
        "animation": ("гиф", "gif", "анимация"),
        "sticker": ("стикер", "stiker"),
        "poll": ("опрос", "сауалнама", "sorag"),
        "location": ("место", "орын", "ýer"),
        "link": ("ссылка", "сілтеме", "baglanyşyk", "baglanysyk"),
        "media": ("медиа",),
    },
    "is": {
        "forward": ("репост", "пересланное", "бөлісілген", "paýlaşylan", "forwarded"),
        "edited": ("изменено", "исправлено", "өзгертілген", "üýtgedilen"),
    },
}

# What to write, shown beside an error.
FILTER_EXAMPLES: Mapping[str, str] = {
    "topic": "topic:gas_energy",
    "country": "country:kz-tm",
    "lang": "lang:tk",
    "from": "from:@name",
    "kind": "kind:official",
    "views": "views:>1000",
    "reactions": "reactions:>50",
    "forwards": "forwards:>5",
    "replies": "replies:>5",
    "react": "react:🔥>10",
    "has": "has:photo",
    "is": "is:forward",
    "date": "date:P7D",
}
