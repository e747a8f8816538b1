# Letters. Neutral in every word: whoever sees one over a shoulder learns nothing (no names, no greeting).

letters-sign-in-subject = { $alias }: sign in
letters-message-subject = { $alias }: you have a message
letters-meeting-set-subject = { $alias }: a time is set
letters-meeting-off-subject = { $alias }: a time was taken back
letters-waiting-subject = { $alias }: something is waiting for you

letters-sign-in-text = Somebody asked to sign in with this address. If it was you, use this link in the browser that you asked from. It works once, for 10 minutes.
letters-sign-in-button = Sign in
letters-sign-in-code = Reading this on another device? Type this code on the page where you asked: { $code }
letters-sign-in-not-you = If it was not you, do nothing, and give the code to nobody.
letters-invitation-text = You have a message. You can read it and answer yes, not now, or never write to me again.
letters-invitation-button = Read the message
letters-news-text = You have a message. It is waiting on your page.
letters-meeting-set-text = A time is set: { $when }. The file that comes with this letter puts it into your calendar.
letters-meeting-off-text = This time was taken back: { $when }. The file that comes with this letter takes it out of your calendar.
letters-meeting-button = See the details
letters-reminder-text = Something has been waiting for you for { $days }. It is fine to say no; others can then go on.
letters-coordinator-text = Something needs you as a coordinator. It is waiting on your page.
letters-stopped-text = A letter was stopped before it left, because its words could have told others too much. Nothing was sent in its place.
letters-head-subject = { $alias }: keep this letter
letters-head-text = You look after this service. The line below says how its record stands today. Keep this letter where nobody can change it: the command "trellis verify-audit" compares the record with such lines.
letters-page-button = Open your page

letters-how-often = You can choose on your page how often we write to you.
letters-no-answer = Nobody reads answers to this letter.

letters-calendar-title = Meeting
letters-calendar-text = The details are on your page.
