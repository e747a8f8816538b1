-- What a mentee answers about the programme: promises, ally, check-ins, wellbeing. All of it lies sealed as one, in blocks of
-- one size, under the server's key for choices (class B): no row tells which of it was answered, or how much.
CREATE TABLE measure (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 4096)
);

-- Who would like to be called. It is a message to the coordinators, sent on purpose; it goes when somebody has called.
CREATE TABLE call_request (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27)
);

-- Instruments whose wording the host enters. A published version is never changed: a new wording is a new version.
CREATE TABLE instrument (
    programme UUID NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL CHECK (name IN ('mfq9', 'mca21', 'mfm12', 'tepper16', 'psafe7', 'swemwbs', 'brs', 'css5')),
    version BIGINT NOT NULL CHECK (version >= 1),
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    wording TEXT NOT NULL,
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    PRIMARY KEY (programme, name, version)
);
