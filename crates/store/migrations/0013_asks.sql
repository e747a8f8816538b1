-- What a mentee asks of an ally: that there is an ask, and where it stands. What it says, in which theme and by when
-- lies sealed in the space of the two.
CREATE TABLE ask (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    state TEXT NOT NULL CHECK (state IN ('drafted', 'sent', 'accepted', 'done', 'felt', 'declined', 'withdrawn', 'expired')),
    -- When it last went from hand to hand. Saying in private what it did does not count.
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    version BIGINT NOT NULL
);
CREATE INDEX ask_of_pair ON ask (pair, state);

-- What it did, as the mentee says in private: sealed, shown to nobody else.
CREATE TABLE felt_response (
    ask UUID PRIMARY KEY REFERENCES ask (id),
    sealed BYTEA NOT NULL
);

-- A general guide on its way. Whom it goes to is sealed; from whom it comes stands nowhere.
CREATE TABLE guide_to_send (
    id UUID PRIMARY KEY,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    sealed BYTEA NOT NULL
);
