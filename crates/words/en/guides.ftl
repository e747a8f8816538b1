guides-heading = Guides
guides-lede = Short texts to read before a shift, print or pass on. Nobody is told that you read them.
guides-see-also = New here? Start with:
guides-for-you = Guides for you
guides-all = All guides
guides-all-stories = All the stories
guides-contents = On this page
guides-minutes = About { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
} to read. It prints well.
guides-minutes-short = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
guides-shelf-first = Your first 30 days
guides-shelf-talking = Talking about race and racism
guides-shelf-meeting = Meeting one to one
guides-shelf-beside = For allies and sponsors
guides-shelf-circles = Circles
guides-shelf-time = Your time
guides-shelf-organisations = For organisations
guides-shelf-policymakers = For policymakers
guides-shelf-educators = For educators
guides-content-note = Before you read
guides-content-note-text = This story shows racism at work. You can leave it at any time.
guides-what-would-you-do = What would you do?
guides-and-then = And then?
guides-putting-it-right = Putting it right
guides-more-repair = More about putting it right
guides-frame = The frame of 75 minutes
guides-part = Part
guides-minutes-head = Minutes
guides-what = What happens
guides-skip = You may leave out any question.
guides-coordinating = Your first 30 days as a coordinator
guides-paper = Print or save this guide (PDF, { $sheets ->
    [one] { $sheets } page
   *[other] { $sheets } pages
} of { $size }, { $weight } kB)
guides-tick = Box to tick
guides-room = Room to write
guides-name = Name
guides-signature = Signature
guides-date = Date
guides-owner = Owner
guides-record = The record
