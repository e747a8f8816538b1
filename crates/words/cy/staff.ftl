# cy_review: pending
staff-heading = Cyfrifon a rolau
staff-roles = Rolau sydd mewn grym
staff-address = Cyfeiriad e-bost
staff-role = Rôl
staff-since = Ers
staff-change = Newid
staff-end = Dod â'r rôl hon i ben: { $address }
staff-proposed = Yn aros am ail weinyddwr
staff-proposed-lede = Mae angen dau weinyddwr i greu un arall.
staff-other-confirms = Y gweinyddwr arall sy'n ei gadarnhau.
staff-confirm = Cadarnhau { $address }
staff-drop = Gollwng y cynnig ar gyfer { $address }
staff-make-admin = Creu gweinyddwr arall
staff-new-admin = Cyfeiriad e-bost y gweinyddwr newydd
staff-new-admin-hint = Gweinyddwr arall sy'n ei gadarnhau
staff-propose = Cynnig
staff-find = Dod o hyd i gyfrif
staff-search = Chwilio
staff-not-found = Nid oes cyfrif gyda'r cyfeiriad hwnnw.
staff-account = Cyfrif
staff-sessions = { $count ->
    [one] Wedi mewngofnodi ar 1 ddyfais.
   *[other] Wedi mewngofnodi ar { $count } o ddyfeisiau.
}
staff-nothing-more = Dim ond y cyfrif rydych yn ei weld: nid yr hyn y mae'r person yn cymryd rhan ynddo, na dim a ysgrifennodd.
staff-end-sessions = Allgofnodi ym mhobman
staff-disable = Analluogi'r cyfrif hwn
staff-disabled = Mae'r cyfrif hwn wedi'i analluogi. Nid oes dim ohono wedi'i ddileu.
staff-enable = Ei adael i mewn eto
staff-audit = Beth a wnaed
staff-any = Unrhyw beth
staff-number = Rhif
staff-when = Pryd
staff-what = Beth
staff-events = Y diweddaraf yn gyntaf, 200 ar y mwyaf
staff-chain-whole = Mae'r gadwyn yn gyfan: { $count } o gofnodion. Ei phen yw { $head }. Cadwch ef mewn man arall hefyd.
staff-chain-empty = Does dim wedi'i gofnodi eto.
staff-chain-broken = Mae'r gadwyn wedi'i thorri yn rhes { $row }.
staff-from = Diwrnod cyntaf
staff-to = Diwrnod olaf
staff-day-hint = Er enghraifft 2026-11-23
staff-no-events = Nid oes dim yn cyfateb. Gofynnwch am lai o bethau.
staff-translations = Cyfieithiadau heb eu gwirio
staff-translations-lede = { $count ->
    [one] Mae 1 testun Cymraeg yn aros am ddarllenydd.
   *[other] Mae { $count } o destunau Cymraeg yn aros am ddarllenydd.
}
staff-key = Allwedd
staff-english = Saesneg
staff-welsh = Cymraeg
staff-unchecked = Testunau byr
staff-long-texts = Testunau hir
