# A digest of one's own: what it is called, what can be set, what follows a change, being away.

digest-name-morning = Morning digest
digest-name-day = Midday digest
digest-name-evening = Evening digest
digest-name-weekly = Weekly digest

days-daily = every day
days-weekdays = on weekdays
all-of-them = all
relations-all = both together first, then a little on each
length-short = short, at most { $count } stories, headlines only
length-normal = normal, at most { $count } stories
length-full = full, at most { $count } stories with longer excerpts

digest-relations = Countries: { $relations }.
digest-languages = Languages of posts: { $languages }.
digest-kinds = Kinds of source: { $kinds }.
digest-channels = Channels: { $channels }.
digest-length = Length: { $length }.
digest-query = Only what matches the query { $query }
digest-query-none = Query: none.
digest-next = Next one: { $moment }.
digest-paused = Paused: it comes again once you resume it.
digest-changed = Changed.
digest-preview = Preview: this is what the digest would be now.
digest-absence = You have been away since { $moment }; this digest stands in for all that you missed.
digest-absence-cut = You have been away since { $moment }. This digest covers the last { $days } days of it; for what came before, type a word to search.

button-digest-preview = What would come now
button-digest-edit = Change this digest
button-digest-topic = Topics
button-digest-relation = Countries
button-digest-language = Languages
button-digest-kind = Kinds of source
button-digest-channel = Channels
button-digest-filter = Query
button-digest-time = Time
button-digest-days = Days
button-digest-length = Length
button-digest-remove = Remove
button-digest-back = ‹ To the digest
button-length-short = Short
button-length-normal = Normal
button-length-full = Full

page-topic = Which topics?
page-relation = About which countries?
page-language = Posts in which languages?
page-kind = Which kinds of source?
page-channel = Which channels?
page-length = How long?
page-time = At what time?
page-days = On which days?
page-hint = Tap to switch on and off. If nothing is chosen, all of them count.
page-relation-hint = Tap to switch on and off. If nothing is chosen, what concerns both countries comes first.
page-chosen = Now: { $chosen }.
page-channels-none = I do not read any channel yet

filter-title = A query for this digest
filter-hint = Send me the query as a message: only stories that match it will come.
filter-example = For example: { $example }
filter-example-words = gas -Azerbaijan
button-filter-none = Without a query

away-begun = All your digests wait from now on. When you are back, tap the button: one digest tells what you missed, of the last { $days } days at most. Alerts keep coming; mute them in /alerts.
away-since = You are away since { $moment }: all digests wait.
button-away = Pause until I am back
button-back-here = I am back
back-catch-up = Welcome back. The digest of what you missed is on its way: { $since } — { $until }. After it, your digests come as before.
back-nothing = Welcome back. You missed no digest; they come as before.

query-date-in-digest = A digest has its own period, so its query takes none. Remove it and keep the words.
error-digest-channels = There can be { $limit } channels in one digest at most. Switch one off first, or choose none: then all count.

button-digest-pause = Pause
button-digest-resume = Resume
button-relation-kz-tm = Both countries
button-relation-kz-only = Kazakhstan only
button-relation-tm-only = Turkmenistan only

digest-waits = It waits until you are back.
digest-quiet-days = Nothing came out on your topics in this time.
