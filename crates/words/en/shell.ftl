shell-alias = Staff development
shell-account = My account
shell-role-mentee = mentee
shell-role-mentor = mentor
shell-role-sponsor = sponsor
shell-role-ally = ally
shell-role-facilitator = circle facilitator
shell-role-coordinator = coordinator
shell-role-admin = administrator
shell-role-newcomer = new here
shell-to-home = Go to your home page
shell-missing = We cannot find that page
shell-missing-text = It may have moved, or you may not have access.
shell-forged = That form can no longer be sent
shell-forged-text = It came from an earlier sign-in or from another place. Nothing was changed. Go back, load the page again and send it once more.
shell-unreadable = We could not read what was sent
shell-unreadable-text = Nothing was changed. Go back, load the page again and send it once more.
shell-too-large = That is more than we can take at once
shell-too-large-text = A form holds up to 64 kilobytes and a file up to 10 megabytes. Nothing was changed. Go back: what you typed is still there.
shell-too-often = Please wait a little
shell-too-often-text = { $minutes ->
    [one] There were many requests in a short time. Try again in 1 minute. If it cannot wait, use the contacts on the Help page.
   *[other] There were many requests in a short time. Try again in { $minutes } minutes. If it cannot wait, use the contacts on the Help page.
}
shell-too-slow = That took too long to arrive
shell-too-slow-text = Nothing was changed. Check your connection, go back and send it once more.
shell-kept = What you typed is kept here. Send it again after the wait.
shell-not-kept = If you were sending a file, choose it again after the wait.
shell-send-again = Send it again
shell-refused = That cannot be done now
shell-changed = Somebody else changed this meanwhile
shell-changed-text = What you sent was not saved, so that nothing of theirs is lost. Go back, load the page again and see what is different.
shell-busy = We are busy for a moment
shell-busy-text = What you sent was not saved. Wait a few seconds, go back and send it once more.
shell-trouble = Something went wrong on our side
shell-trouble-text = What you sent was not saved. If it happens again, tell us this reference: { $reference }.
