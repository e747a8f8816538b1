-- Help that somebody asks for: that there is a request, where it stands, by when it is to be answered and who reads it. Whom it
-- is about stands nowhere but in its sealed words. Days alone are kept, never an hour.
CREATE TABLE support_request (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    -- None for somebody without an account: then only who has the receipt finds it, by what is made of the receipt.
    asker UUID REFERENCES person (id),
    receipt BYTEA UNIQUE CHECK (length(receipt) = 32),
    receipt_key BYTEA CHECK (length(receipt_key) = 32),
    -- None once the reader's account is erased; the asker chooses another.
    handler UUID REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'handing_over', 'closed')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    -- Counts changes of who can read.
    epoch BIGINT NOT NULL CHECK (epoch > 0),
    version BIGINT NOT NULL,
    CHECK (
        (asker IS NULL AND receipt IS NOT NULL AND receipt_key IS NOT NULL)
        OR (asker IS NOT NULL AND receipt IS NULL AND receipt_key IS NULL)
    )
);
CREATE INDEX support_request_of_asker ON support_request (asker);
CREATE INDEX support_request_of_handler ON support_request (handler, state);

-- The key of each epoch, sealed to each of the two who can read. There is no third.
CREATE TABLE support_copy (
    request UUID NOT NULL REFERENCES support_request (id),
    epoch BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('asker', 'handler')),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 128),
    PRIMARY KEY (request, epoch, side)
);

CREATE TABLE support_word (
    id UUID PRIMARY KEY,
    request UUID NOT NULL REFERENCES support_request (id),
    position BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('asker', 'handler')),
    author UUID REFERENCES person (id),
    epoch BIGINT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    sealed BYTEA NOT NULL,
    UNIQUE (request, position)
);
CREATE INDEX support_word_of_author ON support_word (author);
