-- Class B: a person's own choices, sealed under the key of one purpose. The database alone tells only that they exist.
CREATE TABLE choice (
    participation UUID NOT NULL REFERENCES participation (id),
    kind TEXT NOT NULL CHECK (kind IN ('needs', 'lens', 'offers', 'dialogue', 'barriers', 'reflection')),
    sealed BYTEA NOT NULL,
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27),
    version BIGINT NOT NULL,
    PRIMARY KEY (participation, kind)
);

-- Who must not be brought together. `mark` is a keyed digest of the two people, the same both ways, or
-- of an address for as long as nobody has an account of that address.
CREATE TABLE conflict (
    id UUID PRIMARY KEY,
    declared_by UUID NOT NULL REFERENCES person (id),
    mark BYTEA NOT NULL,
    line_mark BYTEA,
    sealed BYTEA NOT NULL,
    declared_at TEXT NOT NULL CHECK (length(declared_at) = 27),
    until TEXT,
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 27)
);
CREATE INDEX conflict_mark ON conflict (mark);
CREATE INDEX conflict_line_mark ON conflict (line_mark);
CREATE INDEX conflict_of_person ON conflict (declared_by);
