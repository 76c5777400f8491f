# Settings, privacy, erasing.

settings-title = Settings
settings-language = Language: { $language }
settings-zone = Time zone: { $zone }
settings-quiet = Quiet hours: { $hours }
settings-discreet-on = Discreet mode is on: the text stays hidden until you tap it.
settings-discreet-off = Discreet mode is off: the text shows at once, on the lock screen too.
settings-length-short = Length of digests: short
settings-length-normal = Length of digests: normal
settings-length-full = Length of digests: full
settings-length-hint = How much shall a digest hold? It counts for /digest and for digests that you schedule from now on.
settings-quiet-from = From which hour?
settings-quiet-until = Quiet from { $hour }. Until when?
button-length = Length of digests
button-quiet-own = Other hours
quiet-hours = { $from } to { $until }
quiet-none = none
settings-quiet-hint = Alerts wait through quiet hours and come when they end. A digest comes at the time you chose yourself.
settings-zone-hint = Digests come by this time, and the hours in messages are shown in it.
settings-zone-city = Another city: write it after the command, for example /settings Tbilisi
settings-language-hint = In which language shall I answer?
button-language = Language
button-zone = Time zone
button-quiet = Quiet hours
button-quiet-none = No quiet hours
button-discreet-on = Discreet: turn on
button-discreet-off = Discreet: turn off
button-back = ‹ To settings

zone-almaty = Almaty
zone-astana = Astana
zone-ashgabat = Ashgabat
zone-aqtau = Aktau
zone-tashkent = Tashkent
zone-bishkek = Bishkek
zone-baku = Baku
zone-tehran = Tehran
zone-dubai = Dubai
zone-istanbul = Istanbul
zone-moscow = Moscow
zone-berlin = Berlin
zone-london = London
zone-new_york = New York
zone-shanghai = Beijing

privacy-title = What is kept about you
privacy-intro = Only what I need to write to you. No name, no phone number, no username.
privacy-chat = Number of the Telegram chat: { $chat_id }
privacy-since = You have been here since { $day }
privacy-seen = Last seen: { $day } (the day only, so that I can ask after a long silence)
privacy-subscriptions = Scheduled digests: { $count }
privacy-alerts = Alerts: { $count }
privacy-queries = Latest queries: { $count }
privacy-outbox = Also kept: your latest queries (the buttons under answers lead to them), the messages to you (until they are sent, and for { $days } days after that), and marks of what you were shown, so that nothing comes twice.
privacy-export = Take it along as a file: /export
privacy-erase = Erase it all at once: /forget
backups-age-out = { $days ->
    [one] Backups of the database are kept for { $days } day at most: until then they may still hold what you erase.
   *[other] Backups of the database are kept for { $days } days at most: until then they may still hold what you erase.
}

export-caption = Everything that is kept about you, as JSON. Of what I send you it has the kind and how it went; the texts are in your chat.

forget-question = Erase everything that is kept about you?
forget-what = These go at once and cannot be brought back: settings, scheduled digests, alerts, latest queries, the queue of messages and the marks of what you were shown. The messages in this chat stay with you.
forget-export = You can take your data along first: /export
button-forget = Erase everything
forgotten = Everything is erased. To begin anew: /start

inactive-ask = You have not been here for { $months } months. Are you still here? If I do not hear from you by { $day }, I erase everything that is kept about you: settings, digests, alerts. Any message will do.
inactive-stays = Good, everything stays as it is.
button-still-here = I am still here
