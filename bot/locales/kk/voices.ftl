# Оқиға туралы кім не айтады, қатар қойып.

voice-official = Ресми
voice-independent = Тәуелсіз
voice-exile = Эмиграциядан
voices-channels = { $count ->
    [one] { $count } арна
   *[other] { $count } арна
}
