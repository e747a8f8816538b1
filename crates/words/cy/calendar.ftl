# cy_review: pending
# Dyddiau, amserau a chyfnodau.

calendar-date = { $day } { $month } { $year }
calendar-month = { $month } { $year }
calendar-day-date = { $weekday } { $date }
calendar-moment = { $date } am { $time }
calendar-moment-with-zone = { $moment }, amser y DU
calendar-midnight = hanner nos
calendar-midday = hanner dydd
calendar-morning = { $clock }am
calendar-afternoon = { $clock }pm

calendar-january = Ionawr
calendar-february = Chwefror
calendar-march = Mawrth
calendar-april = Ebrill
calendar-may = Mai
calendar-june = Mehefin
calendar-july = Gorffennaf
calendar-august = Awst
calendar-september = Medi
calendar-october = Hydref
calendar-november = Tachwedd
calendar-december = Rhagfyr

calendar-monday = dydd Llun
calendar-tuesday = dydd Mawrth
calendar-wednesday = dydd Mercher
calendar-thursday = dydd Iau
calendar-friday = dydd Gwener
calendar-saturday = dydd Sadwrn
calendar-sunday = dydd Sul

calendar-minutes =
    { $count ->
        [zero] { $count } munud
        [one] { $count } funud
        [two] { $count } funud
        [few] { $count } munud
        [many] { $count } munud
       *[other] { $count } munud
    }
calendar-hours =
    { $count ->
        [zero] { $count } awr
        [one] { $count } awr
        [two] { $count } awr
        [few] { $count } awr
        [many] { $count } awr
       *[other] { $count } awr
    }
calendar-hours-and-minutes = { $hours } { $minutes }
calendar-days =
    { $count ->
        [zero] { $count } diwrnod
        [one] { $count } diwrnod
        [two] { $count } ddiwrnod
        [few] { $count } diwrnod
        [many] { $count } diwrnod
       *[other] { $count } diwrnod
    }
calendar-weeks =
    { $count ->
        [zero] { $count } wythnos
        [one] { $count } wythnos
        [two] { $count } wythnos
        [few] { $count } wythnos
        [many] { $count } wythnos
       *[other] { $count } wythnos
    }
calendar-months =
    { $count ->
        [zero] { $count } mis
        [one] { $count } mis
        [two] { $count } fis
        [few] { $count } mis
        [many] { $count } mis
       *[other] { $count } mis
    }
