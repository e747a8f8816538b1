-- What carries on when people go.
--
-- Two circles that might become one: to which too few come, and the one that is asked with it. Each two are asked once.
CREATE TABLE merger (
    circle UUID NOT NULL REFERENCES circle (id),
    partner UUID NOT NULL REFERENCES circle (id),
    -- What the one that they become would be called.
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    state TEXT NOT NULL CHECK (state IN ('asking', 'joined', 'off')),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27),
    PRIMARY KEY (circle, partner)
);

-- Who is asked, and what they say: sealed under the server's key for choices, a block each, and there from the beginning,
-- so that no row tells whether somebody has answered. Whoever would lead it has a row too. Gone when it is settled.
CREATE TABLE merger_answer (
    circle UUID NOT NULL REFERENCES circle (id),
    partner UUID NOT NULL REFERENCES circle (id),
    participation UUID NOT NULL REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 1024),
    PRIMARY KEY (circle, partner, participation)
);
CREATE INDEX merger_answer_of_participation ON merger_answer (participation);

-- Sponsors who stop, or rest for more than 30 days: why, and from when to when. Dates, and nothing that was planned.
CREATE TABLE succession (
    id UUID PRIMARY KEY,
    sponsor UUID NOT NULL REFERENCES participation (id),
    why TEXT NOT NULL CHECK (why IN ('left', 'paused')),
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10)
);
CREATE INDEX succession_of_sponsor ON succession (sponsor);

-- What a mentee keeps of it for her next sponsor, sealed under the server's key for choices; its line is an item of her own.
CREATE TABLE kept_act (
    id UUID PRIMARY KEY,
    mentee UUID NOT NULL REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512)
);
CREATE INDEX kept_act_of_mentee ON kept_act (mentee);

-- Staff roles may be more than two. No table hangs on this one, so it is made anew with all that the design names.
CREATE TABLE wider_grant (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'sponsorship_guardian', 'executive_sponsor', 'policymaker', 'educator', 'researcher', 'admin')),
    programme UUID,
    granted_by UUID,
    granted_at TEXT NOT NULL CHECK (length(granted_at) = 27),
    ended_at TEXT CHECK (length(ended_at) = 27)
);
INSERT INTO wider_grant (id, account, role, programme, granted_by, granted_at, ended_at)
    SELECT id, account, role, programme, granted_by, granted_at, ended_at FROM staff_grant;
DROP TABLE staff_grant;
ALTER TABLE wider_grant RENAME TO staff_grant;
CREATE INDEX staff_grant_of_account ON staff_grant (account);

-- Mentors who supervise each other: the group, who is in it, when it sits, and who was there. Never what was said.
CREATE TABLE supervision (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL REFERENCES cohort (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    state TEXT NOT NULL CHECK (state IN ('open', 'over')),
    version BIGINT NOT NULL
);
CREATE INDEX supervision_of_cohort ON supervision (cohort);

CREATE TABLE supervision_seat (
    supervision UUID NOT NULL REFERENCES supervision (id),
    participation UUID NOT NULL REFERENCES participation (id),
    PRIMARY KEY (supervision, participation)
);
CREATE INDEX supervision_seat_of_participation ON supervision_seat (participation);

CREATE TABLE sitting (
    id UUID PRIMARY KEY,
    supervision UUID NOT NULL REFERENCES supervision (id),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27)
);
CREATE INDEX sitting_of_supervision ON sitting (supervision);

-- Somebody comes, or was there.
CREATE TABLE attendance (
    sitting UUID NOT NULL REFERENCES sitting (id),
    participation UUID NOT NULL REFERENCES participation (id),
    PRIMARY KEY (sitting, participation)
);
CREATE INDEX attendance_of_participation ON attendance (participation);
