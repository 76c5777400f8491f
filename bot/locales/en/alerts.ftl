# Alerts.

alert-example = /alert gas port
alert-example-words = gas port
alert-hint = Write after the command what to tell you about: { $example }
alert-hint-search = Or search for a word and tap “Alert me” under the answer.

alert-preview-title = Alert: { $query }
alert-preview-fired = In the last { $days ->
    [one] day
   *[other] { $days } days
} it would have fired { $fired ->
    [one] { $fired } time.
   *[other] { $fired } times.
}
alert-preview-none = There was nothing of the kind in the last { $days ->
    [one] day.
   *[other] { $days } days.
} Save it, and I will wait for the first post.
alert-preview-bounded = Not every post was counted; there may be more.
alert-preview-period = The period was put aside ({ $words }): an alert watches new posts.
alert-preview-examples = For example:
button-save = Save
button-cancel = Cancel

alert-saved = Saved. I will tell you as soon as something new appears: { $query }
alert-deleted = Deleted: { $query }
button-undo = Undo
button-my-alerts = My alerts

alerts-title = Your alerts: { $count }
alerts-empty = No alerts yet.
alerts-fired = { $count ->
    [0] did not fire in 7 days
    [one] { $count } time in 7 days
   *[other] { $count } times in 7 days
}
alerts-muted = muted until { $until }
alerts-page = Page { $page } of { $pages }
button-previous = ‹ Back
button-next = Next ›

alert-fired = Alert: { $query }
alert-fired-edited = The post came to match after it was edited.
alert-fired-repeated = This is a repeat: whether the first message arrived is not known.
alert-fired-why = Why: the post has { $words }.
alert-fired-why-filter = Why: the post fits your query.
button-why = Why?
button-post-number = Post { $number }
button-mute-day = Mute 1 day
button-delete = Delete
button-mute-week = Mute 7 days
button-unmute = Unmute
button-less = Less from this channel
button-less-undo = Channel: bring back
button-edit = Edit

alert-edit = Now it is { $query }. Send me the new query in one message; I will show what it would have done before it counts.
alert-changed = Changed to { $query }. It was { $before }
