# cy_review: pending
# Yr oriau y mae rhywun yn eu rhoi, a datganiad ohonynt. Gwelir y datganiad y tu allan, felly mae ei frawddegau'n niwtral.

hours-link = Fy oriau, a datganiad ohonynt
hours-home = Eich oriau y mis hwn: { $time }
hours-heading = Eich oriau
hours-lede = Yr amser rydych yn ei roi yma, ar gyfer eich cynllun gwaith, eich DPP neu arfarniad. Mae cyfarfodydd yn cyfrif ohonynt eu hunain ar ôl iddynt gael eu cynnal. Gallwch newid pob ffigur.
hours-none = Dim oriau eto. Maent yn dod ohonynt eu hunain pan fydd cyfarfod wedi'i gynnal, neu eich grŵp goruchwylio wedi cwrdd a chithau yno. Gallwch nodi hyfforddiant, paratoi a goruchwyliaeth arall nawr.
hours-add = Nodi oriau
hours-worn = { $hat }, { $cohort }
hours-period = { $from } hyd { $to }
hours-this-month = Y mis hwn, { $month }
hours-nothing-this-month = Dim byd eto y mis hwn.
hours-nothing-this-year = Dim byd eto eleni.
hours-nothing = Nid oes dim ar ôl yn y mis hwn.
hours-together = Gyda'i gilydd: { $time }.
hours-offered = Dywedoch y gallwch roi hyd at { $time } y mis.
hours-offered-link = Newid faint o le sydd gennych
hours-met-and-prepared = { $count ->
    [one] Cynhaliwyd 1 cyfarfod: { $time }, a { $preparing } i baratoi.
   *[other] Cynhaliwyd { $count } cyfarfod: { $time }, a { $preparing } i baratoi.
}
hours-led-and-prepared = { $count ->
    [one] Arweiniwyd 1 sesiwn grŵp: { $time }, a { $preparing } i baratoi.
   *[other] Arweiniwyd { $count } sesiwn grŵp: { $time }, a { $preparing } i baratoi.
}
hours-met = { $count ->
    [one] Cynhaliwyd 1 cyfarfod: { $time }.
   *[other] Cynhaliwyd { $count } cyfarfod: { $time }.
}
hours-led = { $count ->
    [one] Arweiniwyd 1 sesiwn grŵp: { $time }.
   *[other] Arweiniwyd { $count } sesiwn grŵp: { $time }.
}
hours-prepared = { $count ->
    [one] Paratoi ar gyfer yr 1 a gynhaliwyd: { $time }.
   *[other] Paratoi, hanner awr ar gyfer pob un o { $count } a gynhaliwyd: { $time }.
}
hours-own = { $kind }: { $time }, eich ffigur eich hun. Cyfrifwyd: { $counted }.
hours-own-alone = { $kind }: { $time }, eich ffigur eich hun.
hours-year = Eleni hyd yma, ers { $date }
hours-year-caption = Oriau yn ôl math
hours-kind = Math
hours-hat = Fel
hours-time = Oriau
hours-minutes = Munudau
hours-total = Cyfanswm
hours-months = Fesul mis
hours-change = Newid { $month }
hours-other-month = Mis arall
hours-other-month-do = Mynd i'r mis hwn
hours-who = Dim ond chi sy'n gweld eich oriau yma
hours-who-nobody = Nid oes gan y bobl rydych yn eu helpu, cydlynwyr na gweinyddwyr dudalen sy'n eu dangos
hours-who-host = Gall pwy bynnag sy'n rhedeg y gweinydd eu darllen
hours-kept = Cânt eu dileu gyda'ch rhan yn y garfan. Cewch wybod 30 a 7 diwrnod cyn hynny, mewn pryd i wneud datganiad.

hours-month = Eich oriau ym mis { $month }
hours-month-lede = Ysgrifennwch oriau mewn chwarteri, fel 1.5 neu 2.25. Gadewch faes yn wag lle mae'r hyn a gyfrifwyd yn gywir. Nid oes angen rheswm.
hours-unit = awr
hours-counted-none = Ni chyfrifwyd dim: ni chynhaliwyd cyfarfod.
hours-counted-met = { $count ->
    [one] Cyfrifwyd: { $time }, o 1 cyfarfod a gynhaliwyd.
   *[other] Cyfrifwyd: { $time }, o { $count } cyfarfod a gynhaliwyd.
}
hours-counted-led = { $count ->
    [one] Cyfrifwyd: { $time }, o 1 sesiwn a gynhaliwyd. Mae pob un yn cyfrif am 75 munud.
   *[other] Cyfrifwyd: { $time }, o { $count } sesiwn a gynhaliwyd. Mae pob un yn cyfrif am 75 munud.
}
hours-counted-prepared = { $count ->
    [one] Cyfrifwyd: { $time }, ar gyfer yr 1 a gynhaliwyd.
   *[other] Cyfrifwyd: { $time }, hanner awr ar gyfer pob un o { $count } a gynhaliwyd.
}
hours-not-counted = Nid yw hwn yn cael ei gyfrif. Dim ond chi all ei nodi.
hours-save = Cadw'r oriau hyn
hours-take-back = Tynnu ffigur o'ch eiddo yn ôl
hours-take-back-do = Tynnu yn ôl: { $kind }
hours-wrong-number = { $kind }: rhowch nifer yr oriau, fel 1.5
hours-wrong-quarter = { $kind }: rhowch chwarteri awr, fel 1.25, 1.5 neu 1.75
hours-wrong-range = { $kind }: rhowch oriau o 0 i 744

hours-statement = Datganiad o oriau
hours-statement-make = Gwneud datganiad
hours-statement-text = Mae eich enw ac oriau eich holl rannau gyda'i gilydd ar y datganiad. Nid yw'n dweud â phwy y gwnaethoch gwrdd, faint o bobl, na beth yw diben y rhaglen.
hours-from = O
hours-to = Hyd
hours-statement-do = Gwneud y datganiad
hours-statement-cohort = { $cohort }: { $period }
hours-wrong-from = Dewiswch y mis y mae'r datganiad yn dechrau
hours-wrong-to = Dewiswch y mis y mae'r datganiad yn gorffen
hours-wrong-order = Dewiswch fis olaf nad yw'n dod cyn y cyntaf
hours-statement-back = Yn ôl i'ch oriau
hours-statement-print = I'w argraffu, defnyddiwch orchymyn argraffu eich porwr. Ni chaiff y llinellau hyn eu hargraffu.
hours-statement-file = Lawrlwytho fel tabl (CSV)
hours-statement-name = Enw
hours-statement-programme = Rhaglen
hours-statement-period = Misoedd
hours-statement-made = Gwnaed ar
hours-statement-none = Nid oes oriau yn y misoedd hyn.
hours-statement-by-kind = Yn ôl math
hours-statement-by-month = Yn ôl mis
hours-month-head = Mis
hours-statement-own = Fy ffigurau i fy hun yw'r rhain. Cyfrifwyd cyfarfodydd a sesiynau grŵp a gynhaliwyd, gyda hanner awr i baratoi ar gyfer pob un. Gallwn newid pob ffigur. Nid oes neb arall wedi eu gwirio.
hours-statement-signed = Llofnod
hours-statement-date = Dyddiad
