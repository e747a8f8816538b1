# cy_review: pending
hand-overs-heading = Dewiswch sut yr hoffech fynd ymlaen
hand-overs-lede = Ni all { $name } fynd ymlaen. Mae hynny'n digwydd am lawer o resymau ac nid oes angen esboniad. Nid yw'n dweud dim amdanoch chi.
hand-overs-queue = Beth bynnag a ddewiswch, rydych yn cadw eich dyddiad cyntaf yn y ciw: { $date }.
hand-overs-choice = Sut hoffech chi fynd ymlaen?
hand-overs-rematch = Hoffwn gael rhywun newydd cyn gynted â phosibl
hand-overs-rematch-hint = Dywedir wrth y cydlynydd eich bod yn barod.
hand-overs-wait = Arhosaf am y parau nesaf
hand-overs-wait-hint = Nid oes angen i chi wneud dim. Byddwn yn dweud wrthych pan fydd rhywun.
hand-overs-circle = Arhosaf, a hoffwn gylch yn y cyfamser
hand-overs-circle-hint = Grŵp bach yw cylch sy'n cwrdd heb aros am un person.
hand-overs-choose = Dewiswch un o'r tri
hand-overs-by = Os na ddewiswch ddim tan { $date }, rydych yn aros am y parau nesaf.
hand-overs-send = Mynd ymlaen
hand-overs-who = Dim ond chi sy'n gweld y dudalen hon. Mae'r cydlynydd yn gweld eich bod yn aros, ac a hoffech gael rhywun newydd ar unwaith neu gylch.
