# Supervision of mentors among themselves, and help to tell a case without telling whose it is.

supervision-heading = Supervision for mentors
supervision-lede = A few mentors meet every three months for { $minutes } minutes. You help each other with what is hard. What is said there is written down nowhere.
supervision-none = You are in no supervision group yet. The coordinator makes groups and dates, and you are told here.
supervision-over = Over
supervision-members = In it: { $names }.
supervision-no-date = There is no date yet. The coordinator sets one about every three months.
supervision-come = I come on { $moment }
supervision-coming = You come
supervision-not-come = I cannot come on { $moment }
supervision-past = Dates so far
supervision-was = { $moment }: you were there.
supervision-missed = { $moment }: you were not there.
supervision-was-not = I was not there
supervision-was-there = I was there
supervision-raise = Bring a case
supervision-raise-text = Tell it without the person: no name, no place, no date, nothing by which somebody could tell who it is. A page here can look a text through for you. It keeps nothing.
supervision-to-case = Look a text through
supervision-hours = Times when you were there count in your hours
supervision-who = You and the mentors of your group see who is in it and the dates
supervision-who-coordinator = The coordinator sees who is in a group, the dates, and how many come.
supervision-who-nothing = Whether somebody came is kept, and nothing that was said.
supervision-case = A case without the person
supervision-case-lede = Type what you would like to bring. You get it back with everything marked that could tell who somebody is.
supervision-case-text = What happened?
supervision-case-hint = Write it as you would say it. Then take out or change what is marked.
supervision-case-check = Look it through
supervision-case-needed = Type something to look through.
supervision-case-long = The text is too long. Use no more than { $most } characters.
supervision-case-who = Only you see this text
supervision-case-kept = It is looked through while the page is made, and then it is gone. It is not kept, not logged and not sent to anybody. If you leave the page, it is lost.
supervision-found = { $count ->
    [one] One thing could tell who it is
   *[other] { $count } things could tell who it is
}
supervision-found-none = None of the rules below found anything. Read it once more as somebody who works there would.
supervision-is-name = The name of somebody you are in a pair with, or were
supervision-is-capital = A capital in the middle of a sentence: perhaps a name
supervision-is-address = An address
supervision-is-number = A number, such as an age, a grade or a day
supervision-is-date = A month or a day
supervision-is-place = A kind of workplace
supervision-is-profession = A profession
supervision-is-one-of-few = Says that somebody is one of few
supervision-rules = What is looked for
supervision-rule-name = Every part of the names of people you are in a pair with, or were, in capitals or not.
supervision-rule-capital = Words with a capital letter that do not begin a sentence.
supervision-rule-address = E-mail and web addresses.
supervision-rule-number = Everything with a digit in it.
supervision-rule-date = Months, days of the week, and yesterday.
supervision-rule-place = Words such as ward, clinic, hospital or unit.
supervision-rule-profession = The professions of our list.
supervision-rule-one-of-few = Words such as only, first, youngest or pregnant.
supervision-rules-not = These are plain rules. They know no nicknames, and not that a story is known to everybody on a team. You decide what is safe to say.
