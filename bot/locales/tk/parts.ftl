# Programmanyň bölekleriniň ýagdaýy: ýagdaý sahypasynyň setirleri.

parts-running = Işleýär: { $names }
parts-idle = Işlemeýänleri:
part-chat = çat
part-sender = ibermek
part-jobs = tertip boýunça gysgaça syn
part-collector = kanallary okamak
part-silent = { $name }: habar ýok, iň soňky alamat: { $since }
part-stopped = { $name }: bilgeşleýin duruzyldy, { $since }
part-failed = { $name }: näsazlyk çykdy, { $since } ({ $why }); täzeden işe girizilýär
part-held = { $name }: botuň eýesiniň kömegi gerek, { $since } ({ $why })
part-login = { $name }: akkaunta girmek gerek. Botuň eýesi üçin buýruk: caspian-watch login
part-login-in-use = { $name }: akkaunt başga prosesde açyk
part-restarted = { $name }: soňky gije-gündizde täzeden işe girizilişi: { $count }; iň soňkusy: { $since } ({ $why })
why-process-ended = proses birden kesildi
why-outage = Telegram elýeterli bolmady

wait = Telegram garaşmagy sorady: { $what }; garaşmak möhleti: { $until }
wait-history = kanallaryň arhiwini okamak
wait-counters = görlen we reaksiýa sanlaryny okamak
wait-names = kanallary ady boýunça gözlemek
wait-joins = kanallara goşulmak
wait-leaving = kanallardan çykmak
wait-channels = kanallary barlamak
wait-news = täze ýazgylary barlamak
wait-sending = habar ibermek
