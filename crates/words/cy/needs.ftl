# cy_review: pending

needs-heading = Atebwch y pedwar cwestiwn allweddol
needs-empty = Nid oes dim wedi'i dicio eto. Edrychwch ar yr enghreifftiau, neu dechreuwch gyda'r cwestiwn cyntaf.
needs-answered = Ticioch yr hyn sydd ei angen arnoch ar { $date }. Mae'r ticiau dan sêl ac ni chânt eu dangos yma. Gallwch dicio eto unrhyw bryd.
needs-earlier = Roedd eich ateb cynharach, ar { $date }, i eiriad cynharach. Fe'i cedwir fel yr oedd. Gallwch ateb y geiriad newydd hefyd.
needs-readers = Chi, a'r paru cyn belled ag y caniatewch. Mae rhywun y gofynnir iddo eich helpu yn gweld y rhai o'ch ticiau y gall helpu gyda nhw
needs-ticks = Ticiwch yr hyn sydd ei angen arnoch
needs-ticks-text = Mae ticiau yn helpu i ddod o hyd i bobl sy'n addas i chi. Chi sy'n dewis pa rai ohonynt y caiff y paru eu defnyddio.
needs-answer = Ticio'r hyn sydd ei angen arnaf
needs-answer-again = Ticio eto
needs-think-of = Gallwch feddwl am: { $prompts }.
needs-order = Beth ddaw gyntaf?
needs-order-text = Rhowch 1 i'r hyn sydd bwysicaf. Y 4 cyntaf sy'n cyfrif. Gallwch adael pob un ar agor.
needs-use = Pa rai o'r rhain y caiff y paru eu defnyddio?
needs-use-hint = Dim ond yr hyn a ddewiswch yma a ddefnyddir i ddod o hyd i helpwyr i chi
needs-before-sending = Mae gadael popeth ar agor yn ateb hefyd.
needs-send = Cadw fy atebion
