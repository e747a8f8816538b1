# cy_review: pending
# Mae noddwr yn mynd, neu'n gorffwys yn hir: yr hyn a gynlluniwyd, a'r noddwr nesaf.

successions-left = Mae { $name } yn gadael. Mae hynny'n digwydd am lawer o resymau, ac nid yw amdanoch chi. Nid yw'r hyn a gynlluniodd { $name } yn mynd at neb arall oni bai eich bod am iddo fynd. Gallwch gadw gweithred a gynlluniwyd ar gyfer eich noddwr nesaf: agorwch hi, a dywedwch hynny. Caiff yr hyn na chadwch ei ollwng yn dawel pan ddaw'r pâr hwn i ben.
successions-paused = Mae { $name } yn cymryd seibiant o fwy na 30 diwrnod. Mae eich pâr yn aros. Mae'r hyn a gynlluniodd { $name } yn aros amdano, oni bai eich bod yn cadw gweithred ar gyfer noddwr arall: agorwch hi, a dywedwch hynny.
successions-keep-ask = Mae { $name } yn gadael neu'n cymryd seibiant hir. Hoffech chi gadw hon ar gyfer eich noddwr nesaf?
successions-keep-hint = Caiff copi o'r geiriau hyn ei selio i chi yn unig. Nid yw { $name } yn ei gwneud mwyach. Nid oes neb arall yn ei ddarllen nes i chi ei throsglwyddo.
successions-keep = Ei chadw ar gyfer fy noddwr nesaf
successions-keep-post = Mae hon ar gyfer swydd, felly ni ellir ei chadw. Bydd eich noddwr nesaf yn dweud o'r newydd sut mae'n sefyll at y panel, ac yn ei chynllunio o'r newydd.
successions-kept = Wedi'u cadw ar gyfer fy noddwr nesaf
successions-kept-lede = Cynlluniwyd y rhain i chi gan noddwr a adawodd neu sy'n cymryd seibiant hir. Chi sy'n penderfynu am bob un. Pan fyddwch yn ei throsglwyddo, gall eich noddwr ei darllen a'i gwneud unwaith.
successions-kept-none = Nid ydych yn cadw dim ar gyfer eich noddwr nesaf.
successions-kept-nobody = Nid oes gennych noddwr ar hyn o bryd y gallech eu trosglwyddo iddo. Maent yn aros yma, i chi yn unig.
successions-kept-who = Dim ond chi all agor hwn. Mae noddwr yn darllen yr hyn a drosglwyddwch, a dim arall ohono
successions-kept-link = { $count ->
    [one] Rydych yn cadw 1 peth ar gyfer eich noddwr nesaf
   *[other] Rydych yn cadw { $count } o bethau ar gyfer eich noddwr nesaf
}
successions-pass-on = Ei throsglwyddo i { $name }
successions-pass-on-later = Nid yw eich noddwr wedi sefydlu gofod preifat eto, felly ni allai ei darllen. Mae'n aros yma. Rhowch gynnig arall arni yn nes ymlaen.
successions-let-go = Ei gollwng
successions-rest-hint = Os ydych yn noddi rhywun ac yn gorffwys am fwy na 30 diwrnod, dywedir wrtho fod rhywbeth newydd. Gall gadw'r hyn a gynlluniasoch ar gyfer noddwr arall. Dywedir y dyddiad wrth bwy bynnag sy'n gwarchod noddi yn y rhaglen, a dim geiriau.
