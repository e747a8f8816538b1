-- Pairs, from suggestion to ending. What each side answered in private is a row, never a flag on the pair.
CREATE TABLE pair (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    kind TEXT NOT NULL CHECK (kind IN ('mentor', 'sponsor', 'ally')),
    mentee UUID NOT NULL REFERENCES participation (id),
    giver UUID NOT NULL REFERENCES participation (id),
    state TEXT NOT NULL CHECK (state IN ('suggested', 'provisional', 'dismissed', 'discarded', 'requested', 'declined', 'withdrawn', 'expired', 'chemistry', 'not_this_time', 'contracting', 'active', 'paused', 'closing', 'closed', 'ended_no_fault', 'redefined')),
    run UUID REFERENCES matching_run (id),
    ordinal BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    answer_by TEXT CHECK (length(answer_by) = 27),
    more_time_at TEXT CHECK (length(more_time_at) = 27),
    started_on TEXT,
    planned_end TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX pair_of_mentee ON pair (mentee, state);
CREATE INDEX pair_of_giver ON pair (giver, state);
CREATE INDEX pair_of_cohort ON pair (cohort, state);
-- At most one open pair for a mentee, giver and kind.
CREATE UNIQUE INDEX pair_open_once ON pair (mentee, giver, kind)
    WHERE state IN ('suggested', 'provisional', 'requested', 'chemistry', 'contracting', 'active', 'paused', 'closing');

-- Who has said yes to a request. Somebody who asks has said yes; of a published pair both are asked.
CREATE TABLE request_yes (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);

-- Why a request was declined or a pair ended: sealed, shown to nobody. Which side said it stands nowhere.
CREATE TABLE parting_reason (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    sealed BYTEA NOT NULL
);

CREATE TABLE chemistry_answer (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);

CREATE TABLE signature (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    template TEXT NOT NULL,
    template_version BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);

CREATE TABLE meeting (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'booked', 'held', 'cancelled', 'not_held', 'unconfirmed')),
    offered_by TEXT NOT NULL CHECK (offered_by IN ('mentee', 'giver')),
    starts_at TEXT CHECK (length(starts_at) = 27),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 15 AND 240),
    mode TEXT NOT NULL CHECK (mode IN ('in_person', 'remote')),
    place TEXT NOT NULL CHECK (length(place) <= 200),
    sequence BIGINT NOT NULL,
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    version BIGINT NOT NULL
);
CREATE INDEX meeting_of_pair ON meeting (pair);

CREATE TABLE offered_time (
    meeting UUID NOT NULL REFERENCES meeting (id),
    ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 1 AND 3),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27),
    PRIMARY KEY (meeting, ordinal)
);

CREATE TABLE meeting_answer (
    meeting UUID NOT NULL REFERENCES meeting (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    held BOOLEAN NOT NULL,
    minutes BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (meeting, side)
);
