-- Runs of the matching engine, and the coordinator's pins.
CREATE TABLE matching_run (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    number BIGINT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('shortlist', 'final')),
    settings TEXT NOT NULL,
    result BYTEA NOT NULL,
    certificate TEXT NOT NULL,
    instance BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'discarded')),
    made_by UUID NOT NULL,
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    published_at TEXT CHECK (length(published_at) = 27),
    UNIQUE (cohort, number)
);

CREATE TABLE pin (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    kind TEXT NOT NULL CHECK (kind IN ('pinned', 'forbidden')),
    hat TEXT NOT NULL CHECK (hat IN ('mentor', 'sponsor', 'ally')),
    mentee UUID NOT NULL REFERENCES participation (id),
    giver UUID NOT NULL REFERENCES participation (id),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    made_by UUID NOT NULL,
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    lifted_at TEXT CHECK (length(lifted_at) = 27)
);
CREATE INDEX pin_of_cohort ON pin (cohort);
