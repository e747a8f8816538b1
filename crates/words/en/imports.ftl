imports-heading = Import people from a file
imports-lede = People come into { $name }. Nobody is written to by an import.
imports-equality = Columns with equality data, such as ethnicity, are never read. People say what they want to say about themselves in their own pages.
imports-file = File
imports-file-hint = CSV or XLSX, up to 10 MB
imports-hat = Who is in the file?
imports-hat-hint = For rows that do not say it themselves
imports-send = Read the file
imports-no-file = Choose a file
imports-before = Earlier imports
imports-none = No file has been imported into this cohort yet.
imports-when = When
imports-state = State
imports-new = New people
imports-state-applied = Done
imports-state-dropped = Dropped
imports-state-open = Not finished
imports-map-heading = Say what the columns mean
imports-map-lede = We have guessed from the headings. Change what is wrong.
imports-ladder-title = Civil Service grades
imports-ladder = This file has Civil Service grades, and the programme uses NHS bands. Change the ladder on the page with names and terms first.
imports-check = Check the rows
imports-drop = Drop this file
imports-not-used = Not used
imports-column = Column “{ $heading }”
imports-example = For example: { $example }
imports-hat-of-rows = Rows that do not say it are about
imports-hat-in-file = The file says it in every row
imports-check-heading = Look at what will happen
imports-count-new = { $count ->
    [one] 1 person is new.
   *[other] { $count } people are new.
}
imports-count-hat = { $count ->
    [one] 1 person is known and gets another role.
   *[other] { $count } people are known and get another role.
}
imports-count-known = { $count ->
    [one] 1 person is known: nothing changes.
   *[other] { $count } people are known: nothing changes.
}
imports-count-coordinates = { $count ->
    [one] 1 person coordinates this cohort and cannot take part in it.
   *[other] { $count } people coordinate this cohort and cannot take part in it.
}
imports-count-rejected = { $count ->
    [one] 1 row could not be read.
   *[other] { $count } rows could not be read.
}
imports-what-happens = Mentees come in as started, with their profile filled. Helpers come in as applied and wait for your answer. A line manager in the file becomes a declaration of the person's own: the two are never brought together, and the person can see it and take it back.
imports-apply = { $count ->
    [one] Take in 1 person
   *[other] Take in { $count } people
}
imports-nothing-to-do = There is nobody new in this file. Nothing would change.
imports-change-columns = Change the columns
imports-line = Line
imports-column-name = Column
imports-why = What is wrong
imports-suggestion = Perhaps
imports-rejected = Rows that could not be read
imports-download = Download these rows, put them right and send them again
imports-name = Name
imports-hats = As
imports-fate = What happens
imports-preview = People in the file
imports-first = Only the first { $count } are listed here.
imports-fate-new = Comes in
imports-fate-hat = Gets another role
imports-fate-known = Nothing changes
imports-fate-coordinates = Cannot take part
imports-done-heading = The people are in
imports-done = New people: { $added }. People who were known: { $known }.
imports-nobody-mailed = Nobody has been written to. You can invite them all with one button.
imports-invite = Go to the invitations
imports-dropped-heading = The file was dropped
imports-dropped = Nothing of it was kept.
imports-again = Import another file
