-- Accounts, sign-in and staff roles. One person, one account: they share their id.
CREATE TABLE account (
    id UUID PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    written_address TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled', 'erased')),
    letters TEXT NOT NULL CHECK (letters IN ('each', 'daily', 'none')),
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL CHECK (length(created_at) = 27)
);

CREATE TABLE staff_grant (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'admin')),
    programme UUID,
    granted_by UUID,
    granted_at TEXT NOT NULL CHECK (length(granted_at) = 27),
    ended_at TEXT CHECK (length(ended_at) = 27)
);
CREATE INDEX staff_grant_of_account ON staff_grant (account);

-- A grant that takes two administrators, until the second one confirms it.
CREATE TABLE grant_proposal (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('admin')),
    proposed_by UUID NOT NULL,
    proposed_at TEXT NOT NULL CHECK (length(proposed_at) = 27),
    settled_at TEXT CHECK (length(settled_at) = 27)
);

CREATE TABLE session (
    id UUID PRIMARY KEY,
    token BYTEA NOT NULL UNIQUE,
    account UUID NOT NULL REFERENCES account (id),
    device TEXT NOT NULL CHECK (device IN ('shared', 'own')),
    label TEXT NOT NULL CHECK (length(label) <= 80),
    csrf TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('one', 'two')),
    role TEXT NOT NULL,
    began_at TEXT NOT NULL CHECK (length(began_at) = 27),
    seen_at TEXT NOT NULL CHECK (length(seen_at) = 27),
    fresh_until TEXT NOT NULL CHECK (length(fresh_until) = 27),
    ended_at TEXT CHECK (length(ended_at) = 27)
);
CREATE INDEX session_of_account ON session (account);

CREATE TABLE sign_in_link (
    id UUID PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('set_up', 'sign_in')),
    account UUID REFERENCES account (id),
    token BYTEA NOT NULL UNIQUE,
    code BYTEA,
    browser BYTEA,
    attempts BIGINT NOT NULL,
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    ends_at TEXT NOT NULL CHECK (length(ends_at) = 27),
    used_at TEXT CHECK (length(used_at) = 27)
);
CREATE INDEX sign_in_link_of_account ON sign_in_link (account);
CREATE INDEX sign_in_link_of_browser ON sign_in_link (browser, made_at);
CREATE INDEX sign_in_link_ends ON sign_in_link (ends_at);

-- The first answer to a form, so that the same form sent twice has one effect.
CREATE TABLE answered (
    session UUID NOT NULL,
    form TEXT NOT NULL CHECK (length(form) = 32),
    location TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (session, form)
);

-- Unfinished forms. Sealed, because the answers may be of class B.
CREATE TABLE draft (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    journey TEXT NOT NULL,
    answers BYTEA NOT NULL,
    version BIGINT NOT NULL,
    saved_at TEXT NOT NULL CHECK (length(saved_at) = 27)
);
CREATE INDEX draft_of_account ON draft (account, journey);

-- Plain facts about the installation: host texts, high-water clock, mail settings.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
