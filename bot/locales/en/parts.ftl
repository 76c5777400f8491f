# How the parts of the program fare: lines of the status.

parts-running = Working: { $names }
parts-idle = Not working:
part-chat = chat
part-sender = sending
part-jobs = scheduled digests
part-collector = reading channels
part-silent = { $name }: not heard from since { $since }
part-stopped = { $name }: stopped on purpose, { $since }
part-failed = { $name }: failed, { $since } ({ $why }); being started again
part-held = { $name }: waits for whoever runs this bot, { $since } ({ $why })
part-login = { $name }: waits for a login. Whoever runs this bot types: caspian-watch login
part-login-in-use = { $name }: another process has the login open
part-restarted = { $name }: restarts in the last day: { $count }; the last: { $since } ({ $why })
why-process-ended = the process was cut short
why-outage = Telegram could not be reached

wait = Telegram asked to wait until { $until }: { $what }
wait-history = reading history
wait-counters = reading views and reactions
wait-names = looking channels up by name
wait-joins = joining channels
wait-leaving = leaving channels
wait-channels = checking channels
wait-news = checking for new posts
wait-sending = sending messages
