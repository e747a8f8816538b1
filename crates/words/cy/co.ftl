# cy_review: pending
co-heading = Eich rhestr
co-set-up = Sefydlu'r rhaglen
co-set-up-lede = Mae pob tudalen yn cadw ar ei phen ei hun. Gallwch adael a dod yn ôl.
co-waits = Beth sy'n aros amdanoch
co-more = Mwy
co-next-late = Atebwch y ceisiadau hwyr
co-next-late-text = { $count ->
    [one] Mae un person wedi aros mwy na 10 diwrnod gwaith am ateb.
   *[other] Mae { $count } o bobl wedi aros mwy na 10 diwrnod gwaith am ateb.
}
co-next-applications = Atebwch y ceisiadau
co-next-applications-text = { $count ->
    [one] Mae un person yn cynnig helpu.
   *[other] Mae { $count } o bobl yn cynnig helpu.
}
co-next-applications-link = Gweld y ceisiadau
co-next-set-up = Ewch ymlaen â sefydlu'r rhaglen
co-next-set-up-text = { $count ->
    [one] Mae un peth ar goll cyn y cam nesaf.
   *[other] Mae { $count } o bethau ar goll cyn y cam nesaf.
}
co-next-set-up-link = Gweld beth sydd ar goll
co-next-go-on = Cymerwch y cam nesaf
co-next-go-on-text = Nid oes dim ar goll. Gall y rhaglen fynd yn ei blaen.
co-next-people = Dewch â phobl i mewn
co-next-people-text = Mae'r garfan ar agor ac nid oes neb ynddi eto. Dewch â phobl i mewn o ffeil, neu gwahoddwch nhw fesul un.
co-next-people-link = Mewnforio ffeil
co-next-match = Chwilio am barau
co-next-match-text = { $count ->
    [one] Mae un person yn aros am bâr.
   *[other] Mae { $count } o bobl yn aros am bâr.
}
co-next-match-link = Mynd i baru
co-next-nothing = Nid oes dim yn aros amdanoch
co-next-nothing-text = Mae gan bawb eu cam nesaf. Byddwch yn gweld yma pan fydd angen rhywbeth gennych.
co-next-nothing-link = Gweld y bobl
co-next-closing = Mae eich carfan olaf wedi dod i ben
co-next-closing-text = Mae'r rhaglen yn cau ohoni ei hun pan fydd ei pharau olaf wedi dod i ben. Os yw hi i fynd yn ei blaen, cynlluniwch garfan arall nawr.
co-next-closing-link = Cynllunio carfan arall
co-next-closed = Mae'r rhaglen hon wedi cau
co-next-closed-text = Ni ellir newid dim ynddi mwyach. Gallwch ddarllen o hyd yr hyn y cafodd ei seilio arno.
co-next-closed-link = Darllen ei chofnod
co-task-late = Ceisiadau ar ôl 10 diwrnod gwaith
co-task-waiting = Pobl sy'n aros am bâr, hyd at { $time }
co-task-unsigned = Parau heb gytundeb ers pythefnos
co-task-quiet = Parau sydd wedi mynd yn dawel
co-task-applications = Ceisiadau i'w hateb
co-task-untrained = Pobl a dderbyniwyd heb gofnod o'u hyfforddiant
co-task-uninvited = Pobl o ffeil nad ydynt wedi'u gwahodd eto
co-task-missing = Pethau ar goll yn y sefydlu
co-nothing-waits = Nid oes dim yn aros amdanoch.
co-people = Pobl
co-applications = Ceisiadau
co-invitations = Gwahoddiadau
co-import = Mewnforio ffeil o bobl
co-match = Paru
co-pairs = Parau
co-programme = Y rhaglen a'i sefydlu
co-cohort = Rydych yn gweithio ar { $name } ({ $state }).
co-no-cohort = Nid oes carfan ar agor i bobl eto. Cynlluniwch un a'i hagor yn gyntaf.
co-no-cohort-link = Mynd i'r dyddiadau
co-task-rematch = Pobl yr hoffent gael rhywun newydd, gan na allai eu cynorthwyydd fynd ymlaen
co-circles = Cylchoedd
co-supervision = Goruchwyliaeth i fentoriaid
