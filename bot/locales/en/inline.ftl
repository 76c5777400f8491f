# Cards to share from any chat.

button-open-bot = Open the bot
card-nothing = Nothing found
card-nothing-line = Try fewer words, or another word.
card-quiet = A quiet day so far
card-quiet-line = Nothing that stood out was written on Kazakhstan and Turkmenistan in the last 24 hours.
