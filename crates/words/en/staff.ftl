staff-heading = Accounts and roles
staff-roles = Roles that are held
staff-address = E-mail address
staff-role = Role
staff-since = Since
staff-change = Change
staff-end = End this role of { $address }
staff-proposed = Waiting for a second administrator
staff-proposed-lede = Two administrators are needed to make another one.
staff-other-confirms = The other administrator confirms it.
staff-confirm = Confirm { $address }
staff-drop = Drop the proposal for { $address }
staff-make-admin = Make another administrator
staff-new-admin = E-mail address of the new administrator
staff-new-admin-hint = Another administrator confirms it
staff-propose = Propose
staff-find = Find an account
staff-search = Search
staff-not-found = There is no account with that address.
staff-account = An account
staff-sessions = { $count ->
    [one] Signed in on 1 device.
   *[other] Signed in on { $count } devices.
}
staff-nothing-more = You see the account only: not what the person takes part in, and nothing they wrote.
staff-end-sessions = Sign out everywhere
staff-disable = Disable this account
staff-disabled = This account is disabled. Nothing of it is deleted.
staff-enable = Let it in again
staff-audit = What was done
staff-any = Anything
staff-number = Number
staff-when = When
staff-what = What
staff-events = The newest first, 200 at most
staff-chain-whole = The chain is whole: { $count } entries. Its head is { $head }. Keep it somewhere else too.
staff-chain-empty = Nothing is recorded yet.
staff-chain-broken = The chain is broken at row { $row }.
staff-from = First day
staff-to = Last day
staff-day-hint = Such as 2026-11-23
staff-no-events = Nothing fits. Ask for fewer things.
staff-translations = Translations nobody has checked
staff-translations-lede = { $count ->
    [one] 1 Welsh text waits for a reader.
   *[other] { $count } Welsh texts wait for a reader.
}
staff-key = Key
staff-english = English
staff-welsh = Welsh
staff-unchecked = Short texts
staff-long-texts = Long texts
