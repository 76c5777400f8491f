# Notices to those who run the bot: a channel closed, opened again, was renamed, fell silent.

button-channel-card = The channel's card

channel-closed-private = The channel went private and can no longer be read from outside: { $title }
channel-closed-banned = Telegram has blocked the channel: { $title }
channel-closed-vanished = The channel is gone, Telegram no longer knows it: { $title }
channel-closed-no-preview = The channel has lost its public web page: { $title }. Without an account it can no longer be read.
channel-closed-no-name = No channel has this name any more: { $title }. It was renamed or deleted; web pages do not say which.
channel-closed-noticed = Noticed: { $moment }.
channel-closed-last = The last post I have is of { $moment }. Nothing new since; what was read stays and is found by searching.
channel-closed-no-posts = I have no post of it.
channel-closed-hint = I keep checking it a few times a day, and will say so if it opens. If it is no longer needed, it can be removed.
channel-readable = The channel can be read again: { $title }
channel-renamed = The channel has another name. It was: { $before }. It is: { $title }, { $name }. I go on reading it, there is nothing to do.
channel-nameless = without a name

silence-title = Silent for longer than usual: { $count } of { $followed }
silence-since = last post: { $moment }
silence-meaning = I check these channels as always, and there is no error: it seems that they just do not write. I will not mention this silence again.
