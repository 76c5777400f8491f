# Under a search answer: narrow it, get it as a file; and what to do where nothing was found.

button-narrow = Narrow down
button-export-posts = 📄 Export
button-back-to-answer = ‹ Back to the answer
button-csv = Spreadsheet (CSV)
button-json = For programs (JSON)

narrow-country-kz-tm = Both countries
narrow-country-kz-only = Kazakhstan only
narrow-country-tm-only = Turkmenistan only
narrow-date = Period
narrow-date-day = 24 hours
narrow-date-week = 7 days
narrow-date-month = 30 days
toast-narrow-none = There is nothing to narrow by: what was found shares its topics, country, time and channel
toast-narrow-newest = Very many stories: only the newest were counted

post-file = { $count ->
    [one] { $count } post for “{ $query }”, newest first.
   *[other] { $count } posts for “{ $query }”, newest first.
}
post-file-bounded = Only the newest are in it, older ones are left out. To get those too, add a period to the query.
error-no-posts = There are no posts for this query any more. Search again.

search-nothing-where = { $count ->
    [one] I looked through the posts of { $count } channel, the oldest from { $since }, in all forms of the words.
   *[other] I looked through the posts of { $count } channels, the oldest from { $since }, in all forms of the words.
}
search-nothing-read = I have not read any posts yet.
search-nothing-advice = Try fewer words, or drop a filter. Or tap “Alert me”, and I will tell you when something appears.
nearest-title = This would be found (in brackets: how many stories):
nearest-without = without “{ $word }”
nearest-any-time = at any time
nearest-alert = Or tap “Alert me”, and I will tell you when what you looked for appears.
