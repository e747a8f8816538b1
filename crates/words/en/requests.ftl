# What a giver reads when somebody asks.

requests-list = Requests to you
requests-list-none = Nobody is waiting for your answer.
requests-list-none-next = When somebody asks, you read it here and on your home page.
requests-list-item = { $name } asks. Please answer by { $date }.
requests-heading = Answer a request
requests-lede = { $kind ->
    [sponsor] { $name } would like you to be their sponsor.
    [ally] { $name } would like you to be their ally.
   *[other] { $name } would like you to be their mentor.
}
requests-share = What you share
requests-places = Places
requests-places-text = This takes 1 of your { $places } places. { $taken } taken now.
requests-hours = Time
requests-hours-text = About { $hours } hours a month.
requests-helper = Help they have
requests-helper-none = Nobody of this kind yet.
requests-helper-some = Somebody of this kind already.
requests-answer-by = Answer by
requests-next = Saying yes means a first talk of about 30 minutes. After it each of you says yes or no in private.
requests-accept = Yes, let us talk
requests-decline = No, I cannot
requests-decline-heading = Or say no
requests-decline-why = What is the reason?
requests-decline-hint = They read only that somebody cannot help just now. Your name and your reason are not shown to anybody.
requests-decline-choose = Choose one of the reasons
requests-said-yes = We have your yes. They answer next, by { $date }.
requests-gone = This request is no longer open
requests-gone-text = There is nothing for you to do. That happens for many reasons.
requests-gone-link = See other requests
requests-full = All your places are taken
requests-full-text = Nothing was changed. Your places and hours protect you, and only you can raise them. They keep their date in the queue whatever you do.
requests-full-link = Look at my places and hours
requests-full-back = Back to the request
requests-who-sees = You, and the person who asks
requests-who-more = The person who asks learns your answer only when it is yes. The coordinator sees a pair from the first talk on.
