# Charts and their captions.

button-chart = 📊 Chart
button-period-30 = 30 days
button-period-90 = 90 days
button-period-364 = Year

cmd-trends = Chart: how much is written on a word or topic

trend-hint = I can show how often something is written about. For example: { $example }. Or pick a topic.
trend-title = How much is written: { $what }
trend-period-days = Period, by day: { $since } to { $until }
trend-period-weeks = Period, by week: { $since } to { $until }
trend-total = { $count ->
    [one] { $count } post
   *[other] { $count } posts
} in all.
trend-total-bounded = At least { $count ->
    [one] { $count } post
   *[other] { $count } posts
}.
trend-sources = Written by { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}.
trend-peak = Most posts: { $count } ({ $day }).
trend-week-of = week from { $day }
trend-halves = Trend: { $newer } posts in the last { $days } days, { $older } in the { $days } days before.
trend-halves-percent = Trend: { $newer } posts in the last { $days } days, { $older } in the { $days } days before ({ $percent }).
trend-small = Few posts: a rise or fall here may be chance.
trend-open-day = The last day is not over yet, its bar is hatched.
trend-open-week = The last week is not over yet, its bar is hatched.
trend-read-since = The oldest post read is from { $day }. There is no data before that.
trend-counted-since = There are so many posts that only those since { $day } were counted. For all of them, narrow the query or shorten the period.
trend-nothing = Nothing to draw, there are no posts: { $what }
trend-count-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
trend-count-channels = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}

chart-posts-day = Posts a day
chart-posts-week = Posts a week
chart-channels-day = Channels a day
chart-channels-week = Channels a week
chart-unknown = no data
chart-small = Few posts: a rise or fall may be chance
