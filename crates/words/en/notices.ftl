# Titles of news: nothing that anybody looking over a shoulder could learn from.

notices-suggestions-ready = There are people to choose from
notices-pair-proposed = Somebody is proposed to you
notices-asked = You are asked for an answer
notices-answer-waited = A request still waits for your answer
notices-proposal-waits = A proposal still waits for your answer
notices-list-changed = Your list has changed
notices-first-talk = You can have a first talk
notices-not-this-time = A first talk has led to no pair this time
notices-agreement-ready = An agreement is ready to read
notices-signature-waited = An agreement waits for you
notices-pair-began = Your pair has begun
notices-times-offered = Times to meet were offered
notices-other-times-wanted = Other times would suit better
notices-meeting-booked = A meeting is booked
notices-meeting-cancelled = A meeting will not take place
notices-quiet = Would you like to find a time to meet?
notices-pair-paused = A pair is resting
notices-pair-resumed = A pair goes on
notices-pair-ended = A pairing has ended
notices-application-accepted = Your application was accepted
notices-application-declined = There is an answer to your application
notices-training-complete = Your training is complete
notices-role-given = You have a new role
