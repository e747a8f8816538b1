-- What is told of a pair to the coordinators of its programme. Its words are the item of the same id, in the space of the two;
-- while it is released a copy of them lies here, sealed under the server's key, and is gone when it is taken back. No reference
-- to `item`: the words of a pair go before the pair itself does.
CREATE TABLE summary (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'not_sent', 'taken_back')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    sealed BYTEA,
    version BIGINT NOT NULL,
    CHECK ((sealed IS NOT NULL) = (state = 'released'))
);
CREATE INDEX summary_of_pair ON summary (pair);
