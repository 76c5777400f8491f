# Short answers: buttons, errors, notices.

toast-saved = Saved
toast-deleted = Deleted
toast-restored = Brought back
toast-cancelled = Cancelled, nothing was saved
toast-muted = Muted. To unmute: /alerts
toast-unmuted = On again
toast-paused = Paused
toast-resumed = On again
toast-stale = This button is out of date. Repeat the command for a fresh one.
toast-unchanged = It is so already
toast-retried = I will look it up again within a few hours
toast-dropped = I no longer look for it. To look again: /channels and the name
toast-less = Left out of this alert

unknown-command = I have no such command. All commands: /help
unknown-command-nearest = I have no such command. Perhaps { $command }? All commands: /help
throttled = That was too fast. Try again in { $seconds ->
    [one] { $seconds } second.
   *[other] { $seconds } seconds.
}
late = This takes longer than usual. The answer will come here.

error-failed = Something of mine broke, and there is no answer. Try again a little later. Status: /status
error-busy = The database is busy. Try again in a minute.
error-too-slow = The search takes too long. Make the query narrower or the period shorter, for example: date:P7D
error-no-access = This bot is private. Ask whoever runs it to let you in.
error-too-long = Too long: { $length } characters, { $limit } at most. Shorten it and send it again.
error-alert-limit = You have { $limit } alerts, and that is the most there can be. Delete one you do not need, then save again: /alerts
error-alert-exists = You have this alert already. All alerts: /alerts
error-alert-gone = This alert is gone. All alerts: /alerts
error-subscription-limit = There can be { $limit } digests at most. Remove one you do not need: /digests
error-subscription-gone = This digest is gone. Your digests: /digests
error-channel-gone = This channel is no longer in the list. All channels: /channels
error-name-gone = This name is no longer awaited. All channels: /channels
error-no-name = This channel has no @name, so a query cannot leave it out.
error-post-gone = I no longer have this post.
error-unknown-zone = I do not know the city “{ $zone }”. Write the nearest large one, or choose from the list: /settings
error-unknown-topic = I have no topic “{ $topic }”. The whole list: /topics
