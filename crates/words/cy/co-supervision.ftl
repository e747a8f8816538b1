# cy_review: pending
# Grwpiau o fentoriaid sy'n goruchwylio ei gilydd, fel y mae cydlynydd yn eu gwneud.

co-supervision-heading = Goruchwyliaeth i fentoriaid
co-supervision-lede = Mentoriaid sy'n cwrdd bob tri mis ac yn helpu ei gilydd. Chi sy'n gwneud y grwpiau a'r dyddiadau. Nid ydych yn yr ystafell.
co-supervision-none = Nid oes grŵp yn y garfan hon eto. Gall tri mentor ddechrau.
co-supervision-form = Gwneud grŵp yn { $cohort }
co-supervision-name = Grŵp
co-supervision-mentors = Mentoriaid
co-supervision-next = Dyddiad nesaf
co-supervision-who = Cydlynwyr y rhaglen sy'n gweld y dudalen hon
co-supervision-who-mentors = Mae'r mentoriaid mewn grŵp yn gweld enwau ei gilydd.
co-supervision-one = Un grŵp goruchwylio
co-supervision-change = Newid yr enw neu bwy sydd ynddo
co-supervision-change-lede = Dywedir wrth bwy bynnag sy'n newydd. Ni ddywedir wrth bwy bynnag sy'n mynd, ac nid yw'n dod i ddyddiadau sydd eto i ddod.
co-supervision-dates = Dyddiadau
co-supervision-no-dates = Nid oes dyddiad eto. Mae un bob tri mis yn arferol.
co-supervision-date = Dyddiad
co-supervision-come = Faint sy'n dod, neu a ddaeth
co-supervision-take-back = Tynnu { $moment } yn ôl
co-supervision-been = –
co-supervision-when = Pryd maent yn cwrdd nesaf?
co-supervision-end = Dod â'r grŵp i ben
co-supervision-end-hint = Tynnir dyddiadau sydd eto i ddod yn ôl, a dywedir wrth bawb ynddo.
co-supervision-new = Gwneud grŵp goruchwylio
co-supervision-new-lede = Dewiswch fentoriaid a all siarad yn rhydd â'i gilydd.
co-supervision-called = Enw'r grŵp
co-supervision-called-hint = Enw niwtral, fel diwrnod.
co-supervision-name-needed = Rhowch enw i'r grŵp.
co-supervision-who-in = Pwy sydd ynddo?
co-supervision-who-in-hint = Dewiswch { $least } i { $most } mentor. Dywedir wrthynt.
co-supervision-few = Dewiswch o leiaf { $least } mentor.
co-supervision-many = Dewiswch ddim mwy na { $most } mentor, i gyd o'r garfan hon.
co-supervision-no-mentors = { $count ->
    [0] Nid oes mentor wedi'i dderbyn yn y garfan hon eto.
    [two] Mae { $count } fentor wedi'u derbyn yn y garfan hon hyd yn hyn. Mae ar grŵp angen o leiaf { $least }.
   *[other] Mae { $count } mentor wedi'i dderbyn yn y garfan hon hyd yn hyn. Mae ar grŵp angen o leiaf { $least }.
}
co-supervision-make = Gwneud y grŵp
co-supervision-save = Cadw
