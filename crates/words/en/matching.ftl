matching-heading = Match people
matching-cohort = Cohort: { $cohort }
matching-cohorts = Cohorts of this programme
matching-waiting = { $mentees ->
    [one] 1 person wants somebody now. { $givers } helpers have room.
   *[other] { $mentees } people want somebody now. { $givers } helpers have room.
}
matching-nobody-told = Nobody is told anything before you publish. You can make as many drafts as you like.
matching-new = Make a draft
matching-purpose = What is it for?
matching-shortlist = Lists to choose from
matching-shortlist-hint = Each mentee sees up to three people and chooses. Recommended: people who choose report more support.
matching-final = Final pairs
matching-final-hint = Both people in each pair are asked as soon as you publish.
matching-objective = What is most important?
matching-most = Most people first: those who have waited longest, then the best fit overall
matching-best = The best fit overall; a few may be left out
matching-cover = Everybody first: as few as possible with nobody, on both sides
matching-weights = What counts: { $kind }
matching-weights-hint = From 0, not at all, to 10, most. Rules about line management, conflicts and places always hold.
matching-fixed = Mentors are matched by the fixed rules of the Civil Service ladder: another organisation, one or two grades above.
matching-term-needs = What the mentee needs and the helper offers
matching-term-style = Values and ways of working
matching-term-step = The step between them
matching-term-profession = Profession
matching-term-overlap = Times when both are free
matching-term-place = Place
matching-term-mode = How they like to meet
matching-make = Make a draft
matching-preview = With these settings
matching-runs = Drafts and published runs
matching-runs-caption = Runs of this cohort
matching-run = Run
matching-made = Made
matching-state = State
matching-run-shortlist = Run { $number }: lists
matching-run-final = Run { $number }: final pairs
matching-draft = Draft
matching-published = Published
matching-published-on = Published on { $date }
matching-no-runs = There is no run yet. Make a draft above.
matching-figures = What this run gives
matching-kind = Kind of helper
matching-proposals = Proposals
matching-strong = Strong fit
matching-good = Good fit
matching-fair = Fair fit
matching-weak = Weak fit
matching-left = Left without
matching-seed = The same people and settings give the same result. Seed of ties: { $seed }
matching-draft-text = Nobody has been told.
matching-publish-lists = When you publish, mentees see their lists and choose. Helpers are told nothing until a mentee says yes.
matching-publish-pairs = When you publish, both people in each pair are asked and have 10 days to answer.
matching-publish = Publish
matching-discard = Drop this draft
matching-compare = Compare with another run
matching-compare-with = Compare with run { $number }
matching-difference = What is different
matching-difference-kept = { $kept } proposals are in both. Left without: { $before } in the other run, { $after } in this one.
matching-no-difference = The two runs propose the same.
matching-changes = People for whom something changes
matching-mentee = Mentee
matching-before = Only in the other run
matching-after = Only in this run
matching-no-proposals = No proposals.
matching-waits = { $weeks ->
    [0] New in the queue
    [one] Has waited for 1 week
   *[other] Has waited for { $weeks } weeks
}
matching-without = Left without
matching-places-short = Everybody possible is full. One more place would help.
matching-nobody-possible = Nobody is possible at the moment. No rule of the programme that you could open would change this.
matching-open-rule = { $count ->
    [one] Nobody is possible at the moment. Opening the rule “{ $rule }” would give 1 person.
   *[other] Nobody is possible at the moment. Opening the rule “{ $rule }” would give { $count } people.
}
matching-rule-organisation = organisation
matching-rule-team = not the same team
matching-rule-language = a shared language
matching-rule-times = a shared time
matching-rule-mode = how they meet
matching-rule-step = steps between them
matching-rule-two-people = two helpers are two people
matching-load = Load of the helpers named here
matching-load-caption = Places offered and used in this run
matching-giver = Helper
matching-places = Places
matching-used = Used
matching-pinned = Set by you
matching-not-ready = Not ready yet
matching-set-or-rule-out = Set this pair, or rule it out
matching-what = What would you like to do?
matching-set = Keep these two together
matching-rule-out = Never put these two together
matching-what-needed = Choose what you would like to do
matching-reason = Why? Whoever coordinates next reads this; the two do not.
matching-reason-needed = Say why in up to 500 characters
matching-pin-save = Save for the next draft
matching-pins = Pairs that you have set or ruled out
matching-no-pins = None.
matching-pin-set = { $mentee } and { $giver } are kept together.
matching-pin-out = { $mentee } and { $giver } are never put together.
matching-lift = Lift this
matching-why-needs = { $count ->
    [one] One thing that the mentee needs and the helper offers.
   *[other] { $count } things that the mentee needs and the helper offers.
}
matching-why-above = { $count ->
    [one] One step above the mentee.
   *[other] { $count } steps above the mentee.
}
matching-why-level = At the same step.
matching-why-profession = The same profession.
matching-why-family = Professions close to each other.
matching-why-other-profession = Another profession.
matching-why-slot = Both are free then: { $slot }.
matching-why-slots = { $count ->
    [one] One time when both are free.
   *[other] { $count } times when both are free.
}
matching-why-site = At the same site.
matching-why-region = In the same area.
matching-why-outside = Another organisation.
matching-why-mode = Both like to meet this way: { $mode }.
matching-why-personal = Personal fit.
matching-why-closest = The closest fit with a free place.
