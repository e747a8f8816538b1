# cy_review: pending
demo-heading = Edrychwch o gwmpas fel…
demo-lede = Rhaglen ddychmygol yn Iechyd Dyffryn Wren. Nid oes neb yma'n berson go iawn, ac nid oes dim a wnewch yn gadael y cyfrifiadur hwn.
demo-public = Neu dechreuwch ar y dudalen flaen, fel rhywun sydd newydd glywed amdani
demo-look-round = Edrychwch o gwmpas fel { $name }
demo-mentee = Mentorai: Amina, therapydd galwedigaethol
demo-mentee-sees = Ei phobl ar un dudalen, beth sy'n dal ar goll, a'i sgwrs gyntaf gyda'i mentor.
demo-mentor = Mentor: Grace, ffisiotherapydd arweiniol
demo-mentor-sees = Cerdyn paratoi deng munud sy'n dweud sut mae ei mentorai am i hil gael ei thrafod.
demo-sponsor = Noddwr: Owen, cyfarwyddwr gweithrediadau
demo-sponsor-sees = Tri pheth y gall eu gwneud y mis hwn, pob un gydag ie yn gyntaf. Hi biau dweud beth a'i cyrhaeddodd.
demo-ally = Cynghreiriad: Siân, sy'n cerdded wrth ochr Amina
demo-ally-sees = Yr hyn y gofynnir iddi, mewn geiriau plaen; a straeon i ymarfer gyda nhw.
demo-coordinator = Cydlynydd: Helen
demo-coordinator-sees = Swp o barau, pob un wedi'i egluro mewn brawddegau. Symudwch un i weld beth sy'n newid.
demo-admin = Gweinyddwr: Tom
demo-admin-sees = Y dudalen iechyd a'r cofnod archwilio. Nodiadau neb, oherwydd nid oes ffordd atynt.
