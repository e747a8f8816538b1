# How the installation stands: for administrators, on their page and in the command "trellis doctor".

health-heading = Health of this installation
health-well = Well
health-look = Needs a look
health-version = Version { $version }
health-doctor = The command "trellis doctor" asks the same, and checks the file of the database too.

health-schema = Database
health-schema-is = Step { $step } of { $newest }
health-schema-do = Start the server of this version once; it brings the database up to date. If the database is newer, install the newer version.
health-file = File of the database
health-file-is = { $count ->
    [0] Sound
    [one] 1 fault
   *[other] { $count } faults
}
health-file-do = The file is damaged. Stop the server, copy the whole data folder as it is, and restore the last good backup into a new folder.
health-folder = Data folder
health-folder-closed = Only its owner can look into it
health-folder-open = Others can look into it
health-folder-do = Run: chmod 700 on the data folder.
health-keys = Key files
health-keys-well = All there, and only their owner can read them
health-keys-bad = Not as they should be: { $names }
health-keys-do = Put a missing file back from where it was saved at set-up. For a file that others can read, run: chmod 600 on it.
health-disk = Free room on the disk
health-disk-is = { $room } megabytes
health-disk-unknown = The system does not say
health-disk-do = Make room on the disk of the data folder, or move the folder to a larger one. When the disk is full, nothing can be saved.
health-chain = Record of what was done
health-chain-whole = Whole: { $links } entries. Its head is { $head }
health-chain-empty = Nothing is recorded yet
health-chain-broken = Broken at entry { $row }
health-chain-do = Somebody has changed the record. Stop the server, keep a copy of the database, and compare with the heads you keep elsewhere: trellis verify-audit --heads.
health-backup = Last backup
health-backup-is = { $age } ago
health-backup-never = There was none yet
health-backup-do = Make one now with "trellis backup". If it should have run at night, look why it did not: systemctl status trellis-backup.
health-backup-key = Public key for backups
health-backup-key-there = There is one
health-backup-key-none = There is none
health-backup-key-do = Make a pair of keys on another computer with "trellis backup-key" and give its public half to the backup command.
health-waiting = Letters that wait to be sent
health-waiting-do = A letter has waited for more than an hour. Check that the server can reach the mail server; it goes on trying.
health-given-up = Letters that were given up
health-given-up-do = Some letters could not be sent. Check the mail server's address, then write to those people again.
health-stopped = Letters that were stopped
health-stopped-do = A letter held a word that tells what the programme is about. Change the neutral name on the programme's page.
health-mail = Mail
health-mail-sent = Letters are sent
health-mail-kept = Letters are kept in a folder
health-mail-do = No mail server is set, so letters are kept in the outbox folder. Set one when you start the server.
health-administrators = Administrators
health-administrators-do = Propose another administrator on the page with accounts, so that nobody is alone.
health-clock = Clock
health-clock-well = It goes forward
health-clock-behind = It is { $age } behind the latest time it has shown
health-clock-ahead = It has jumped ahead by { $age }
health-clock-do = Set the clock of this computer, or say that it is right with: trellis retention --confirm-clock. Until then nothing is deleted because of its age.
