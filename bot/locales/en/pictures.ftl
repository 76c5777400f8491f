# Charts of a channel, a story and a post, and their captions.

button-activity = 📊 Activity
button-growth = 📊 How views grew
button-by-kind = 📊 Reactions by kind

activity-title = Activity of the channel: { $channel }
activity-nothing = Nothing to draw: no posts were read in this period. Channel: { $channel }
activity-views = Views of the usual post (median): { $usual }; highest { $most } ({ $day }).
activity-reactions = Reactions to the usual post (median): { $usual }; highest { $most } ({ $day }).
activity-no-views = The source does not tell how often posts were viewed.
activity-no-reactions = No reactions to the posts were seen.
activity-fresh = The last bar is hatched: it is still growing, and fresh posts are still being read.
activity-read-until = The channel was read until { $day }. There is no data after that.
chart-views-usual = Views of the usual post (median)
chart-reactions-usual = Reactions to the usual post (median)

kinds-title = Reactions to the story by kind of source
kinds-line = { $kind }: { $rate } per 1,000 views ({ $reactions }, { $channels })
kinds-line-unknown = { $kind }: views unknown ({ $reactions }, { $channels })
kinds-small = * A small sample: with fewer than { $channels } channels or { $reactions } reactions, a difference may be chance.
kinds-few = Nothing to compare yet: that takes posts from at least two kinds of source, with views and reactions.
chart-rate = Reactions per 1,000 views
chart-rate-row = { $rate } · { $channels }
chart-kinds-small = * A small sample: a difference may be chance

growth-title = How views and reactions grew
growth-line = { $age }: { $counts }
growth-usual = { $count } (usually { $usual })
growth-explained = “Usually” is the median of the channel's other posts at the same age.
growth-no-usual = What is usual for this channel is not known yet: too few of its posts were read.
growth-unwatched = The counters were first read { $age } after the post appeared. There is no data before that.
growth-few = The chart will come when the post's counters have been read at least { $least } times. Readings so far: { $count }.
chart-growth-views = Views
chart-growth-reactions = Reactions
chart-this-post = this post: { $count }
chart-usual = usually: { $count }
chart-age = Below: the age of the post. Each dot is one reading
age-minutes = { $count } min
age-hours = { $count } h
age-days = { $count } d
