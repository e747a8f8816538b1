-- Going: who has left, whose pairs are handed over, who was told that something goes, and what was deleted.
CREATE TABLE departure (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    at TEXT NOT NULL CHECK (length(at) = 27)
);

-- A pair whose helper goes, until the mentee has chosen how to go on.
CREATE TABLE hand_over (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    began_at TEXT NOT NULL CHECK (length(began_at) = 27),
    chosen TEXT CHECK (chosen IN ('wait', 'rematch', 'circle')),
    chosen_at TEXT CHECK (length(chosen_at) = 27)
);

-- Who is only on a list that was imported, and has not been here: they are not written to.
CREATE TABLE listed (
    participation UUID PRIMARY KEY REFERENCES participation (id)
);

-- Who was told of what is to come, once for each time that was counted from.
CREATE TABLE foretold (
    object UUID NOT NULL,
    what TEXT NOT NULL,
    days BIGINT NOT NULL,
    since TEXT NOT NULL CHECK (length(since) = 27),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (object, what, days, since)
);

-- The receipt of a deletion: what kind of thing, how many. Never whose.
CREATE TABLE deletion (
    id UUID PRIMARY KEY,
    kept TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX deletion_at ON deletion (at);

ALTER TABLE cohort ADD COLUMN closed_at TEXT CHECK (length(closed_at) = 27);
