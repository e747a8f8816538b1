# cy_review: pending
applications-heading = Ateb ceisiadau
applications-lede = Atebir pob un o fewn 10 diwrnod gwaith. Mae'r sawl na chaiff ei dderbyn yn darllen geiriau caredig a dim rheswm.
applications-none = Nid oes neb yn aros am ateb.
applications-invite = Gwahodd pobl i helpu
applications-no-name = Rhywun heb enw eto
applications-answer-by = Gwnaed y cais ar { $since }. Atebwch erbyn { $date }.
applications-overdue = Yn hwyr
applications-record = Agor cofnod { $name }
applications-accept = Derbyn { $name }
applications-decline = Gwrthod { $name }
