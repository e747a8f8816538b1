# Why someone is suggested: whole sentences; every slot is a name from a list or a number.

reasons-needs = You both chose: { $need }.
reasons-needs-two = You both chose: { $first } and { $second }.
reasons-step-above =
    { $count ->
        [one] One band above you.
        [2] Two bands above you.
        [3] Three bands above you.
       *[other] { $count } bands above you.
    }
reasons-step-same = In the same band as you.
reasons-profession-same = In the same profession as you.
reasons-profession-family = In a profession close to yours.
reasons-profession-other = In another profession, as you asked.
reasons-overlap = You are both free at this time: { $slot }.
reasons-overlap-many =
    { $count ->
        [one] You share one time when you are both free.
       *[other] You share { $count } times when you are both free.
    }
reasons-place-site = At the same site as you.
reasons-place-region = In the same area as you.
reasons-place-outside = Outside your organisation, as you asked.
reasons-mode = You both like to meet in this way: { $mode }.
reasons-style = You both like to work in much the same way.
reasons-lens = Offers what you asked for.
reasons-none = This is the closest fit with a free place.
reasons-step-below =
    { $count ->
        [one] One band below you.
       *[other] { $count } bands below you.
    }
