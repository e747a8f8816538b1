sign-in-heading = Sign in
sign-in-email = Your e-mail address
sign-in-email-hint = We send you a link and a code. There is no password to remember.
sign-in-email-error = Enter your e-mail address, such as name@example.org
sign-in-send = Send me a link
sign-in-carry-on = Sign in to carry on. Your answers are kept for 7 days.
sign-in-no-account = I have no account yet
sign-in-no-account-text = You get one when you accept an invitation, or from the coordinator of the programme.
sign-in-front = To the front page
sign-in-shared = Is this a shared computer?
sign-in-shared-hint = On a work computer your employer's network may see the pages that you open.
sign-in-shared-yes = Yes, others use it too
sign-in-shared-yes-hint = You are signed out after 15 minutes without use.
sign-in-shared-no = No, only I use it
sign-in-shared-no-hint = You stay signed in on this device for up to 30 days between visits.
sign-in-check = Check your e-mail
sign-in-check-text = If we know that address, a link is on its way. It works for 10 minutes, in this browser. You can also type the code from the letter here.
sign-in-letters-kept = No mail server is set up here: letters are kept in a folder on this computer.
sign-in-code = Code from the letter
sign-in-code-hint = Six letters and digits
sign-in-again = Nothing came?
sign-in-again-link = Ask for a new one
sign-in-link = Carry on signing in
sign-in-over = This link or code no longer works. Links work for 10 minutes, and only the newest one counts.
sign-in-used = This link has been used. If that was not you, ask for a new one.
sign-in-other-browser = This link works only in the browser that asked for it. Open it there, or type its code there.
sign-in-wrong-code = { $left ->
    [0] That is not the code, and there are no tries left. Ask for a new letter.
    [one] That is not the code. You can try 1 more time.
   *[other] That is not the code. You can try { $left } more times.
}
