# What is no text, and commands typed in a person's own language.

not-text-sticker = I do not understand stickers.
not-text-voice = I cannot listen.
not-text-picture = I cannot see pictures or videos. Forward a channel's post instead, and I show who else wrote about it.
not-text-file = I do not open files.
not-text-place = I do not need your location, and it is not kept. A city's name sets the time zone: /settings
not-text-contact = I need no contacts, and this one is not kept.
not-text-other = I do not understand a message of this kind.
not-text-instead = I understand words: write for example { $example }, and I look it up in what I have read.

command-words-digest = news, today, summary
command-words-top = best, main
command-words-search = find, query, look
command-words-trends = chart, graph, trend
command-words-alert = notify, watch, notification
command-words-alerts = notifications, my_alerts
command-words-subscribe = schedule, subscription
command-words-digests = my_digests, subscriptions, schedules
command-words-unsubscribe = stop, cancel
command-words-topics = topic, themes
command-words-channels = channel, sources
command-words-settings = setting, language, config
command-words-groups = group, chats
command-words-privacy = data
command-words-export = download
command-words-forget = delete, erase, remove
command-words-status = state, health
command-words-admin = administrator, administration
command-words-help = commands, info
command-words-start = begin, hello
file-refused = Telegram did not take the file in this chat. Ask me for it in a private chat.
