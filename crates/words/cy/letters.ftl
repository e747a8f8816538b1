# cy_review: pending
letters-sign-in-subject = { $alias }: mewngofnodi
letters-message-subject = { $alias }: mae gennych neges
letters-meeting-set-subject = { $alias }: mae amser wedi'i bennu
letters-meeting-off-subject = { $alias }: tynnwyd amser yn ôl
letters-waiting-subject = { $alias }: mae rhywbeth yn aros amdanoch

letters-sign-in-text = Gofynnodd rhywun am gael mewngofnodi gyda'r cyfeiriad hwn. Os chi oedd yno, defnyddiwch y ddolen hon yn y porwr y gofynnoch ynddo. Mae'n gweithio unwaith, am 10 munud.
letters-sign-in-button = Mewngofnodi
letters-sign-in-code = Ydych chi'n darllen hwn ar ddyfais arall? Teipiwch y cod hwn ar y dudalen lle gofynnoch: { $code }
letters-sign-in-not-you = Os nad chi oedd yno, peidiwch â gwneud dim, a pheidiwch â rhoi'r cod i neb.
letters-invitation-text = Mae gennych neges. Gallwch ei darllen ac ateb ie, nid nawr, neu peidiwch byth ag ysgrifennu ataf eto.
letters-invitation-button = Darllen y neges
letters-news-text = Mae gennych neges. Mae'n aros ar eich tudalen.
letters-meeting-set-text = Mae amser wedi'i bennu: { $when }. Mae'r ffeil sy'n dod gyda'r llythyr hwn yn ei roi yn eich calendr.
letters-meeting-off-text = Tynnwyd yr amser hwn yn ôl: { $when }. Mae'r ffeil sy'n dod gyda'r llythyr hwn yn ei dynnu o'ch calendr.
letters-meeting-button = Gweld y manylion
letters-reminder-text = Mae rhywbeth wedi bod yn aros amdanoch ers { $days }. Mae'n iawn dweud na; gall eraill fynd ymlaen wedyn.
letters-coordinator-text = Mae angen eich sylw fel cydlynydd ar rywbeth. Mae'n aros ar eich tudalen.
letters-stopped-text = Cafodd llythyr ei atal cyn iddo adael, oherwydd gallai ei eiriau fod wedi dweud gormod wrth eraill. Ni anfonwyd dim yn ei le.
letters-head-subject = { $alias }: cadwch y llythyr hwn
letters-head-text = Chi sy'n gofalu am y gwasanaeth hwn. Mae'r llinell isod yn dweud sut mae ei gofnod yn sefyll heddiw. Cadwch y llythyr hwn lle na all neb ei newid: mae'r gorchymyn "trellis verify-audit" yn cymharu'r cofnod â llinellau o'r fath.
letters-page-button = Agor eich tudalen

letters-how-often = Gallwch ddewis ar eich tudalen pa mor aml yr ysgrifennwn atoch.
letters-no-answer = Nid oes neb yn darllen atebion i'r llythyr hwn.

letters-calendar-title = Cyfarfod
letters-calendar-text = Mae'r manylion ar eich tudalen.
