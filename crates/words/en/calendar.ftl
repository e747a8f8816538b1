# Days, times and lengths of time.

calendar-date = { $day } { $month } { $year }
calendar-month = { $month } { $year }
calendar-day-date = { $weekday } { $date }
calendar-moment = { $date } at { $time }
calendar-moment-with-zone = { $moment }, UK time
calendar-midnight = midnight
calendar-midday = midday
calendar-morning = { $clock }am
calendar-afternoon = { $clock }pm

calendar-january = January
calendar-february = February
calendar-march = March
calendar-april = April
calendar-may = May
calendar-june = June
calendar-july = July
calendar-august = August
calendar-september = September
calendar-october = October
calendar-november = November
calendar-december = December

calendar-monday = Monday
calendar-tuesday = Tuesday
calendar-wednesday = Wednesday
calendar-thursday = Thursday
calendar-friday = Friday
calendar-saturday = Saturday
calendar-sunday = Sunday

calendar-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
calendar-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
calendar-hours-and-minutes = { $hours } { $minutes }
calendar-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
calendar-weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
calendar-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
