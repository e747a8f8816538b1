# The charter as everybody can read it.

charters-link = The ten promises of your organisation
charters-signed = Signed by { $name } on { $date }.
charters-unsigned = Nobody has signed these promises here yet.
charters-state = Where they stand
charters-state-text = A due date and evidence for each promise cannot be recorded here yet. So each stands as it was signed.
charters-ratings = What mentees say
charters-ratings-none = There are no ratings yet.
charters-ratings-text = Mentees can rate each promise in private, once in each half-year. Results come here once at least 8 people have answered and the results are published by the rules. Nobody counts them before that.
