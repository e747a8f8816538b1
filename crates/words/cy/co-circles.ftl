# cy_review: pending
# Cylchoedd fel y mae cydlynydd yn eu rhoi at ei gilydd ac yn eu gweld.

co-circles-heading = Cylchoedd
co-circles-lede = Rydych yn gweld sut mae pob cylch yn sefyll, ei ddyddiadau a faint ddaeth. Ni welwch restr o bwy ddywedodd ie, ac mae'r hyn a ddywedir yn aros gyda'r cylch.
co-circles-none = Nid oes cylch eto. Gall pedwar o bobl sy'n aros ddechrau gyda'i gilydd, heb aros am un person.
co-circles-form = Ffurfio cylch yn { $cohort }
co-circles-name = Cylch
co-circles-state = Sut mae'n sefyll
co-circles-members = Aelodau
co-circles-held = Sesiynau a gynhaliwyd
co-circles-of = { $held } o { $planned }
co-circles-last = Sesiwn ddiwethaf
co-circles-last-text = { $count ->
    [one] { $date }, 1 person
   *[other] { $date }, { $count } o bobl
}
co-circles-next = Sesiwn nesaf
co-circles-not-met = Dim eto
co-circles-no-date = Dim dyddiad
co-circles-who = Cydlynwyr y rhaglen sy'n gweld y dudalen hon
co-circles-who-names = Dim ond y cylch sy'n gweld enwau'r aelodau, o'r eiliad y cynigir lleoedd.
co-circles-who-rules = Dim ond y cylch all agor rheolau'r cylch.
