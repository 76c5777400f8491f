# For those who run the bot: adding, pausing and removing channels.

button-add-channels = Add channels
button-names = Names awaited: { $count }
button-all-channels = ‹ All channels
button-to-channel = ‹ To the channel
button-pick-channel = Choose a channel
button-pause = Pause
button-resume = Resume
button-remove = Remove
button-kind = Kind of source
button-country = Country
button-name-retry = No. { $number }: try again
button-name-drop = No. { $number }: drop

channels-page = The buttons below lead to the channels, page { $page } of { $pages }.
channels-buttons = The buttons below lead to the channels.

card-kind = Kind: { $kind }
card-country = Country: { $country }
card-language = Language: { $language }
card-unknown = not known
card-state = State: { $state }
card-posts = Posts: { $count }
card-last-post = Last post: { $ago }
card-checked = Last checked: { $ago }
card-never = not yet
card-kind-hint = What kind of source is it? The kind stands under each of its posts.
card-country-hint = Which country does it speak from? This tells me whose “we” and “here” are meant; it holds for what I read from now on.
country-KZ = Kazakhstan
country-TM = Turkmenistan
country-UZ = Uzbekistan
country-AZ = Azerbaijan
country-RU = Russia
country-CA = Central Asia
country-other = another or unknown

channel-removed = I no longer read it: { $title }. Its posts stay, and a search finds them.

add-prompt = Send me names of public channels, several in one message if you like: { $name } or { $link }
add-pick = Or choose a channel with the button below the input field.
add-cancelled = All right, no channels are being added. The list: /channels

added-wanted = I will look up: { $names }
added-waiting = Already waiting to be looked up: { $names }
added-known = Already in the list: { $names }
added-paused = In the list, but paused: { $names }. To resume: /channels
added-back = I read again: { $names }
added-private = Private channels cannot be read: { $names }. It takes a public channel: { $name } or { $link }
added-nonsense = Not a channel’s name: { $names }. Write { $name } or { $link }
added-left-out = That is a lot at once: { $count } more did not fit. Send them in another message.
added-nothing = There is no name in this message. Write { $name } or { $link }
added-hint = I can look up only a few names an hour, yours first. A channel that is found is read within minutes. How it goes: /channels
added-sample = This is a demonstration, it does not go to Telegram: names stay waiting here.

names-title = Names I have not found yet: { $count }
names-empty = No name is waiting.
names-hint = I look up a few names an hour. A name I do not find is tried again after a day.
names-waiting = Waiting to be looked up: { $names }
names-missing = Not found:
name-waiting = waiting to be looked up
name-unknown = Telegram has no such name
name-no-preview = the channel has no public web page, only an account can see it
name-not-channel = that is a person, a bot or a group, not a channel
name-failed = the look-up failed: { $failure }
