# cy_review: pending
# Crynodeb o bâr ar gyfer y cydlynydd.

summaries-title = Wedi'i ddweud wrth y cydlynydd
summaries-none = Nid oes dim wedi'i ddweud wrth y cydlynydd. O bopeth a ysgrifennwch yma nid yw'n gweld dim ond crynodeb a anfonwch yn fwriadol.
summaries-write = Ysgrifennu crynodeb i'r cydlynydd
summaries-lede = Ychydig linellau rydych yn dewis eu rhannu. Yn gyntaf rydych chi'n gweld yn union yr hyn y bydd y cydlynydd yn ei weld.
summaries-how-mentee = Mae'n mynd at gydlynwyr eich rhaglen cyn gynted ag y byddwch yn ei anfon. Gall { $name } ei ddarllen hefyd, a gweld mai chi a'i hanfonodd.
summaries-how-giver = Mae'n mynd at { $name } yn gyntaf. Dim ond os bydd { $name } yn cytuno i'r union eiriau hyn y bydd y cydlynwyr yn ei weld.
summaries-text = Beth hoffech chi ei ddweud wrthynt?
summaries-hint = Dim manylion am gleifion. Gwell peidio ag enwi pobl eraill.
summaries-readers-draft = Chi yn unig, nes i chi ei anfon. Ni all neb arall ei agor
summaries-readers-sent = Chi'ch dau, a chydlynwyr eich rhaglen. Cofnodir pob edrychiad ganddynt i chi'ch dau
summaries-check = Ei weld fel y bydd y cydlynydd
summaries-empty = Ysgrifennwch rywbeth yn gyntaf
summaries-too-long = Mae gan grynodeb { $most } nod ar y mwyaf. Mae gan eich un chi { $now }
summaries-waits = Mae crynodeb a ysgrifennoch yn aros am air { $name }. Pan fydd wedi'i setlo gallwch ysgrifennu un arall.
summaries-to-notes = Mynd i'r nodiadau
summaries-preview = Cyn i chi ei anfon
summaries-exactly = Bydd y cydlynydd yn gweld yn union hyn:
summaries-then-mentee = Gall { $name } ei ddarllen hefyd, a gweld mai chi a'i hanfonodd.
summaries-then-giver = { $name } sy'n ei ddarllen nesaf. Os bydd yn cytuno i'r union eiriau hyn, bydd y cydlynydd yn gweld yn union hyn, gyda dyddiad y diwrnod hwnnw. Os na fydd, nid yw neb arall yn dod i wybod amdano.
summaries-sealed = Dim ond gyda'ch allweddi eich hun y mae eich nodiadau'n agor. Mae hwn yn wahanol: tra mae wedi'i anfon, cedwir copi gydag allwedd cyfrifiadur y rhaglen, fel y gall y cydlynwyr ei ddarllen. Gallwch ei dynnu'n ôl unrhyw bryd.
summaries-send = Ei anfon at y cydlynydd
summaries-ask = Gofyn i { $name }
summaries-change = Ei newid yn gyntaf
summaries-no-draft = Nid oes dim i'w anfon eto.
summaries-from = Oddi wrth { $name }, { $date }
summaries-about = Am bâr { $mentee } a { $giver }
summaries-agreed = Mae { $name } wedi cytuno i'r geiriau hyn.
summaries-proposed-mine = Ysgrifennoch hwn ar { $date }. Mae'n aros am air { $name }
summaries-proposed-theirs = Hoffai { $name } anfon hwn at y cydlynydd. Ysgrifennwyd ar { $date }
summaries-released-mine = Chi a ysgrifennodd hwn. Gall y cydlynydd ei ddarllen ers { $date }
summaries-released-theirs = { $name } a ysgrifennodd hwn. Gall y cydlynydd ei ddarllen ers { $date }
summaries-not-sent-mine = Chi a ysgrifennodd hwn. Ni chafodd ei anfon. Setlwyd ar { $date }
summaries-not-sent-theirs = { $name } a ysgrifennodd hwn. Ni chafodd ei anfon. Setlwyd ar { $date }
summaries-back-mine = Chi a ysgrifennodd hwn. Cafodd ei dynnu'n ôl ar { $date }
summaries-back-theirs = { $name } a ysgrifennodd hwn. Cafodd ei dynnu'n ôl ar { $date }
summaries-your-word = Dim ond os cytunwch i'r union eiriau hyn y mae'n mynd allan. Nid oes angen rheswm dros ddweud na, ac nid yw'r cydlynydd yn dod i wybod.
summaries-agree = Iawn, anfonwch y geiriau hyn
summaries-refuse = Na, peidiwch â'i anfon
summaries-withdraw = Peidio â'i anfon wedi'r cyfan
summaries-back-text = Ar ôl ei dynnu'n ôl, ni all neb arall ei ddarllen o hynny ymlaen. Mae pwy bynnag a'i darllenodd cyn hynny wedi'i ddarllen:
summaries-take-back = Ei dynnu'n ôl
summaries-was-read = Ni all neb arall ei ddarllen nawr. Mae pwy bynnag a'i darllenodd cyn hynny wedi'i ddarllen:
summaries-title-coordinator = Yr hyn y mae'r pâr hwn wedi'i ddweud wrthych
summaries-lede-coordinator = Mae'r ddau wedi dewis dweud hyn wrthych. Gallant ei dynnu'n ôl unrhyw bryd. Peidiwch â'i drosglwyddo, os gwelwch yn dda.
summaries-looked = Mae'r ffaith i chi agor y dudalen hon wedi'i chofnodi, a gall y ddau ei gweld.
summaries-nothing-sent = Nid oes dim gan y pâr hwn i chi ei ddarllen.
summaries-to-pairs = Mynd at y parau
summaries-read-link = { $count ->
    [one] Darllen eu crynodeb
   *[other] Darllen eu { $count } crynodeb
}
