# Welcome, help, commands.

start-welcome = I read public Telegram channels about Kazakhstan and Turkmenistan and bring you what matters.
start-can-alert = { $example } — I tell you as soon as somebody writes about it
start-can-search = { $example } — just a word, no command: I look it up in what I have read
start-language = The buttons below change the language.

button-today = What is new today
button-subscribe = Get it on a schedule
button-help = All commands
button-query-help = How to write a query

help-title = What I can do
help-search = A message that is no command is a search: { $example }
help-point = Forward me a post, and I tell who else wrote it. A link { $link } or a name { $name } shows what I know of it.
help-operator = You run this bot: { $example } adds channels, and /channels shows buttons to pause or remove them. Everything else: /admin

cmd-start = Home: your digests and alerts
cmd-help = Commands and the query language
cmd-digest = The main news of the last day
cmd-subscribe = A digest on a schedule
cmd-digests = Your digests: change, pause, remove
cmd-unsubscribe = Stop a digest: pick it from your list
cmd-alert = An alert on a word: /alert gas port
cmd-alerts = Your alerts
cmd-search = Search the posts I have read
cmd-top = What stood out this week
cmd-topics = Topics, and how much is written on each
cmd-channels = Which channels I read
cmd-settings = Language, time zone, quiet hours
cmd-privacy = What is kept about you
cmd-export = Your data as a file
cmd-forget = Erase everything about you
cmd-status = What was read, and whether all is well

query-help-title = How to write a query
query-help-intro = A word is found in all its forms, and a known name in all four languages. The same query works for search and for alerts.
query-example-and = gas port
query-meaning-and = both words, in any order
query-example-or = gas | oil
query-meaning-or = at least one of the two
query-example-not = gas -Azerbaijan
query-meaning-not = without this word
query-example-phrase = "middle corridor"
query-meaning-phrase = side by side, in this order
query-example-exact = =port
query-meaning-exact = exactly so, no other forms
query-example-prefix = transit*
query-meaning-prefix = everything that starts like this
query-example-near = gas NEAR/5 price
query-meaning-near = at most five words apart
query-example-time = port this week
query-meaning-time = a period in words: yesterday, since Monday, in October, last 3 days
query-example-topic = topic:gas_energy country:kz-tm
query-meaning-topic = only this topic, and only about both countries
query-example-source = lang:tk kind:official from:@name
query-meaning-source = language, kind of source, channel
query-example-engagement = views:>1000 react:🔥>10
query-meaning-engagement = how many views and reactions
query-example-rest = gas has:photo date:P7D
query-meaning-rest = with a photo, from the last seven days
query-help-names = Filter names also work in Russian, Kazakh and Turkmen, for example тема:, ел:, dil:.
