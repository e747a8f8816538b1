co-heading = Your list
co-set-up = Setting the programme up
co-set-up-lede = Each page saves by itself. You can leave and come back.
co-waits = What waits for you
co-more = More
co-next-late = Answer the late applications
co-next-late-text = { $count ->
    [one] One person has waited more than 10 working days for an answer.
   *[other] { $count } people have waited more than 10 working days for an answer.
}
co-next-applications = Answer the applications
co-next-applications-text = { $count ->
    [one] One person offers to help.
   *[other] { $count } people offer to help.
}
co-next-applications-link = See the applications
co-next-set-up = Go on setting the programme up
co-next-set-up-text = { $count ->
    [one] One thing is missing before the next step.
   *[other] { $count } things are missing before the next step.
}
co-next-set-up-link = See what is missing
co-next-go-on = Take the next step
co-next-go-on-text = Nothing is missing. The programme can go on.
co-next-people = Bring people in
co-next-people-text = The cohort is open and nobody is in it yet. Bring people in from a file, or invite them one by one.
co-next-people-link = Import a file
co-next-match = Look for matches
co-next-match-text = { $count ->
    [one] One person waits for a match.
   *[other] { $count } people wait for a match.
}
co-next-match-link = Go to matching
co-next-nothing = Nothing is waiting for you
co-next-nothing-text = Everybody has their next step. You will see here when something needs you.
co-next-nothing-link = See the people
co-next-closing = Your last cohort has ended
co-next-closing-text = The programme closes by itself when its last pairs have come to their end. If it is to go on, plan another cohort now.
co-next-closing-link = Plan another cohort
co-next-closed = This programme has closed
co-next-closed-text = Nothing in it can be changed any more. You can still read what it was built on.
co-next-closed-link = Read its record
co-task-late = Applications after 10 working days
co-task-waiting = People who wait for a match, up to { $time }
co-task-unsigned = Pairs without an agreement for two weeks
co-task-quiet = Pairs that have gone quiet
co-task-applications = Applications to answer
co-task-untrained = People accepted whose training is not recorded
co-task-uninvited = People from a file who were not invited yet
co-task-missing = Things missing in the set-up
co-nothing-waits = Nothing is waiting for you.
co-people = People
co-applications = Applications
co-invitations = Invitations
co-import = Import a file of people
co-match = Matching
co-pairs = Pairs
co-programme = The programme and its set-up
co-cohort = You work on { $name } ({ $state }).
co-no-cohort = No cohort is open for people yet. Plan one and open it first.
co-no-cohort-link = Go to the dates
co-task-rematch = People who would like somebody new, since their helper could not go on
co-circles = Circles
co-supervision = Supervision for mentors
