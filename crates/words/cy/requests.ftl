# cy_review: pending
requests-list = Ceisiadau i chi
requests-list-none = Nid oes neb yn aros am eich ateb.
requests-list-none-next = Pan fydd rhywun yn gofyn, byddwch yn ei ddarllen yma ac ar eich tudalen gartref.
requests-list-item = Mae { $name } yn gofyn. Atebwch erbyn { $date }.
requests-heading = Ateb cais
requests-lede = { $kind ->
    [sponsor] Hoffai { $name } eich cael yn noddwr.
    [ally] Hoffai { $name } eich cael yn gynghreiriad.
   *[other] Hoffai { $name } eich cael yn fentor.
}
requests-share = Beth sy'n gyffredin rhyngoch
requests-places = Lleoedd
requests-places-text = Mae hyn yn cymryd 1 o'ch { $places } lle. Wedi'u cymryd nawr: { $taken }.
requests-hours = Amser
requests-hours-text = Tua { $hours } awr y mis.
requests-helper = Y cymorth sydd ganddyn nhw
requests-helper-none = Neb o'r math hwn eto.
requests-helper-some = Rhywun o'r math hwn yn barod.
requests-answer-by = Ateb erbyn
requests-next = Mae dweud ie yn golygu sgwrs gyntaf o tua 30 munud. Wedi hynny mae pob un ohonoch yn dweud ie neu na yn breifat.
requests-accept = Ie, gadewch i ni siarad
requests-decline = Na, ni allaf
requests-decline-heading = Neu dywedwch na
requests-decline-why = Beth yw'r rheswm?
requests-decline-hint = Dim ond bod rhywun yn methu helpu ar hyn o bryd y maen nhw'n ei ddarllen. Ni ddangosir eich enw na'ch rheswm i neb.
requests-decline-choose = Dewiswch un o'r rhesymau
requests-said-yes = Mae eich ie gennym. Nhw sy'n ateb nesaf, erbyn { $date }.
requests-gone = Nid yw'r cais hwn yn agored bellach
requests-gone-text = Nid oes dim i chi ei wneud. Mae hynny'n digwydd am lawer o resymau.
requests-gone-link = Gweld ceisiadau eraill
requests-full = Mae eich holl leoedd wedi'u cymryd
requests-full-text = Ni newidiwyd dim. Mae eich lleoedd a'ch oriau yn eich diogelu, a dim ond chi all eu codi. Maen nhw'n cadw eu dyddiad yn y ciw beth bynnag a wnewch.
requests-full-link = Edrych ar fy lleoedd a'm horiau
requests-full-back = Yn ôl i'r cais
requests-who-sees = Chi, a'r person sy'n gofyn
requests-who-more = Dim ond pan fydd yn ie y bydd y person sy'n gofyn yn cael gwybod eich ateb. Mae'r cydlynydd yn gweld pâr o'r sgwrs gyntaf ymlaen.
