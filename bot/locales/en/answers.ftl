# The top, topics, channels, status, explanation.

top-title = What stood out in the last { $days ->
    [one] day
   *[other] { $days } days
}
top-empty = Nothing to show yet: there were no stories in this time.
top-reasons = Why here: { $reasons }
reason-relevance = concerns both countries
reason-engagement = read more than usual
reason-reactions = readers react to it
reason-stars = given stars
reason-sources = several channels write about it
reason-kinds = sources of different kinds write about it
reason-recency = fresh news
reason-topics = your topics

topics-title = Topics in the last seven days
topics-line = { $count ->
    [one] { $count } story
   *[other] { $count } stories
}
topics-hint = Tap a topic to see its stories.

channels-title = { $count ->
    [one] I read { $count } channel
   *[other] I read { $count } channels
}
channels-empty = I do not read any channel yet.
channel-posts = { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
channel-last = last post { $ago }
channel-never = no posts yet
channel-failing = cannot be read: { $failure }

status-title = Status, { $moment }
status-source-account = Channels are read by a Telegram account.
status-source-preview = Channels are read from their public web pages, without an account.
status-channels = Channels read: { $active } of { $count }
status-all-read = All channels can be read.
status-not-read = Cannot be read:
status-checked = Not checked for longest: { $title } ({ $ago })
status-lag = Delay of reading in 24 hours: 95 of 100 posts within { $time } (the slowest channel)
status-repaired = Posts that Telegram did not announce, found and read afterwards: { $count }
status-posts = Posts: { $posts }, in the last day { $day }, of them about both countries { $both }
status-stories = Stories: { $count }
status-outdated = Stored posts still to be understood anew: { $count }
status-pending = Waiting to be sent: { $count }
status-uncertain = Unknown whether they arrived: { $count }
status-dead = Could not be sent: { $count }

explanation-title = How this post was understood
explanation-relevance = About: { $relevance }
explanation-topics = Topics: { $topics }
explanation-no-topics = No topic fitted.
explanation-words = The words that decided it:
explanation-no-words = No word in the post speaks for a topic or a country.
label-kz = Kazakhstan
label-tm = Turkmenistan
