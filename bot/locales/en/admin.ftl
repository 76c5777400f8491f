# For those who run the bot: /admin and announcements to all.

announcement-title = A word from those who run this bot

admin-title = Running this bot
admin-hint = Channels, people, messages: what to look at and what to change.
admin-access-open = The door is open: everybody may come in.
admin-access-allowlist = The door is closed: only those on your list come in.
admin-access-invite = The door is closed: an invitation or your list lets people in.
button-admin-channels = Channels
button-admin-health = Health of channels
button-admin-invites = Invitations
button-admin-allowlist = Let in by hand
button-admin-announce = Announcement
button-admin-statistics = Statistics
button-admin-dead = Could not be sent
button-admin-home = ‹ To the start

admin-health-title = Channels by trouble, the worst first: { $count }
admin-lag = 95 of 100 posts within { $time }

admin-statistics-title = Statistics
admin-kind-person = People: { $count }
admin-kind-group = Groups: { $count }
admin-kind-channel = Channels that I deliver to: { $count }
admin-left = Gone or blocked: { $count }
admin-languages = Languages: { $languages }
admin-alerts = Alerts: { $count }, in chats: { $chats }
admin-digests = Scheduled digests: { $count }, in chats: { $chats }
admin-digests-paused = Of them paused: { $count }
admin-deliveries = Messages on a schedule and on alerts, within { $days } days:
admin-no-deliveries = Nothing was sent within { $days } days.
delivery-sent = arrived: { $count }
delivery-pending = waiting: { $count }
delivery-sending = on the way: { $count }
delivery-uncertain = unknown whether they arrived: { $count }
delivery-dropped = not needed any more: { $count }
delivery-dead = could not be sent: { $count }
delivery-kind-alert = alert
delivery-kind-digest = digest
delivery-kind-notice = notice
delivery-kind-announcement = announcement

admin-dead-none = Nothing is stuck: every message was sent or is on its way.
admin-dead-title = Could not be sent: { $count }
admin-dead-hint = The reasons are those that Telegram or the program gave. Whose message it was, I do not show.
admin-dead-parts = parts that arrived: { $count }
admin-dead-reason = Reason: { $reason }
button-dead-again = No. { $number }: try again
toast-requeued = It is sent once more.

invites-title = Open invitations: { $count }
invites-hint = Each lets one person in, or one group: there an admin writes /start and the code.
invites-not-asked = At the moment nobody is asked for one (ACCESS).
invite-until = until { $day }
invite-endless = does not run out
button-invite-days = New, days: { $days }
button-invite-endless = New, no end
button-invite-revoke = No. { $number }: take back

allowlist-title = Let in by hand: { $count }
allowlist-hint = I keep the number of the chat, no name.
allowlist-not-asked = At the moment everybody may come in (ACCESS).
allowed-in = is here
allowed-not-yet = has not come yet
button-disallow = No. { $number }: shut out
button-allow = Let somebody in
button-allow-person = Choose a person
allow-ask = Send the number of the chat, forward a message of that person, or choose with the buttons below the input field.
allow-added = { $chat } may come in now.
allow-known = { $chat } was on the list already.
allow-over = All right, nobody is let in.
button-disallow-sure = Shut out and erase
disallow-question = Shut { $chat } out? Everything that is kept about this chat is erased: settings, digests, alerts.

announce-title = An announcement to all
announce-ask = Send me the text. I show it first and say how many will get it; nothing goes out until you confirm.
announce-languages = One text goes to all as it is. For several languages begin each part with its code; where a language is missing, the first part goes. For example:
announce-preview = { $language }, recipients: { $count }
announce-confirm = Send this to all? Recipients: { $count }, people and groups.
announce-order = It goes after alerts and digests, and nobody is woken in their quiet hours.
button-announce = Send to all: { $count }
button-announce-again = Write it anew
button-announcement-latest = How far is the latest
announcement-progress = Announcement, { $moment }
announcement-sent = arrived: { $count } of { $total }
announcement-unsent = not sent: { $count }
announcement-stopped = Stopped: whoever has not got it does not get it.
announcement-over = It is done.
announcement-long-ago = It is long ago: how many it reached is kept for { $days } days.
button-refresh = Refresh
button-announcement-stop = Stop

error-hidden-person = That person’s settings hide who they are in forwarded messages. Choose them with the button, or send the number of their chat.
error-no-chat-number = I see no chat in this message. Send its number, for example 123456789, forward a message, or choose with the buttons.
error-announcement-long = That is too long: { $length } characters, and { $limit } fit in one language. Shorten it and send it again.
error-announcement-empty = There is no text in it. Write what everybody should read.
