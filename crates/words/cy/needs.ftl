# cy_review: pending

needs-heading = Atebwch y pedwar cwestiwn allweddol
needs-empty = Nid oes dim wedi'i dicio eto. Edrychwch ar yr enghreifftiau, neu dechreuwch gyda'r cwestiwn cyntaf.
needs-answered = Fe'u hatebwyd gennych ar { $date }. Mae'r atebion dan sêl ac ni chânt eu dangos yma. Gallwch ateb eto unrhyw bryd.
needs-earlier = Roedd eich ateb cynharach, ar { $date }, i eiriad cynharach. Fe'i cedwir fel yr oedd. Gallwch ateb y geiriad newydd hefyd.
needs-readers = Chi a'r paru, a dim ond yr hyn a ganiatewch i'r paru. Nid oes unrhyw berson yn darllen eich ticiau
needs-answer = Ateb y cwestiynau
needs-answer-again = Ateb eto
needs-think-of = Gallwch feddwl am: { $prompts }.
needs-order = Beth ddaw gyntaf?
needs-order-text = Rhowch 1 i'r hyn sydd bwysicaf. Y 4 cyntaf sy'n cyfrif. Gallwch adael pob un ar agor.
needs-use = Pa rai o'r rhain y caiff y paru eu defnyddio?
needs-use-hint = Dim ond yr hyn a ddewiswch yma a ddefnyddir i ddod o hyd i helpwyr i chi
needs-before-sending = Mae gadael popeth ar agor yn ateb hefyd.
needs-send = Cadw fy atebion
