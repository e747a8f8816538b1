-- The frame: organisation, programme, cohort and everything that must be decided before people come in.
CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
    ods_code TEXT NOT NULL,
    nation TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'ni'))
);

CREATE TABLE programme (
    id UUID PRIMARY KEY,
    organisation UUID NOT NULL REFERENCES organisation (id),
    internal_name TEXT NOT NULL CHECK (length(internal_name) BETWEEN 1 AND 160),
    alias_en TEXT NOT NULL CHECK (length(alias_en) BETWEEN 1 AND 80),
    alias_cy TEXT NOT NULL CHECK (length(alias_cy) BETWEEN 1 AND 80),
    terminology TEXT NOT NULL CHECK (terminology IN ('model_terms', 'nhs_style', 'local')),
    local_term_en TEXT NOT NULL,
    local_term_cy TEXT NOT NULL,
    ladder TEXT NOT NULL CHECK (ladder IN ('afc', 'civil_service')),
    question_set TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (languages IN ('en', 'cy', 'both')),
    choice TEXT NOT NULL CHECK (choice IN ('none', 'shortlist')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'authorised', 'ready', 'running', 'closing', 'closed')),
    version BIGINT NOT NULL,
    created_at TEXT NOT NULL CHECK (length(created_at) = 27)
);

-- The lawful ground of positive action (s158, s159).
CREATE TABLE positive_action (
    programme UUID PRIMARY KEY REFERENCES programme (id),
    section TEXT NOT NULL CHECK (section IN ('s158', 's159')),
    ground TEXT NOT NULL CHECK (ground IN ('disadvantage', 'different_needs', 'low_participation')),
    aim TEXT NOT NULL,
    evidence TEXT NOT NULL,
    alternatives TEXT NOT NULL,
    proportionality TEXT NOT NULL,
    routes_for_others TEXT NOT NULL,
    end_test TEXT NOT NULL,
    owner TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_on TEXT NOT NULL,
    review_on TEXT NOT NULL,
    not_needed_reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'ended'))
);

CREATE TABLE purpose (
    programme UUID NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL,
    lawful_basis TEXT NOT NULL,
    condition TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    review_on TEXT NOT NULL,
    PRIMARY KEY (programme, name)
);

CREATE TABLE readiness (
    programme UUID NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'plan')),
    plan TEXT NOT NULL,
    plan_by TEXT NOT NULL,
    PRIMARY KEY (programme, name)
);

CREATE TABLE charter (
    programme UUID PRIMARY KEY REFERENCES programme (id),
    version BIGINT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_on TEXT NOT NULL
);

-- References of the two impact assessments, which are kept elsewhere.
CREATE TABLE assessment (
    programme UUID PRIMARY KEY REFERENCES programme (id),
    data_protection TEXT NOT NULL,
    equality TEXT NOT NULL
);

CREATE TABLE signpost (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    kind TEXT NOT NULL CHECK (kind IN ('guardian', 'union', 'occupational_health', 'regulator', 'helpline', 'other')),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    contact TEXT NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
    checked_on TEXT NOT NULL,
    ordinal BIGINT NOT NULL
);

CREATE TABLE cohort (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    apply_opens TEXT NOT NULL,
    apply_closes TEXT NOT NULL,
    match_by TEXT NOT NULL,
    starts TEXT NOT NULL,
    mid_review TEXT NOT NULL,
    ends TEXT NOT NULL,
    meetings_at_least BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'recruiting', 'matching', 'running', 'closing', 'closed')),
    version BIGINT NOT NULL
);
CREATE INDEX cohort_of_programme ON cohort (programme);
