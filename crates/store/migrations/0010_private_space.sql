-- What members write to each other or for themselves (class A), and the keys to it. Nothing here opens any of it: every
-- secret is wrapped under something that only its member knows.
CREATE TABLE member_key (
    person UUID PRIMARY KEY REFERENCES person (id),
    public_key BYTEA NOT NULL CHECK (length(public_key) = 32),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    -- The recovery code was typed back once.
    confirmed_at TEXT CHECK (length(confirmed_at) = 27)
);

CREATE TABLE key_wrap (
    person UUID NOT NULL REFERENCES member_key (person),
    method TEXT NOT NULL CHECK (method IN ('passphrase', 'recovery')),
    wrap BYTEA NOT NULL CHECK (length(wrap) <= 512),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    PRIMARY KEY (person, method)
);

-- One space for each pair and each circle, and one for each person alone. `epoch` counts changes of its readers; 0 before the first.
CREATE TABLE space (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('own', 'pair', 'circle')),
    about UUID NOT NULL,
    epoch BIGINT NOT NULL,
    UNIQUE (kind, about)
);

-- Who is meant to read. Who can is in `epoch_copy`; where the two differ, nothing is written.
CREATE TABLE space_reader (
    space UUID NOT NULL REFERENCES space (id),
    person UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (space, person)
);
CREATE INDEX space_reader_of_person ON space_reader (person);

CREATE TABLE epoch_copy (
    space UUID NOT NULL REFERENCES space (id),
    epoch BIGINT NOT NULL,
    reader UUID NOT NULL REFERENCES person (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 128),
    PRIMARY KEY (space, epoch, reader)
);

-- A piece of writing. Its day is kept, never its hour; `position` is the order within the space.
CREATE TABLE item (
    id UUID PRIMARY KEY,
    space UUID NOT NULL REFERENCES space (id),
    thread UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'reflection', 'aims', 'act_line', 'post', 'need', 'record', 'goal', 'step', 'rating', 'clauses', 'ask', 'ask_word', 'rules', 'review', 'farewell')),
    epoch BIGINT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    position BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX item_position ON item (space, position);
CREATE INDEX item_thread ON item (thread);

-- Unfinished writing, sealed to its author alone; one for each place that is written in.
CREATE TABLE sealed_draft (
    id UUID PRIMARY KEY,
    author UUID NOT NULL REFERENCES person (id),
    place TEXT NOT NULL CHECK (length(place) <= 80),
    sealed BYTEA NOT NULL,
    saved_at TEXT NOT NULL CHECK (length(saved_at) = 27),
    UNIQUE (author, place)
);
