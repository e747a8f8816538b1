-- People, their hats, their profile and what they have room for. No ethnicity field, and none inferred.
CREATE TABLE person (
    id UUID PRIMARY KEY REFERENCES account (id),
    first_name TEXT NOT NULL CHECK (length(first_name) <= 320),
    last_name TEXT NOT NULL CHECK (length(last_name) <= 320),
    pronouns TEXT NOT NULL CHECK (length(pronouns) <= 80),
    organisation TEXT NOT NULL,
    site TEXT NOT NULL,
    region TEXT NOT NULL,
    team TEXT NOT NULL,
    profession TEXT NOT NULL,
    band TEXT NOT NULL,
    job_title TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('', 'in_person', 'remote', 'either')),
    languages TEXT NOT NULL,
    slots TEXT NOT NULL,
    style TEXT NOT NULL,
    access_needs TEXT NOT NULL,
    search_key TEXT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE participation (
    id UUID PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    cohort UUID NOT NULL REFERENCES cohort (id),
    hat TEXT NOT NULL CHECK (hat IN ('mentee', 'mentor', 'sponsor', 'ally', 'facilitator')),
    state TEXT NOT NULL CHECK (state IN ('started', 'declared', 'profiled', 'waiting', 'applied', 'accepted', 'trained', 'available', 'placed', 'paused', 'completed', 'declined', 'withdrawn', 'expired')),
    wants TEXT NOT NULL,
    stage TEXT NOT NULL,
    commitments_at TEXT CHECK (length(commitments_at) = 27),
    queued_at TEXT CHECK (length(queued_at) = 27),
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    joined_at TEXT NOT NULL CHECK (length(joined_at) = 27),
    version BIGINT NOT NULL,
    UNIQUE (person, cohort, hat)
);
CREATE INDEX participation_of_cohort ON participation (cohort, hat, state);

CREATE TABLE self_declaration (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    statement BIGINT NOT NULL,
    declared_at TEXT NOT NULL CHECK (length(declared_at) = 27),
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 27)
);

-- What a giver said when applying: fixed choices, as codes separated by blanks.
CREATE TABLE application (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    reasons TEXT NOT NULL,
    experience TEXT NOT NULL,
    pledge TEXT NOT NULL,
    sent_at TEXT NOT NULL CHECK (length(sent_at) = 27)
);

-- Places of a giver's hat. `taken` moves only inside the transaction that takes or frees a place.
CREATE TABLE capacity (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    places BIGINT NOT NULL CHECK (places BETWEEN 0 AND 4),
    taken BIGINT NOT NULL CHECK (taken >= 0),
    paused_until TEXT,
    version BIGINT NOT NULL
);

-- Hours of a giver over all hats of a cohort, in half-hours a month.
CREATE TABLE giver_hours (
    person UUID NOT NULL REFERENCES person (id),
    cohort UUID NOT NULL REFERENCES cohort (id),
    cap BIGINT NOT NULL CHECK (cap BETWEEN 0 AND 16),
    load BIGINT NOT NULL CHECK (load >= 0),
    PRIMARY KEY (person, cohort)
);

CREATE TABLE training (
    person UUID NOT NULL REFERENCES person (id),
    module TEXT NOT NULL CHECK (module IN ('confidentiality', 'talking_about_race', 'mentoring', 'sponsorship', 'allyship', 'facilitation')),
    completed_on TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_by UUID NOT NULL,
    PRIMARY KEY (person, module)
);

CREATE TABLE consent (
    id UUID PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL,
    notice_version BIGINT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    given_at TEXT NOT NULL CHECK (length(given_at) = 27),
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 27)
);

CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    hat TEXT NOT NULL CHECK (hat IN ('mentee', 'mentor', 'sponsor', 'ally', 'facilitator')),
    address TEXT NOT NULL,
    token BYTEA NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('sent', 'accepted', 'not_now', 'never', 'expired')),
    sent_at TEXT NOT NULL CHECK (length(sent_at) = 27),
    ends_at TEXT NOT NULL CHECK (length(ends_at) = 27),
    answered_at TEXT CHECK (length(answered_at) = 27)
);
CREATE INDEX invitation_of_cohort ON invitation (cohort, address);

-- Addresses that asked not to be contacted again: a digest only.
CREATE TABLE do_not_contact (
    address BYTEA PRIMARY KEY,
    since TEXT NOT NULL CHECK (length(since) = 27)
);

CREATE TABLE people_import (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    uploaded_by UUID NOT NULL,
    file_digest BYTEA NOT NULL,
    tables TEXT NOT NULL,
    mapping TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('mapping', 'checked', 'applied', 'dropped')),
    added BIGINT NOT NULL,
    known BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27)
);
