# cy_review: pending
# Rheolau cylch.

circle-rules-heading = Rheolau ein cylch
circle-rules-none = Nid oes gan eich cylch reolau eto. Dyma destun i ddechrau ohono. Darllenwch ef yn uchel gyda'ch gilydd, a'i newid nes y gall pawb ddweud ie.
circle-rules-version = Fersiwn { $number }
circle-rules-cannot-open = Ysgrifennwyd y rheolau hyn cyn i chi allu darllen yma. Gall rhywun yn y cylch sy'n gallu eu hagor eu rhannu gyda chi o'r dudalen hon.
circle-rules-lost = Ni all neb yn y cylch agor y rheolau diweddaraf mwyach. Mae pwy bynnag a allai eu darllen wedi gadael, neu wedi dechrau eto gydag allweddi newydd.
circle-rules-lost-write = Ysgrifennwch y fersiwn nesaf gyda'ch gilydd. Yna gofynnir i bawb gytuno iddi.
circle-rules-agreed-you = Rydych wedi cytuno i'r fersiwn hon.
circle-rules-agree = Rwy'n cytuno i'r rheolau hyn
circle-rules-agree-hint = Os oes llinell na allwch fyw gyda hi, newidiwch hi isod. Yna gofynnir i bawb eto.
circle-rules-agreed = Mae pawb wedi cytuno.
circle-rules-waits = Yn dal i gael eu holi: { $names }.
circle-rules-without = Ni all { $names } ddarllen yma eto, am nad ydynt wedi gosod eu lle preifat.
circle-rules-lack = Ni all rhywun a ddaeth yn ddiweddarach ddarllen y rheolau hyn eto.
circle-rules-share = Rhannu'r rheolau gyda phawb yma
circle-rules-write = Ein rheolau
circle-rules-write-hint = Un llinell yr un. Dim enwau, a dim byd am gleifion.
circle-rules-save-first = Cadw fel fersiwn 1
circle-rules-save = Cadw fel fersiwn newydd
circle-rules-readers = Mae pawb yn eich cylch yn darllen hwn. Ni all neb arall ei agor
circle-rules-coordinator = Mae'r cydlynydd yn gweld bod rheolau, byth yr hyn a ddywedant.
circle-rules-change = Newid y rheolau
circle-rules-guide = Cwestiynau sy'n helpu cylch i ysgrifennu ei reolau ei hun
circle-rules-before = Fersiynau cynharach
circle-rules-earlier = Fersiwn { $number }, { $date }
circle-rules-empty = Ysgrifennwch o leiaf un llinell.
circle-rules-moved-on = Mae rhywun arall wedi cadw fersiwn ers i chi ddechrau. Darllenwch hi uchod; mae'r hyn a deipioch yn dal yma.
