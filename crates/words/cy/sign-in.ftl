# cy_review: pending
sign-in-heading = Mewngofnodi
sign-in-email = Eich cyfeiriad e-bost
sign-in-email-hint = Byddwn yn anfon dolen a chod atoch. Nid oes cyfrinair i'w gofio.
sign-in-email-error = Rhowch eich cyfeiriad e-bost, megis enw@example.org
sign-in-send = Anfonwch ddolen ataf
sign-in-carry-on = Mewngofnodwch i fynd ymlaen. Cedwir eich atebion am 7 diwrnod.
sign-in-no-account = Nid oes gennyf gyfrif eto
sign-in-no-account-text = Cewch un pan fyddwch yn derbyn gwahoddiad, neu gan gydlynydd y rhaglen.
sign-in-front = I'r dudalen flaen
sign-in-shared = Ai cyfrifiadur a rennir yw hwn?
sign-in-shared-hint = Ar gyfrifiadur gwaith gall rhwydwaith eich cyflogwr weld y tudalennau rydych yn eu hagor.
sign-in-shared-yes = Ie, mae eraill yn ei ddefnyddio hefyd
sign-in-shared-yes-hint = Cewch eich allgofnodi ar ôl 15 munud heb ei ddefnyddio.
sign-in-shared-no = Na, dim ond fi sy'n ei ddefnyddio
sign-in-shared-no-hint = Rydych yn aros wedi mewngofnodi ar y ddyfais hon am hyd at 30 diwrnod rhwng ymweliadau.
sign-in-check = Edrychwch ar eich e-bost
sign-in-check-text = Os ydym yn adnabod y cyfeiriad hwnnw, mae dolen ar ei ffordd. Mae'n gweithio am 10 munud, yn y porwr hwn. Gallwch hefyd deipio'r cod o'r llythyr yma.
sign-in-letters-kept = Nid oes gweinydd post wedi'i osod yma: cedwir llythyrau mewn ffolder ar y cyfrifiadur hwn.
sign-in-code = Cod o'r llythyr
sign-in-code-hint = Chwe llythyren a digid
sign-in-again = Ni ddaeth dim?
sign-in-again-link = Gofyn am un newydd
sign-in-link = Mynd ymlaen i fewngofnodi
sign-in-over = Nid yw'r ddolen neu'r cod hwn yn gweithio bellach. Mae dolenni'n gweithio am 10 munud, a dim ond yr un ddiweddaraf sy'n cyfrif.
sign-in-used = Mae'r ddolen hon wedi'i defnyddio. Os nad chi oedd hynny, gofynnwch am un newydd.
sign-in-other-browser = Dim ond yn y porwr a ofynnodd amdani y mae'r ddolen hon yn gweithio. Agorwch hi yno, neu teipiwch ei chod yno.
sign-in-wrong-code = { $left ->
    [0] Nid dyna'r cod, ac nid oes cynnig ar ôl. Gofynnwch am lythyr newydd.
    [one] Nid dyna'r cod. Gallwch roi cynnig arall arni 1 waith.
   *[other] Nid dyna'r cod. Gallwch roi cynnig arall arni { $left } o weithiau.
}
