# Private writing that cannot be opened now, wherever it stands.

shut-no-keys = What is written here is locked with a key of your own. You have not set it up yet. It takes about two minutes.
shut-set-up = Set up your private space
shut-locked = Locked. Unlock your private space to read and write here.
shut-locked-kept = Locked. What you had begun to write is kept and will be there after unlocking.
shut-unlock = Unlock
shut-altered = Something about who can read this space does not add up. Nothing is written until it has been looked into. Please tell an administrator you trust. What you wrote before is safe.
