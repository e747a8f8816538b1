-- One helper as mentor and sponsor of the same mentee: what she asked for in the pair that there is, and what whoever guards
-- sponsorship has said. Why she asks is sealed under the server's key for choices (class B), in a block that holds any reason.
-- It goes with the pair: when that is over, nothing stands in the way of another one.
CREATE TABLE exception (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined')),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 4096)
);
