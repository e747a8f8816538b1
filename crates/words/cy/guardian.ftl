# cy_review: pending
# Pwy bynnag sy'n gwarchod noddi mewn rhaglen.

guardian-heading = Noddi yn y rhaglen
guardian-lede = Rydych yn cadw noddi'n deg. Rydych yn gweld faint sy'n cael ei wneud, bod rhywbeth wedi'i ddatgan, lle mae noddwr yn mynd, a beth y gofynnir i chi ei ganiatáu. Nid ydych yn gweld beth a wnaed, nac i bwy.
guardian-going = Noddwyr sy'n gadael neu'n gorffwys yn hir
guardian-going-none = Nid oes noddwr yn gadael nac yn gorffwys am fwy na 30 diwrnod ar hyn o bryd.
guardian-going-text = Efallai y bydd angen noddwr arall ar y rhai y maent yn eu noddi. Siaradwch â'r cydlynydd am bwy allai ddilyn. Pob un ohonynt sy'n penderfynu drosto'i hun a yw unrhyw beth a gynlluniwyd yn mynd ymlaen.
guardian-going-caption = Noddwyr sy'n gadael neu'n gorffwys am fwy na 30 diwrnod
guardian-name = Noddwr
guardian-why = Beth sy'n digwydd
guardian-since = Ers
guardian-planned = Gweithredoedd a gynlluniwyd
guardian-left = Yn gadael
guardian-paused = Yn gorffwys am fwy na 30 diwrnod
guardian-sponsors = Pob noddwr
guardian-sponsors-none = Nid oes neb yn noddi neb yn y rhaglen hon eto. Pan fydd rhywun, bydd enw a chyfrif yma.
guardian-sponsors-caption = Gweithredoedd pob noddwr, a datganiadau am baneli
guardian-done = Gweithredoedd a wnaed hyd yn hyn
guardian-declared = Datganiad am banel
guardian-declared-yes = Mae un
guardian-declared-no = Dim
guardian-declared-text = Mae noddwr yn datgan sut mae'n sefyll at y panel ar gyfer swydd y mae'r un a noddir yn ei cheisio. Tra ei fod ar y panel ni all wneud dim dros y swydd honno. Dim ond bod datganiad a welwch.
guardian-about = tua { $count }
guardian-star = Mae seren yn sefyll am rif o 1 i 7. Gallai rhif mor fach ddweud am bwy y mae. Dangosir rhifau mwy i'r 5 agosaf, a dim o gwbl fel 0.
guardian-not-here = Nid yw noddwr y mae gennych linell reoli gydag ef ar y dudalen hon.
guardian-who = Pwy bynnag sy'n gwarchod noddi yn y rhaglen sy'n gweld y dudalen hon
guardian-who-log = Gall y rhai sydd arni weld yn eu cofnod eu hunain fod y rhestr wedi'i hagor.
guardian-named = Pwy sy'n gwarchod noddi
guardian-named-lede = Mae gwarcheidwad yn cadw noddi'n deg. Mae'n gweld faint o weithredoedd y mae pob noddwr wedi'u gwneud, mewn rhifau wedi'u talgrynnu, bod datganiadau, a pha noddwyr sy'n gadael neu'n gorffwys yn hir. Mae'n penderfynu pan fydd rhywun yn gofyn a gaiff un person fod yn fentor ac yn noddwr, ac yn darllen pam, ond nid pwy sy'n gofyn. Nid yw byth yn gweld beth a wnaed, i bwy, na beth ddaeth ohono.
guardian-named-none = Nid oes neb yn gwarchod noddi yn y rhaglen hon eto.
guardian-named-caption = Y rhai sy'n gwarchod noddi
guardian-new = Cyfeiriad e-bost y gwarcheidwad
guardian-new-hint = Rhywun nad yw'n cymryd rhan yn y rhaglen.
guardian-name-one = Ei enwi
guardian-named-who = Cydlynwyr y rhaglen sy'n gweld y dudalen hon
guardian-to-named = Pwy sy'n gwarchod noddi
