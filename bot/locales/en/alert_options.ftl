# An alert before it is saved, its card, and what its message says besides the post.

alert-ask = What shall I tell you about? Send me the words in one message.
alert-ask-words = { $example } – both words, in any form
alert-ask-not = { $example } – but without this word
alert-ask-phrase = { $example } – these words side by side
alert-ask-not-example = gas port -Azerbaijan
alert-ask-phrase-example = "Middle Corridor"

alert-preview-noisy = That is about { $a_day ->
    [one] { $a_day } message
   *[other] { $a_day } messages
} a day. For fewer, add a word or an exclusion: -word
alert-preview-noisy-tap = That is about { $a_day ->
    [one] { $a_day } message
   *[other] { $a_day } messages
} a day. Tap a narrower form, and I will count again.
button-narrow-add = + { $what }
button-narrow-exclude = − { $what }
button-narrow-exact = Exactly { $what }
button-narrow-topic = { $what }
button-narrow-country = Both countries only
button-narrow-channel = − { $what }
button-wider = ‹ Wider again

alerts-tap = Tap an alert to open it.
button-options = Options
button-copy-query = Copy the query
button-edit-query = Edit the query
button-show-matches = Show posts

alert-card-title = Alert: { $query }
alert-card-total = fired { $count ->
    [one] { $count } time
   *[other] { $count } times
} since { $date }
alert-card-never = has not fired yet, made { $date }
alert-card-how = How it tells you
alert-timing-now = at once
alert-timing-hourly = together, every full hour
alert-timing-digest = together, with the digest
alert-next-digest = next: { $moment }
alert-no-digest = until you have a scheduled digest (/subscribe): daily at 08:30
alert-sound-on = with sound
alert-sound-off = without sound
alert-quiet-on = waits during quiet hours
alert-quiet-off = also during quiet hours
alert-story-once = each story once, and again only with something new
alert-story-each = every post, also of the same story
alert-cap-none = no daily limit
alert-cap = { $count ->
    [one] at most { $count } post a day
   *[other] at most { $count } posts a day
}; the rest is counted next morning
button-timing-now = At once
button-timing-hourly = Every hour
button-timing-digest = With the digest
button-option-silent = Sound
button-option-quiet = Heed quiet hours
button-option-story = Each story once
button-cap-none = No limit
button-cap = { $count } a day

alert-fired-several = Alert: { $query }, { $count ->
    [one] { $count } post
   *[other] { $count } posts
}
alert-fired-beyond = Alert: { $query }. Beyond the daily limit there { $count ->
    [one] was { $count } more post:
   *[other] were { $count } more posts:
}
alert-fired-rest = … and { $count } more
alert-fired-last = That is today’s limit for this alert. If there is more, I will count it tomorrow morning.
alert-fired-continues = I told you of this story before; this is new.
alert-fired-at-once = The alert came within a minute of publication.
alert-fired-after = The alert came { $time } after publication.
alert-fate-edited = Edited since: { $moment }
alert-fate-deleted = Deleted since: { $moment }
alert-fate-reply = About the post in this alert:
