# cy_review: pending
# Un cylch fel y mae cydlynydd yn ei roi at ei gilydd ac yn gofalu amdano.

co-circle-heading = Un cylch
co-circle-forming = Drafft yw hwn. Nid oes neb wedi cael gwybod. Cynigiwch y lleoedd pan fyddwch yn barod.
co-circle-again = { $count ->
    [one] Rhy ychydig a ddywedodd ie mewn pryd. Mae un person wedi gwneud, ac yn cadw ei le. Dewiswch ragor o bobl, a chynigiwch y lleoedd eto.
   *[other] Rhy ychydig a ddywedodd ie mewn pryd. Mae { $count } o bobl wedi gwneud, ac yn cadw eu lleoedd. Dewiswch ragor o bobl, a chynigiwch y lleoedd eto.
}
co-circle-offered = Mae'r lleoedd wedi'u cynnig. Gyda phedwar ie bydd y cylch yn dechrau ysgrifennu ei reolau. Os oes llai erbyn { $date }, daw'n ôl atoch fel drafft.
co-circle-contracting = Mae digon wedi dweud ie. Mae'r cylch yn ysgrifennu ei reolau ac yn cytuno iddynt.
co-circle-running = Mae'r cylch yn cwrdd. Nid oes angen i chi wneud dim.
co-circle-merging = Daeth llai na thri, ddwywaith yn olynol. Chwiliwch am ragor o bobl, a chynigiwch le iddynt. Gellir gofyn i bobl o gylch bach arall hefyd.
co-circle-deciding = Mae'r sesiwn olaf a gynlluniwyd ar ben. Mae'r cylch yn penderfynu sut i fynd ymlaen.
co-circle-alumni = Mae'r cylch yn cadw mewn cysylltiad, heb sesiynau.
co-circle-closed = Mae'r cylch ar ben.
co-circle-no-leader = Neb ar hyn o bryd
co-circle-places = Lleoedd a gynigiwyd hyd yn hyn
co-circle-draft = Yn y drafft
co-circle-offer = Cynnig y lleoedd
co-circle-offer-hint = Dywedir wrth y rhai sy'n arwain, a gofynnir i bob un o'r lleill. Mae na yn dawel.
co-circle-tried = Dim ond pan fyddwch yn cynnig y lleoedd yr edrychir a all y bobl hyn ddod at ei gilydd. Nodir cynnig nad yw'n bosibl.
co-circle-change = Newid y drafft
co-circle-drop = Gollwng y drafft
co-circle-drop-hint = Ni ddywedwyd wrth neb yn y drafft. Dywedir wrth bwy bynnag a ddywedodd ie mewn rownd gynharach na ddaw'r cylch i fod.
co-circle-more = Cynnig lleoedd i ragor o bobl
co-circle-more-hint = Gofynnwch i sawl person ar yr un pryd. Lle gofynnwch i un yn unig, mae nifer yr aelodau yn dweud ie wrthych, ac mae'r dudalen sy'n gofyn iddo yn dweud hynny.
co-circle-more-lede = { $count ->
    [one] Mae gan { $name } 1 aelod. Mae pawb yn cytuno i'r rheolau eto pan fydd rhywun yn ymuno.
   *[other] Mae gan { $name } { $count } o aelodau. Mae pawb yn cytuno i'r rheolau eto pan fydd rhywun yn ymuno.
}
co-circle-joining-closed = Mae'r cylch wedi cwrdd ddwywaith, felly nid oes neb newydd yn ymuno mwyach.
co-circle-lead = Enwi un arall i arwain
co-circle-lead-lede = Mae dau berson yn arwain { $name }. Mae un lle ar agor.
co-circle-lead-who = Pwy sy'n ei arwain gyda'r llall?
co-circle-lead-save = Eu henwi
co-circle-lead-needed = Dewiswch pwy sy'n ei arwain.
co-circle-form = Ffurfio cylch
co-circle-form-lede = Dau sy'n arwain, a chwech i wyth sy'n rhannu'r ffordd. Gall pedwar ddechrau, a deg yw'r mwyaf.
co-circle-name = Enw'r cylch
co-circle-name-hint = Enw niwtral, fel diwrnod neu goeden. Nid yw'n dweud dim am y rhaglen.
co-circle-name-needed = Rhowch enw i'r cylch.
co-circle-slot-open = Y cylch sy'n penderfynu
co-circle-mode-needed = Dewiswch sut mae'r cylch yn cwrdd.
co-circle-sessions = Faint o sesiynau?
co-circle-sessions-hint = Un y mis. Mae chwech yn arferol. Yna mae'r cylch yn penderfynu sut i fynd ymlaen.
co-circle-leaders = Pwy sy'n ei arwain?
co-circle-leaders-hint = Dewiswch ddau. Nhw sy'n pennu faint o gylchoedd y gallant eu harwain.
co-circle-leaders-none = Ni all neb arwain cylch ar hyn o bryd. Gwahoddwch bobl fel hwyluswyr cylch, a chofnodwch eu hyfforddiant.
co-circle-leader-no-room = Nid oes ganddo le i un cylch arall.
co-circle-two-lead = Dewiswch ddau berson i arwain, dim mwy a dim llai.
co-circle-leader-not-ready = Ni all rhywun a ddewisoch arwain ar hyn o bryd. Dewiswch un arall.
co-circle-leader-full = Nid oes gan rywun a ddewisoch le i un cylch arall. Dewiswch un arall. Dim ond nhw all wneud mwy o le.
co-circle-members = I bwy y cynigir lleoedd?
co-circle-members-hint = Dewiswch bedwar i { $most }. Ni ddywedir wrth neb cyn i chi gynnig y lleoedd.
co-circle-members-hint-again = Mae'r rhai sydd wedi dweud ie yn cyfrif. Gyda nhw mae angen pedwar ar y cylch i ddechrau, a { $most } yw'r mwyaf. Ni ddywedir wrth neb newydd cyn i chi gynnig y lleoedd.
co-circle-places-hint = Dewiswch un neu ragor. Gyda'r rhai sydd ynddo, { $most } yw'r mwyaf. Gofynnir i bob un pan fyddwch yn cynnig y lleoedd.
co-circle-members-none = Nid oes neb yn aros nac â chynorthwyydd yn y garfan hon eto.
co-circle-members-needed = Dewiswch o leiaf un person.
co-circle-wishes = Hoffai gael cylch.
co-circle-waits = Yn aros am fentor: { $time }.
co-circle-asked-before = Cynigiwyd lle o'r blaen.
co-circle-not-possible = Nid yw hyn yn bosibl gyda'r bobl hyn. Dewiswch eraill.
co-circle-save = Cadw'r drafft
co-circle-draft-who = Y cydlynwyr sy'n gweld y drafft hwn. Ni ddywedir wrth neb ynddo cyn cynnig y lleoedd
