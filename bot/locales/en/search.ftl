# Search, and errors in a query.

search-found = Found for { $query }, { $order }
search-order-new = newest first
search-order-best = most important first
search-window = Searched from { $since } to { $until }.
search-since = Searched from { $since }.
search-until = Searched up to { $until }.
search-day = Searched only { $day }.
search-date = { $day } { $month } { $year }
search-period = The period was taken from { $words }.
search-aside = Not searched for: { $words }, taken as a request. In quotes they are searched for too.
search-name = { $name } is also searched for as { $others }.
search-quoted = “{ $words }”
search-bounded = Not every post was checked: the search stopped so as not to keep you waiting. “More” goes on from here.
search-bounded-best = These are the best of the closest matches; there are more. “Newest first” shows the rest.
search-ranked-since = Older posts match too, but only those since { $since } were ranked. To include the rest, add a period: { $example }
search-ranked-hits = Very many posts match: only the newest { $count } were ranked, since { $since }. To include others, make the query narrower.
search-wider-example = past year
search-nothing = Nothing found for { $query }
search-nothing-bounded = Not every post was checked: the search stopped so as not to keep you waiting. Go on with “More”, or make the query narrower.
search-no-more-bounded = Nothing further so far, but not every post was checked. “More” goes on searching.
search-no-more = That is all for { $query }: there is nothing further.
search-hint = Write what to find, for example: { $example }. No command needed, the words are enough.

button-more = More
button-order-new = Newest first
button-order-best = Most important first
button-alert-me = 🔔 Alert me

query-error = There is a mistake in the query:
query-empty = There is nothing to search for. Write at least one word, for example: gas
query-too-long = The query is too long: { $length } characters, { $limit } at most. Keep what matters.
query-too-many-words = Too many words, { $limit } at most. Keep the important ones.
query-too-deep = Too many brackets within brackets, { $limit } at most. Make it simpler.
query-unclosed-quote = The quote is not closed. Put { $quote } at the end of the phrase.
query-unclosed-paren = The bracket is not closed. Put ) where the group ends.
query-unopened-paren = One closing bracket too many. Remove it, or put ( before the group.
query-empty-phrase = There are no words in the quotes. Write the phrase, or remove the quotes.
query-empty-group = There are no words in the brackets. Write some, or remove the brackets.
query-only-negative = There is nothing here but exclusions. Add a word that must be there: gas -Azerbaijan
query-negative-alternative = An exclusion cannot stand beside “|”. Move it out of the brackets: (gas | oil) -coal
query-or-operand = { $operator } needs a word on both sides: gas | oil
query-near-operand = { $operator } stands between two words or phrases: gas NEAR/5 price
query-near-distance = { $operator } does not work: the distance goes from NEAR/0 to NEAR/{ $limit }.
query-short-prefix = Too few letters before the star: “{ $word }”. It takes { $limit } or more.
query-exact-prefix = The signs = and * do not go together: “{ $word }”. Keep one: =port or port*
query-exact-operand = The sign = stands right before a word or a phrase: =port
query-unknown-filter = There is no filter “{ $name }:”. Perhaps you meant: { $nearest }. If these are just words, remove the colon.
query-empty-filter = “{ $name }:” needs a value, for example: { $example }
query-bad-value = “{ $value }” does not fit “{ $name }:”. Perhaps: { $nearest }. For example: { $example }
query-bad-number = “{ $name }:” needs a comparison with a number, for example: { $example }. Now it says “{ $value }”.
query-bad-reaction = “{ $name }:” needs an emoji and a number, for example: { $example }. Now it says “{ $value }”.
query-bad-channel = “{ $value }” does not look like a channel's name. Write it so: { $example }
query-bad-date = “{ $value }” does not look like a date. Write it so: { $example }, or 2025-11-14, or 2025-11-01..2025-11-30
query-date-place = The filter date: is about the whole query. Move it out of the brackets, the “|” and the exclusion.
query-date-in-alert = An alert watches new posts by itself, so it takes no period. Remove it and keep the words.
query-unknown-channel = I do not read a channel { $channel }. Similar ones: { $nearest }
query-unknown-channel-none = I do not read a channel { $channel }. The whole list: /channels
query-not-a-word = There is nothing to search for in “{ $word }”: it takes letters or digits.
