# cy_review: pending
# Dyddiadau cylch, a faint ddaeth.

circle-sessions-heading = Dyddiadau eich cylch
circle-sessions-offered = Mae lleoedd yn cael eu cynnig. Pan fydd pedwar wedi dweud ie, gallwch bennu'r dyddiad cyntaf.
circle-sessions-next = Pryd mae'r sesiwn nesaf?
circle-sessions-another = Dyddiad arall ar ei chyfer
circle-sessions-set = Pennu'r dyddiad hwn
circle-sessions-told = Dywedir wrth bawb yn y cylch fod dyddiad.
circle-sessions-was = Roedd wedi'i chynllunio ar gyfer { $moment }.
circle-sessions-held = A gafodd y sesiwn ei chynnal?
circle-sessions-held-yes = Do
circle-sessions-held-no = Naddo
circle-sessions-held-needed = Dywedwch a gafodd y sesiwn ei chynnal.
circle-sessions-heads = Faint o bobl oedd yno, gan gynnwys chi'ch dau?
circle-sessions-heads-hint = Mae rhif yn ddigon. Peidiwch byth ag ysgrifennu pwy ddaeth.
circle-sessions-heads-choose = Dewiswch rif
circle-sessions-heads-needed = Dewiswch faint o bobl oedd yno.
circle-sessions-tell = Cadw
circle-sessions-thin = Os daw llai na thri ddwywaith yn olynol, bydd y cydlynydd yn chwilio am ragor o bobl. Nid oes bai ar neb.
circle-sessions-onward = Sut mae'r cylch yn mynd ymlaen?
circle-sessions-onward-hint = Gofynnwch i bawb yn gyntaf. Yr hyn y gall y rhan fwyaf fyw gydag ef sy'n iawn.
circle-sessions-go-on = Chwe sesiwn arall
circle-sessions-go-on-hint = Chi sy'n pennu'r dyddiad nesaf.
circle-sessions-alumni = Cadw mewn cysylltiad
circle-sessions-alumni-hint = Dim rhagor o sesiynau. Mae eich rheolau'n dal i sefyll, ac mae eich lleoedd yn rhydd ar gyfer cylch arall.
circle-sessions-close = Gorffen yma
circle-sessions-close-hint = Mae'r cylch ar ben, ac ni ysgrifennir dim byd newydd ynddo.
circle-sessions-onward-needed = Dewiswch sut mae'r cylch yn mynd ymlaen.
circle-sessions-decide = Cadw'r hyn a benderfynwyd
circle-sessions-none = Nid oes sesiwn wedi'i chynnal eto.
circle-sessions-past = Sesiynau hyd yn hyn
circle-sessions-number = Sesiwn
circle-sessions-date = Dyddiad
circle-sessions-people = Pobl yno
circle-sessions-not-held = Ni chafodd ei chynnal
circle-sessions-who = Y rhai sy'n arwain y cylch hwn sy'n gweld y dudalen hon
circle-sessions-who-coordinator = Mae'r cydlynydd yn gweld y dyddiadau a faint ddaeth. Nid oes neb yn ysgrifennu pwy.
