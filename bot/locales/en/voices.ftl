# Who tells a story, side by side.

voice-official = Official
voice-independent = Independent
voice-exile = In exile
voices-channels = { $count ->
    [one] { $count } channel
   *[other] { $count } channels
}
