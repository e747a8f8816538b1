-- Workshops of the Nominal Group Technique: the room, what happened in it, and what came of it.
--
-- A room. `facts` counts everything that happened, and is its version; `clock_ms` is the workshop's own time at the last
-- of it, and `clock_at` when that was, empty while the time stands still. `epoch` counts the keys that were made for it and
-- `live` is the one in use, 0 for none; they lie outside the store. `pending` holds what the end of sharing will write
-- once every link from a seat to an idea is gone: counts without seats. `lead` is empty once whoever led it was erased.
CREATE TABLE workshop (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    lead UUID REFERENCES account (id),
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 8),
    opened_at TEXT NOT NULL CHECK (length(opened_at) = 27),
    facts BIGINT NOT NULL,
    clock_ms BIGINT NOT NULL,
    clock_at TEXT CHECK (length(clock_at) = 27),
    epoch BIGINT NOT NULL,
    live BIGINT NOT NULL,
    pending TEXT NOT NULL,
    forget_on TEXT CHECK (length(forget_on) = 10)
);
CREATE INDEX workshop_of_programme ON workshop (programme);

-- Who holds a seat: whoever has its token. It leads to no account.
CREATE TABLE workshop_seat (
    workshop UUID NOT NULL REFERENCES workshop (id),
    seat BIGINT NOT NULL,
    token BYTEA NOT NULL UNIQUE CHECK (length(token) = 32),
    PRIMARY KEY (workshop, seat)
);

-- What happened, sealed under the server's key for workshops, in blocks. `kept` says how long; `digest` finds a text that
-- is withdrawn.
CREATE TABLE workshop_fact (
    workshop UUID NOT NULL REFERENCES workshop (id),
    number BIGINT NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('event', 'texts', 'phase', 'sharing', 'sorting', 'vote', 'votes')),
    digest TEXT NOT NULL,
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, number)
);

-- The same, for what must be gone with its stage: drafts, queues, open ballots. Sealed under a key that lies outside the
-- store and every backup, and is destroyed with the stage.
CREATE TABLE workshop_live (
    workshop UUID NOT NULL REFERENCES workshop (id),
    number BIGINT NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('phase', 'sharing', 'sorting', 'vote', 'votes')),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, number)
);

-- The public record as a chain: digests and counts, no text and no name.
CREATE TABLE workshop_entry (
    workshop UUID NOT NULL REFERENCES workshop (id),
    seq BIGINT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (workshop, seq)
);

-- The table of a round as the room saw it, sealed like the facts; `digest` stands in the record.
CREATE TABLE workshop_table (
    workshop UUID NOT NULL REFERENCES workshop (id),
    round BIGINT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, round)
);
