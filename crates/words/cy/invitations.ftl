# cy_review: pending
invitations-heading = Gwahodd pobl
invitations-lede = Nid yw gwahoddiadau i { $name } yn dweud dim am bwrpas y rhaglen. Gellir eu hateb am bedair wythnos.
invitations-imported = { $count ->
    [one] Daeth un person i mewn o ffeil ac nid ysgrifennwyd ato eto.
   *[other] Daeth { $count } o bobl i mewn o ffeil ac nid ysgrifennwyd atynt eto.
}
invitations-send-imported = { $count ->
    [one] Gwahodd y person hwn
   *[other] Gwahodd y { $count } o bobl hyn
}
invitations-addresses = Cyfeiriadau e-bost
invitations-addresses-hint = Un ar bob llinell. Bydd pwy bynnag a wahoddwyd o'r blaen, sy'n cymryd rhan yn barod neu a ofynnodd am beidio â chael llythyrau yn cael ei adael allan
invitations-hat = Eu gwahodd fel
invitations-send = Anfon y gwahoddiadau
invitations-address = Cyfeiriad
invitations-as = Fel
invitations-state = Cyflwr
invitations-sent = Anfonwyd ar
invitations-caption = Gwahoddiadau hyd yn hyn
invitations-so-far = Hyd yn hyn
invitations-none = Nid oes neb wedi'i wahodd eto.
invitations-bad = Ddim yn gyfeiriadau e-bost: { $addresses }
invitations-no-address = Rhowch o leiaf un cyfeiriad e-bost
invitations-no-hat = Dewiswch fel beth rydych yn eu gwahodd
invitations-page-heading = Mae gwahoddiad i chi
invitations-page-lede = Mae { $alias } yn eich gwahodd i gymryd rhan mewn blwyddyn o fentora.
invitations-page-as = Fe'ch gwahoddir fel: { $hat }.
invitations-page-free = Eich dewis chi yw cymryd rhan. Nid yw dweud na yn effeithio ar eich gwaith, ac ni ddywedir wrth neb.
invitations-page-until = Gallwch ateb tan { $date }.
invitations-page-over = Mae'r amser i ateb ar ben. Gallwch ofyn am ddolen newydd; bydd yn dod i'r cyfeiriad a wahoddwyd. Ni ddywedir wrth neb.
invitations-page-accepted = Derbyniwyd y gwahoddiad hwn.
invitations-page-later = Dywedoch "nid nawr". Mae hynny'n iawn. Gellir eich gwahodd eto rywbryd arall.
invitations-page-never = Ni fyddwn yn ysgrifennu at y cyfeiriad hwn eto.
invitations-accept = Derbyn
invitations-later = Nid nawr
invitations-stop = Peidiwch â chysylltu â mi eto
invitations-renew = Gofyn am ddolen newydd
invitations-go-on = Ewch ymlaen
invitations-how = Sut mae'n gweithio
invitations-renewed-heading = Mae dolen newydd ar ei ffordd
invitations-renewed = Edrychwch ym mlwch post y cyfeiriad a wahoddwyd. Nid yw'r ddolen a ddefnyddioch o'r blaen yn agor dim mwyach.
