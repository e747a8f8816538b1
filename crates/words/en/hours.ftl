# The hours that somebody gives, and a statement of them. The statement is seen outside, so its sentences are neutral.

hours-link = My hours, and a statement of them
hours-home = Your hours this month: { $time }
hours-heading = Your hours
hours-lede = The time that you give here, for your job plan, your CPD or an appraisal. Meetings count by themselves once they were held. You can change every figure.
hours-none = No hours yet. They come by themselves when a meeting was held, or your supervision group met and you were there. Training, preparing and other supervision you can write down now.
hours-add = Write down hours
hours-worn = { $hat }, { $cohort }
hours-period = { $from } to { $to }
hours-this-month = This month, { $month }
hours-nothing-this-month = Nothing yet this month.
hours-nothing-this-year = Nothing yet this year.
hours-nothing = Nothing is left in this month.
hours-together = Together: { $time }.
hours-offered = You said that you can give up to { $time } a month.
hours-offered-link = Change how much room you have
hours-met-and-prepared = { $count ->
    [one] 1 meeting held: { $time }, and { $preparing } to prepare.
   *[other] { $count } meetings held: { $time }, and { $preparing } to prepare.
}
hours-led-and-prepared = { $count ->
    [one] 1 group session led: { $time }, and { $preparing } to prepare.
   *[other] { $count } group sessions led: { $time }, and { $preparing } to prepare.
}
hours-met = { $count ->
    [one] 1 meeting held: { $time }.
   *[other] { $count } meetings held: { $time }.
}
hours-led = { $count ->
    [one] 1 group session led: { $time }.
   *[other] { $count } group sessions led: { $time }.
}
hours-prepared = { $count ->
    [one] Preparing for the 1 that was held: { $time }.
   *[other] Preparing, half an hour for each of { $count } held: { $time }.
}
hours-own = { $kind }: { $time }, your own figure. Counted was: { $counted }.
hours-own-alone = { $kind }: { $time }, your own figure.
hours-year = This year so far, since { $date }
hours-year-caption = Hours by kind
hours-kind = Kind
hours-hat = As
hours-time = Hours
hours-minutes = Minutes
hours-total = Total
hours-months = Month by month
hours-change = Change { $month }
hours-other-month = Another month
hours-other-month-do = Go to this month
hours-who = Only you see your hours here
hours-who-nobody = The people you help, coordinators and administrators have no page that shows them
hours-who-host = Whoever runs the server can read them
hours-kept = They are deleted together with your part in the cohort. You are told 30 and 7 days before, in time for a statement.

hours-month = Your hours in { $month }
hours-month-lede = Write hours in quarters, such as 1.5 or 2.25. Leave a field empty where what was counted is right. You need no reason.
hours-unit = hours
hours-counted-none = Nothing was counted: no meeting was held.
hours-counted-met = { $count ->
    [one] Counted: { $time }, from 1 meeting held.
   *[other] Counted: { $time }, from { $count } meetings held.
}
hours-counted-led = { $count ->
    [one] Counted: { $time }, from 1 session held. Each counts for 75 minutes.
   *[other] Counted: { $time }, from { $count } sessions held. Each counts for 75 minutes.
}
hours-counted-prepared = { $count ->
    [one] Counted: { $time }, for the 1 that was held.
   *[other] Counted: { $time }, half an hour for each of { $count } held.
}
hours-not-counted = This is not counted. Only you can write it down.
hours-save = Save these hours
hours-take-back = Take a figure of yours back
hours-take-back-do = Take back: { $kind }
hours-wrong-number = { $kind }: enter a number of hours, such as 1.5
hours-wrong-quarter = { $kind }: enter quarters of an hour, such as 1.25, 1.5 or 1.75
hours-wrong-range = { $kind }: enter hours from 0 to 744

hours-statement = Statement of hours
hours-statement-make = Make a statement
hours-statement-text = The statement has your name and your hours of all your parts together. It does not say whom you met, how many people, or what the programme is for.
hours-from = From
hours-to = To
hours-statement-do = Make the statement
hours-statement-cohort = { $cohort }: { $period }
hours-wrong-from = Choose the month in which the statement begins
hours-wrong-to = Choose the month in which the statement ends
hours-wrong-order = Choose a last month that does not come before the first
hours-statement-back = Back to your hours
hours-statement-print = To print it, use the print command of your browser. These lines are not printed.
hours-statement-file = Download it as a table (CSV)
hours-statement-name = Name
hours-statement-programme = Programme
hours-statement-period = Months
hours-statement-made = Made on
hours-statement-none = There are no hours in these months.
hours-statement-by-kind = By kind
hours-statement-by-month = By month
hours-month-head = Month
hours-statement-own = These are my own figures. Meetings and group sessions that were held were counted, with half an hour to prepare for each. I could change every figure. Nobody else has checked them.
hours-statement-signed = Signed
hours-statement-date = Date
