# cy_review: pending
imports-heading = Mewnforio pobl o ffeil
imports-lede = Bydd pobl yn dod i mewn i { $name }. Nid yw mewnforio yn ysgrifennu at neb.
imports-equality = Nid yw colofnau â data cydraddoldeb, megis ethnigrwydd, byth yn cael eu darllen. Mae pobl yn dweud yr hyn y maent am ei ddweud amdanynt eu hunain ar eu tudalennau eu hunain.
imports-file = Ffeil
imports-file-hint = CSV neu XLSX, hyd at 10 MB
imports-hat = Pwy sydd yn y ffeil?
imports-hat-hint = Ar gyfer rhesi nad ydynt yn dweud hynny eu hunain
imports-send = Darllen y ffeil
imports-no-file = Dewiswch ffeil
imports-before = Mewnforion cynharach
imports-none = Nid oes ffeil wedi'i mewnforio i'r garfan hon eto.
imports-when = Pryd
imports-state = Cyflwr
imports-new = Pobl newydd
imports-state-applied = Wedi'i wneud
imports-state-dropped = Wedi'i ollwng
imports-state-open = Heb ei orffen
imports-map-heading = Dywedwch beth mae'r colofnau'n ei olygu
imports-map-lede = Rydym wedi dyfalu o'r penawdau. Newidiwch yr hyn sy'n anghywir.
imports-ladder-title = Graddau'r Gwasanaeth Sifil
imports-ladder = Mae gan y ffeil hon raddau'r Gwasanaeth Sifil, ac mae'r rhaglen yn defnyddio bandiau'r GIG. Newidiwch yr ysgol ar y dudalen enwau a thermau yn gyntaf.
imports-check = Gwirio'r rhesi
imports-drop = Gollwng y ffeil hon
imports-not-used = Heb ei defnyddio
imports-column = Colofn “{ $heading }”
imports-example = Er enghraifft: { $example }
imports-hat-of-rows = Mae rhesi nad ydynt yn dweud hynny am
imports-hat-in-file = Mae'r ffeil yn ei ddweud ym mhob rhes
imports-check-heading = Edrychwch ar yr hyn a fydd yn digwydd
imports-count-new = { $count ->
    [one] Mae 1 person yn newydd.
   *[other] Mae { $count } o bobl yn newydd.
}
imports-count-hat = { $count ->
    [one] Mae 1 person yn hysbys ac yn cael rôl arall.
   *[other] Mae { $count } o bobl yn hysbys ac yn cael rôl arall.
}
imports-count-known = { $count ->
    [one] Mae 1 person yn hysbys: nid oes dim yn newid.
   *[other] Mae { $count } o bobl yn hysbys: nid oes dim yn newid.
}
imports-count-coordinates = { $count ->
    [one] Mae 1 person yn cydlynu'r garfan hon ac ni all gymryd rhan ynddi.
   *[other] Mae { $count } o bobl yn cydlynu'r garfan hon ac ni allant gymryd rhan ynddi.
}
imports-count-rejected = { $count ->
    [one] Ni ellid darllen 1 rhes.
   *[other] Ni ellid darllen { $count } o resi.
}
imports-what-happens = Daw mentoreion i mewn fel wedi dechrau, gyda'u proffil wedi'i lenwi. Daw helpwyr i mewn fel wedi gwneud cais ac maent yn aros am eich ateb. Daw rheolwr llinell yn y ffeil yn ddatganiad y person ei hun: ni ddeuir â'r ddau at ei gilydd byth, a gall y person ei weld a'i dynnu'n ôl.
imports-apply = { $count ->
    [one] Derbyn 1 person
   *[other] Derbyn { $count } o bobl
}
imports-nothing-to-do = Nid oes neb newydd yn y ffeil hon. Ni fyddai dim yn newid.
imports-change-columns = Newid y colofnau
imports-line = Llinell
imports-column-name = Colofn
imports-why = Beth sydd o'i le
imports-suggestion = Efallai
imports-rejected = Rhesi na ellid eu darllen
imports-download = Lawrlwythwch y rhesi hyn, cywirwch nhw a'u hanfon eto
imports-name = Enw
imports-hats = Fel
imports-fate = Beth sy'n digwydd
imports-preview = Pobl yn y ffeil
imports-first = Dim ond y { $count } cyntaf a restrir yma.
imports-fate-new = Yn dod i mewn
imports-fate-hat = Yn cael rôl arall
imports-fate-known = Nid oes dim yn newid
imports-fate-coordinates = Ni all gymryd rhan
imports-done-heading = Mae'r bobl i mewn
imports-done = Pobl newydd: { $added }. Pobl a oedd yn hysbys: { $known }.
imports-nobody-mailed = Nid ysgrifennwyd at neb. Gallwch eu gwahodd i gyd ag un botwm.
imports-invite = Mynd i'r gwahoddiadau
imports-dropped-heading = Gollyngwyd y ffeil
imports-dropped = Ni chadwyd dim ohoni.
imports-again = Mewnforio ffeil arall
