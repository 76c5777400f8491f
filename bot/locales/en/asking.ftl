# A post or a channel that a person points at: a forwarded message, a link, a @name.

who-wrote-title = Who wrote this: { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}
who-wrote-first = first
who-wrote-later = { $time } later
who-wrote-same-minute = in the same minute
who-wrote-alone = As far as I read, no other channel wrote this.
who-wrote-copies = I do not have this very post, but one with nearly the same text.
who-wrote-nobody = I have no such post, and in the three days before and after nobody I read wrote the same. Who I read: /channels
who-wrote-names = I have no such post, and in the three days before and after nobody I read wrote the same. So here are posts with its names: { $query }

post-edited = Edited { $moment }.
post-deleted = Deleted in the channel; noticed { $ago }.
post-edits = Edits of the text: { $count }
post-change-both = “{ $before }” became “{ $after }”
post-change-added = added “{ $after }”
post-change-removed = left out “{ $before }”
post-change-more = and { $count } more
post-change-none = the words are the same
post-column-age = age
post-column-views = views
post-column-reactions = reactions
post-reactions = { $count ->
    [one] { $count } reaction
   *[other] { $count } reactions
}
post-readings = Views and reactions over time
post-unknown = I read { $channel }, but do not have this post: it was written before I began, or is gone already.
channel-unknown = I do not read { $channel }. The channels I read: /channels
channel-unknown-add = To add it: { $command }
button-why-topics = Why these topics?

card-per-day = Posts a day, over the last 30 days: { $count }
card-rarely = less than one
button-its-posts = Its posts
