# cy_review: pending
guides-heading = Canllawiau
guides-lede = Testunau byr i'w darllen cyn sifft, i'w hargraffu neu i'w rhannu. Ni ddywedir wrth neb eich bod wedi'u darllen.
guides-see-also = Newydd yma? Dechreuwch gyda:
guides-for-you = Canllawiau i chi
guides-all = Pob canllaw
guides-all-stories = Yr holl straeon
guides-contents = Ar y dudalen hon
guides-minutes = Tua { $count ->
    [one] { $count } munud
    [two] { $count } funud
   *[other] { $count } munud
} i'w ddarllen. Mae'n addas i'w argraffu.
guides-minutes-short = { $count ->
    [one] { $count } munud
    [two] { $count } funud
   *[other] { $count } munud
}
guides-shelf-first = Eich 30 diwrnod cyntaf
guides-shelf-talking = Siarad am hil a hiliaeth
guides-shelf-meeting = Cwrdd un i un
guides-shelf-beside = I gynghreiriaid a noddwyr
guides-shelf-circles = Cylchoedd
guides-shelf-time = Eich amser
guides-shelf-organisations = I sefydliadau
guides-shelf-policymakers = I lunwyr polisi
guides-shelf-educators = I addysgwyr
guides-content-note = Cyn i chi ddarllen
guides-content-note-text = Mae'r stori hon yn dangos hiliaeth yn y gwaith. Gallwch ei gadael ar unrhyw adeg.
guides-what-would-you-do = Beth fyddech chi'n ei wneud?
guides-and-then = Ac wedyn?
guides-putting-it-right = Unioni pethau
guides-more-repair = Mwy am unioni pethau
guides-frame = Y ffrâm 75 munud
guides-part = Rhan
guides-minutes-head = Munudau
guides-what = Beth sy'n digwydd
guides-skip = Cewch adael unrhyw gwestiwn allan.
guides-coordinating = Eich 30 diwrnod cyntaf fel cydlynydd
guides-paper = Argraffwch neu cadwch y canllaw hwn (PDF, { $sheets ->
    [one] { $sheets } dudalen
    [two] { $sheets } dudalen
    [many] { $sheets } thudalen
   *[other] { $sheets } tudalen
} { $size }, { $weight } kB)
guides-tick = Blwch i'w dicio
guides-room = Lle i ysgrifennu
guides-name = Enw
guides-signature = Llofnod
guides-date = Dyddiad
guides-owner = Perchennog
guides-record = Y cofnod
