# cy_review: pending
# Un cynorthwyydd yn fentor ac yn noddwr i'r un person, trwy eithriad.

exceptions-heading = Mae mentor a noddwr yn ddau berson
exceptions-lede = { $kind ->
    [sponsor] { $name } yw eich noddwr. Gallwch ofyn a gaiff { $name } fod yn fentor i chi hefyd.
   *[other] { $name } yw eich mentor. Gallwch ofyn a gaiff { $name } fod yn noddwr i chi hefyd.
}
exceptions-meaning = Beth fyddai'n ei olygu
exceptions-much = Byddai { $name } yn gwybod ac yn dal llawer o'r hyn sy'n bwysig i chi. Gyda dau berson, gall y naill helpu pan fydd rhywbeth yn anodd gyda'r llall.
exceptions-wrong = Os aiff rhywbeth o'i le rhyngoch chi a { $name }, gallech golli'r ddau gynorthwyydd ar unwaith. Mae pobl eraill i siarad â nhw bryd hynny.
exceptions-wrong-link = Gweld â phwy y gallwch siarad
exceptions-not-told = Ni ddywedir wrth { $name } eich bod yn gofyn. Os mai ie yw'r ateb, bydd { $name } ar eich rhestr, a byddwch yn gofyn fel y byddech yn gofyn i unrhyw un. Gall ddweud na o hyd.
exceptions-who-decides = Pwy sy'n penderfynu
exceptions-decides = Gwarcheidwad noddi sy'n dweud ie neu na. Mae'n cadw noddi'n deg ac nid yw'n cymryd rhan yn y rhaglen. Nid oes cydlynydd yn penderfynu nac yn darllen hyn.
exceptions-reads = Mae'r gwarcheidwad yn darllen yn union hyn: enw { $name }, mai am fentor a noddwr y mae, eich geiriau, a'r dyddiad. Nid yw'n darllen eich enw.
exceptions-guess = Mewn rhaglen fach efallai y gallai ddyfalu pwy ydych. Ysgrifennwch dim ond yr hyn yr hoffech iddo ei wybod.
exceptions-reason = Pam y byddai'n eich helpu?
exceptions-reason-hint = Yn eich geiriau eich hun, { $most } nod ar y mwyaf. Peidiwch â rhoi enwau, na'ch enw chi chwaith.
exceptions-reason-empty = Dywedwch mewn ychydig eiriau pam y byddai'n eich helpu
exceptions-reason-long = Defnyddiwch { $most } nod ar y mwyaf. Mae { $now } nawr.
exceptions-who = Chi, a phwy bynnag sy'n gwarchod noddi hyd nes iddo ateb. Mae'n darllen eich geiriau heb eich enw
exceptions-who-line = Nid unrhyw warcheidwad sydd mewn llinell reoli gyda chi neu gyda'r cynorthwyydd hwn.
exceptions-ask = Gofyn am hyn
exceptions-cancel = Peidio â gofyn
exceptions-wrote = Ysgrifennoch chi hyn ar { $date }:
exceptions-asked = Rydych wedi gofyn. Bydd gwarcheidwad noddi yn ateb, a byddwn yn dweud wrthych pan fydd wedi gwneud.
exceptions-accepted = Ie yw'r ateb: caiff { $name } fod yn fentor ac yn noddwr i chi.
exceptions-accepted-list = Nid oes dim yn digwydd ohono'i hun. Pan fydd { $name } ar eich rhestr, gallwch ofyn. Os nad yw yno, nid oes lle rhydd ganddo ar hyn o bryd.
exceptions-to-matches = Gweld fy rhestr
exceptions-declined = Na yw'r ateb: mae mentor a noddwr yn aros yn ddau berson y tro hwn. Nid yw'n dweud dim amdanoch chi, nac am { $name }.
exceptions-declined-next = Mae'r hyn sydd gennych gyda { $name } yn mynd ymlaen fel y mae. Os bydd rhywbeth yn newid, rhowch hwn heibio, a gallwch ofyn eto.
exceptions-used = { $name } yw eich mentor a'ch noddwr. Gallwch ddod â'r naill bâr neu'r llall i ben unrhyw bryd, a bydd y llall yn mynd ymlaen.
exceptions-take-back = Ei dynnu'n ôl
exceptions-put-away = Rhoi hwn heibio
exceptions-ends = Pan fyddwch yn ei dynnu'n ôl, neu pan ddaw'r pâr hwn i ben, caiff eich geiriau eu dileu.
exceptions-nothing = Nid oes dim i'w ofyn yma ar hyn o bryd. Gallech ofyn pe bai'r cynorthwyydd hwn yn rhydd i chi fel mentor ac fel noddwr, a bod gennych le i'r ddau.
exceptions-nobody = Ni all neb yn eich rhaglen benderfynu am hyn ar hyn o bryd. Mae angen gwarcheidwad noddi, ac nid oes un a allai edrych arno.
exceptions-nobody-next = Felly nid oes ffurflen yma. Gallwch ofyn i'ch cydlynwyr enwi gwarcheidwad. Nid oes rhaid i chi ddweud pam.
exceptions-back = Yn ôl atoch chi a { $name }
exceptions-pair-link = { $kind ->
    [sponsor] A allai { $name } fod yn fentor i mi hefyd?
   *[other] A allai { $name } fod yn noddwr i mi hefyd?
}
exceptions-card = Mae { $name } yn eich helpu eisoes. Mae mentor a noddwr yr un person yn ddau berson, oni bai bod gwarcheidwad noddi yn ei ganiatáu.
exceptions-card-link = Beth allwch chi ei wneud

# Tudalen y gwarcheidwad.
exceptions-guardian = Eithriadau y gofynnwyd amdanynt
exceptions-guardian-none = Nid oes neb yn gofyn am eithriad ar hyn o bryd.
exceptions-guardian-text = Mae mentor a noddwr yr un person yn ddau berson. Gall rhywun sy'n cael ei fentora ofyn i chi am eithriad. Rydych yn darllen ei reswm, ac nid pwy ydyw. Peidiwch â cheisio darganfod. Chi yn unig sy'n penderfynu, a chaiff wybod eich ateb.
exceptions-guardian-one = { $kind ->
    [sponsor] Mae { $name } yn noddwr i rywun a byddai'n fentor iddo hefyd
   *[other] Mae { $name } yn fentor i rywun a byddai'n noddwr iddo hefyd
}
exceptions-guardian-since = Gofynnwyd ar { $date }
exceptions-guardian-accept = Ei ganiatáu
exceptions-guardian-decline = Peidio â'i ganiatáu
