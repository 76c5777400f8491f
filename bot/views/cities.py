"""Cities that are not in the list of zones to choose from, as people of the region write them, by their zone.

Only names that IANA's own do not cover: other cities, other scripts. Zones of tzdata 2024a and newer.
"""

from __future__ import annotations

CITIES_BY_ZONE = {
    "Asia/Almaty": (
        "Караганда, Қарағанды, Karaganda, Qaraǵandy, Шымкент, Shymkent, Şymkent, Тараз, Taraz, Павлодар, "
        "Pavlodar, Семей, Semey, Семипалатинск, Усть-Каменогорск, Өскемен, Oskemen, Öskemen, Петропавловск, "
        "Петропавл, Petropavl, Кокшетау, Көкшетау, Kokshetau, Талдыкорган, Талдықорған, Taldykorgan, "
        "Туркестан, Түркістан, Turkistan, Жезказган, Жезқазған, Экибастуз, Екібастұз, Темиртау, Теміртау, "
        "Балхаш, Балқаш, Конаев, Қонаев, Нур-Султан"
    ),
    "Asia/Qyzylorda": "Кызылорда, Қызылорда, Kyzylorda, Байконур, Байқоңыр, Baikonur",
    "Asia/Qostanay": "Костанай, Қостанай, Kostanay, Рудный",
    "Asia/Aqtobe": "Актобе, Ақтөбе, Aktobe",
    "Asia/Aqtau": "Жанаозен, Жаңаөзен, Zhanaozen, Курык, Құрық, Kuryk",
    "Asia/Atyrau": "Атырау",
    "Asia/Oral": "Уральск, Орал, Uralsk",
    "Asia/Ashgabat": (
        "Мары, Mary, Туркменабат, Түрікменабат, Türkmenabat, Чарджоу, Дашогуз, Daşoguz, Dashoguz, "
        "Туркменбаши, Түрікменбашы, Türkmenbaşy, Turkmenbashi, Балканабат, Balkanabat, Теджен, Tejen, "
        "Аркадаг, Arkadag"
    ),
    "Asia/Samarkand": "Самарканд, Самарқанд, Samarqand, Бухара, Бұхара, Нукус, Нүкіс, Ургенч",
    "Asia/Bishkek": "Ош, Osh",
    "Asia/Dushanbe": "Душанбе",
    "Asia/Kabul": "Кабул",
    "Asia/Tbilisi": "Тбилиси, Батуми, Batumi",
    "Asia/Yerevan": "Ереван",
    "Asia/Tehran": "Мешхед, Mashhad",
    "Asia/Dubai": "Абу-Даби, Әбу-Даби, Abu Dhabi",
    "Asia/Riyadh": "Эр-Рияд",
    "Asia/Jerusalem": "Иерусалим, Тель-Авив, Tel Aviv",
    "Asia/Urumqi": "Урумчи, Үрімші, Urumçi",
    "Asia/Shanghai": "Шанхай, Пекин, Бейжің, Beijing, Pekin",
    "Asia/Kolkata": "Дели, Delhi, New Delhi",
    "Asia/Seoul": "Сеул",
    "Asia/Tokyo": "Токио",
    "Asia/Yekaterinburg": "Екатеринбург, Челябинск, Оренбург, Орынбор, Уфа, Тюмень",
    "Asia/Omsk": "Омск, Омбы",
    "Asia/Novosibirsk": "Новосибирск",
    "Europe/Moscow": "Санкт-Петербург, Петербург, St Petersburg, Казань, Махачкала",
    "Europe/Astrakhan": "Астрахань",
    "Europe/Samara": "Самара",
    "Europe/Istanbul": "Анкара, Ankara",
    "Europe/Kyiv": "Киев, Київ, Kiev",
    "Europe/Minsk": "Минск",
    "Europe/Warsaw": "Варшава",
    "Europe/Prague": "Прага, Praha",
    "Europe/Vienna": "Вена, Wien",
    "Europe/Brussels": "Брюссель",
    "Europe/Paris": "Париж",
    "Europe/Zurich": "Женева, Цюрих, Geneva",
    "America/New_York": "Вашингтон, Washington",
}
