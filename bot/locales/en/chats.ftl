# Groups and channels that the bot delivers to.

cmd-groups = Bring me to a group or a channel

group-hello = I read public Telegram channels about Kazakhstan and Turkmenistan. Here I bring what matters: a digest on a schedule, and alerts on words. I answer to commands, to my name and to replies to me; the rest of the talk passes me by.
group-hello-admins = Everybody may ask: /digest, /top, /search. Only admins of this group set me up: schedule, topics, language, alerts.
button-set-up-private = Set up in private

chats-title = News for a group or a channel
chats-how = Add me to a group, or make me an admin of a channel with the right to post. Digests and alerts then go there.
chats-who = Only an admin of that chat can set it up. I do not keep who it was.
button-to-group = Add to a group
button-to-channel-add = Add to a channel
button-pick-chat = Where I am already
button-pick-group = Choose a group
button-pick-one-channel = Choose a channel
chats-pick = Choose a chat with the buttons below the input field: it shows those that I am in.
chats-pick-over = All right. Groups and channels: /groups

chat-card-channel = A channel that I deliver to. Posts come there without buttons.
chat-card-group = A group that I deliver to.
chat-no-right = I am not allowed to write there. Give me that right, or nothing will arrive.
chat-acting = For { $title }. These buttons are about this chat; commands that you type are about you.
channel-hello = I may post in this channel now. Nothing comes there until you set up a digest or an alert.
chat-alert-ask = Send me the query for the alert, for example { $example }
chat-remove = Erase everything that is kept about this chat? Its digests, alerts and settings go at once. I stay in the chat until I am taken out of it.
button-chat-settings = Settings
button-alert-new = New alert
button-remove-chat = Erase everything
button-to-chat = ‹ To this chat

error-group-admins = Only admins of this group can change that. Everybody may ask: /digest, /top, /search
error-not-your-chat = I cannot set that chat up for you: I have to be in it, and you have to be its admin. How to add me: /groups
