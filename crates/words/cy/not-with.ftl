# cy_review: pending

not-with-heading = Enwch bobl y byddai'n well gennych beidio â chael eich paru â nhw
not-with-lede = Mae'n gweithio'r ddwy ffordd ac ar unwaith: ar gyfer parau, cylchoedd a phawb sy'n rhedeg y rhaglen. Dim ond "nid yw'n bosibl" y mae eraill yn ei ddysgu, byth pam na chan bwy.
not-with-readers = Chi. Nid oes neb arall yn dysgu pwy a enwch na pham
not-with-own = Pobl a enwyd gennych
not-with-none = Nid ydych wedi enwi neb.
not-with-since = { $whom }, ers { $date }
not-with-end = Tynnu'n ôl: { $whom }
not-with-add = Enwi rhywun drwy gyfeiriad e-bost
not-with-address = Eu cyfeiriad e-bost
not-with-address-hint = Nid yw'n gwneud gwahaniaeth a ydynt yn cymryd rhan, ac nid ydym yn dweud
not-with-kind = Pam? Mae hyn yn aros dan sêl
not-with-kind-needed = Dewiswch un. Nid oes angen rheswm dros "Byddai'n well gen i beidio"
not-with-whom-needed = Rhowch gyfeiriad e-bost, neu dewch o hyd i rywun yn ôl enw
not-with-person-needed = Dewiswch y person
not-with-save = Cadw
not-with-find = Dod o hyd i helpwr yn ôl enw
not-with-name = Rhan o'u henw
not-with-name-hint = O leiaf 3 llythyren. Dim ond pobl sy'n helpu a geir
not-with-name-short = Rhowch o leiaf 3 llythyren o'r enw
not-with-search = Chwilio
not-with-found = Dewiswch y person
not-with-who = Pwy yw?
not-with-nobody = Ni ddaethom o hyd i neb sy'n helpu yma wrth yr enw hwnnw.
not-with-by-address = Enwi rhywun drwy gyfeiriad e-bost
