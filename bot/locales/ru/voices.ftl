# Кто рассказывает о сюжете, рядом.

voice-official = Официально
voice-independent = Независимо
voice-exile = Из изгнания
voices-channels = { $count ->
    [one] { $count } канал
    [few] { $count } канала
   *[many] { $count } каналов
}
