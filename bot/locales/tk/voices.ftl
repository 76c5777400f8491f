# Waka barada kim näme diýýär, ýanaşyk.

voice-official = Resmi
voice-independent = Garaşsyz
voice-exile = Sürgünden
voices-channels = { $count ->
    [one] { $count } kanal
   *[other] { $count } kanal
}
