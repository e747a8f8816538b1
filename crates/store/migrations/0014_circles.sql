-- Circles: who was offered a place and who has one, when the circle meets, and who has agreed to which version of its
-- rules. What the rules say lies sealed in the circle's space.
CREATE TABLE circle (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    slot TEXT NOT NULL CHECK (length(slot) <= 7),
    mode TEXT NOT NULL CHECK (mode IN ('in_person', 'remote')),
    sessions BIGINT NOT NULL CHECK (sessions BETWEEN 2 AND 120),
    rules BIGINT NOT NULL CHECK (rules >= 0),
    state TEXT NOT NULL CHECK (state IN ('forming', 'offered', 'contracting', 'running', 'merging', 'deciding', 'alumni', 'closed')),
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    version BIGINT NOT NULL
);
CREATE INDEX circle_of_cohort ON circle (cohort, state);

-- A place in a circle. `name` is what its holder wants the circle to call them, sealed under the server's key for choices.
CREATE TABLE circle_seat (
    circle UUID NOT NULL REFERENCES circle (id),
    participation UUID NOT NULL REFERENCES participation (id),
    part TEXT NOT NULL CHECK (part IN ('member', 'leader')),
    state TEXT NOT NULL CHECK (state IN ('drafted', 'offered', 'accepted', 'passed', 'left')),
    name BYTEA,
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    PRIMARY KEY (circle, participation)
);
CREATE INDEX circle_seat_of_participation ON circle_seat (participation, state);

-- Who has agreed to which version of the rules; a new version, and whoever joins, asks everybody again.
CREATE TABLE rules_agreement (
    circle UUID NOT NULL REFERENCES circle (id),
    participation UUID NOT NULL REFERENCES participation (id),
    version BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (circle, participation)
);

-- A session: when, whether it was held, how many were in the room. Never who.
CREATE TABLE circle_session (
    circle UUID NOT NULL REFERENCES circle (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'not_held')),
    heads BIGINT NOT NULL CHECK (heads BETWEEN 0 AND 12),
    PRIMARY KEY (circle, number)
);
