# cy_review: pending
# Y sgwrs gyntaf, y ddwy ffordd: saith cwestiwn, a meddwl amdanynt ymlaen llaw.

openers-heading = Sgwrs gyntaf, y ddwy ffordd
openers-link = Saith cwestiwn ar gyfer eich sgwrs gyntaf
openers-lede = Tua 30 munud. Rydych chi a { $name } yn ateb yr un cwestiynau, ac yn mynd yn gyntaf bob yn ail. Mae "pasio" bob amser yn rhad ac am ddim, heb angen rheswm.
openers-card = Saith cwestiwn
openers-1 = Sut daethoch chi at y gwaith hwn?
openers-2 = Soniwch am adeg pan agorodd rhywun ddrws i chi, neu ei gau.
openers-3 = Beth ddylwn i ei wybod am sut rydych chi'n gweithio orau?
openers-4 = Pa rannau o bwy ydych chi rydych chi'n dod â nhw i'r gwaith, a pha rai rydych chi'n eu gadael wrth y drws?
openers-5 = Beth fyddai'n gwneud hwn yn lle diogel? Beth fyddai'n ei wneud yn anniogel?
openers-6 = Sut byddwn ni'n siarad am hil a hiliaeth yma?
openers-7 = Beth fyddai'n gam bach cyntaf da?
openers-note-giver = Rhannwch, heb gymryd drosodd: hanner yr amser yr un. Dywedwch bedwar terfyn cyfrinachedd cyn cwestiwn 4. Os dywedon nhw "nid nawr" am hil, ewch heibio i gwestiwn 6.
openers-note-mentee = Gallwch basio ar unrhyw un ohonynt. Chi sy'n dewis beth i'w ddweud, a phryd.
openers-print = Mae'r cerdyn yn argraffu ar un ddalen A5. Nid yw'r hyn a ysgrifennwch isod yn cael ei argraffu.
openers-before = Meddwl amdanynt ymlaen llaw, os hoffech
openers-before-text = Chi yn unig biau'r hyn a ysgrifennwch yma. Ar gyfer pob ateb chi sy'n dewis: ei gadw, neu ddod ag ef. Gallwch hefyd beidio ag ysgrifennu dim, a dim ond siarad.
openers-theirs = Yr hyn y mae { $name } yn dod ag ef
openers-mine = Fy atebion
openers-kept = Mae eich atebion wedi'u cadw. Gallwch eu newid yma.
openers-other-waits = Nid yw { $name } wedi gosod ei le preifat eto. Ni all ddarllen yr hyn y dewch ag ef nes gwneud hynny. Yna gallwch ei rannu o'r dudalen nodiadau.
openers-hint = Gadewch unrhyw un ohonynt yn wag. Dim manylion am gleifion.
openers-bring = Pa atebion rydych chi'n dod â nhw?
openers-bring-hint = Wedi'i dicio: gall { $name } ei ddarllen, yma ac yn eich nodiadau a rennir. Heb ei dicio: chi yn unig. Tynnwch dic i ffwrdd ac nid yw i'w ddarllen yma mwyach; efallai ei fod wedi'i ddarllen eisoes.
openers-not-yet = Nes i chi'ch dau ddweud yr hoffech fynd ymlaen, mae hwn yn aros gyda chi yn unig. Nid yw { $name } yn darllen dim ohono.
openers-readers = Dim ond chi sy'n darllen yr hyn a gadwch. Chi a { $name } sy'n darllen yr hyn y dewch ag ef. Ni all neb arall ei agor
openers-readers-own = Dim ond chi sy'n darllen hwn. Ni all neb arall ei agor
openers-save = Cadw fy atebion
openers-empty = Atebwch un ohonynt yn gyntaf, neu ewch i siarad
openers-too-long = Mae gan ateb { $most } nod ar y mwyaf. Mae gan eich un chi { $now }
openers-question = Cwestiwn o'ch sgwrs gyntaf: { $question }
