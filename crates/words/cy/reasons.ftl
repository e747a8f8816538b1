# cy_review: pending
reasons-needs = Dewisoch chi'ch dau: { $need }.
reasons-needs-two = Dewisoch chi'ch dau: { $first } a hefyd { $second }.
reasons-step-above =
    { $count ->
        [one] Un band yn uwch na chi.
        [two] Dau fand yn uwch na chi.
        [few] Tri band yn uwch na chi.
       *[other] { $count } band yn uwch na chi.
    }
reasons-step-same = Yn yr un band â chi.
reasons-profession-same = Yn yr un proffesiwn â chi.
reasons-profession-family = Mewn proffesiwn sy'n agos at eich un chi.
reasons-profession-other = Mewn proffesiwn arall, fel y gofynnoch.
reasons-overlap = Mae'r ddau ohonoch yn rhydd ar yr adeg hon: { $slot }.
reasons-overlap-many =
    { $count ->
        [one] Mae un adeg pan fydd y ddau ohonoch yn rhydd.
        [two] Mae dwy adeg pan fydd y ddau ohonoch yn rhydd.
        [few] Mae tair adeg pan fydd y ddau ohonoch yn rhydd.
       *[other] Mae { $count } adeg pan fydd y ddau ohonoch yn rhydd.
    }
reasons-place-site = Ar yr un safle â chi.
reasons-place-region = Yn yr un ardal â chi.
reasons-place-outside = Y tu allan i'ch sefydliad, fel y gofynnoch.
reasons-mode = Mae'r ddau ohonoch yn hoffi cwrdd fel hyn: { $mode }.
reasons-style = Mae'r ddau ohonoch yn hoffi gweithio mewn ffordd debyg.
reasons-lens = Yn cynnig yr hyn y gofynnoch amdano.
reasons-none = Dyma'r un agosaf at eich anghenion sydd â lle rhydd.
reasons-step-below =
    { $count ->
        [one] Un band yn is na chi.
        [two] Dau fand yn is na chi.
        [few] Tri band yn is na chi.
       *[other] { $count } band yn is na chi.
    }
