CREATE TABLE access_event (
    id UUID PRIMARY KEY,
    subject UUID NOT NULL,
    actor UUID NOT NULL,
    role TEXT NOT NULL,
    page TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX access_event_of_subject ON access_event (subject, at);
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
CREATE TABLE agreement (
    pair UUID NOT NULL REFERENCES pair (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    item UUID,
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed_by_one', 'signed', 'superseded')),
    written_on TEXT NOT NULL CHECK (length(written_on) = 10),
    PRIMARY KEY (pair, number)
);
CREATE TABLE answered (
    session UUID NOT NULL,
    form TEXT NOT NULL CHECK (length(form) = 32),
    location TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (session, form)
);
CREATE TABLE application (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    reasons TEXT NOT NULL,
    experience TEXT NOT NULL,
    pledge TEXT NOT NULL,
    sent_at TEXT NOT NULL CHECK (length(sent_at) = 27)
);
CREATE TABLE ask (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    state TEXT NOT NULL CHECK (state IN ('drafted', 'sent', 'accepted', 'done', 'felt', 'declined', 'withdrawn', 'expired')),
    -- When it last went from hand to hand. Saying in private what it did does not count.
    moved_at TEXT NOT NULL CHECK (length(moved_at) = 27),
    version BIGINT NOT NULL
);
CREATE INDEX ask_of_pair ON ask (pair, state);
CREATE TABLE assessment (
    programme UUID PRIMARY KEY REFERENCES programme (id),
    data_protection TEXT NOT NULL,
    equality TEXT NOT NULL
);
CREATE TABLE attendance (
    sitting UUID NOT NULL REFERENCES sitting (id),
    participation UUID NOT NULL REFERENCES participation (id),
    PRIMARY KEY (sitting, participation)
);
CREATE INDEX attendance_of_participation ON attendance (participation);
CREATE TABLE call_request (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27)
);
CREATE TABLE capacity (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    places BIGINT NOT NULL CHECK (places BETWEEN 0 AND 4),
    taken BIGINT NOT NULL CHECK (taken >= 0),
    paused_until TEXT,
    version BIGINT NOT NULL
);
CREATE TABLE charter (
    programme UUID PRIMARY KEY REFERENCES programme (id),
    version BIGINT NOT NULL,
    signed_by TEXT NOT NULL,
    signed_on TEXT NOT NULL
);
CREATE TABLE chemistry_answer (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);
CREATE TABLE choice (
    participation UUID NOT NULL REFERENCES participation (id),
    kind TEXT NOT NULL CHECK (kind IN ('needs', 'lens', 'offers', 'dialogue', 'barriers', 'reflection')),
    sealed BYTEA NOT NULL,
    changed_at TEXT NOT NULL CHECK (length(changed_at) = 27),
    version BIGINT NOT NULL,
    PRIMARY KEY (participation, kind)
);
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
CREATE TABLE circle_session (
    circle UUID NOT NULL REFERENCES circle (id),
    number BIGINT NOT NULL CHECK (number >= 1),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27),
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'not_held')),
    heads BIGINT NOT NULL CHECK (heads BETWEEN 0 AND 12),
    PRIMARY KEY (circle, number)
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
, closed_at TEXT CHECK (length(closed_at) = 27));
CREATE INDEX cohort_of_programme ON cohort (programme);
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
CREATE INDEX conflict_line_mark ON conflict (line_mark);
CREATE INDEX conflict_mark ON conflict (mark);
CREATE INDEX conflict_of_person ON conflict (declared_by);
CREATE TABLE consent (
    id UUID PRIMARY KEY,
    person UUID NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL,
    notice_version BIGINT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    given_at TEXT NOT NULL CHECK (length(given_at) = 27),
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 27)
);
CREATE TABLE deletion (
    id UUID PRIMARY KEY,
    kept TEXT NOT NULL,
    number BIGINT NOT NULL CHECK (number > 0),
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX deletion_at ON deletion (at);
CREATE TABLE departure (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE TABLE do_not_contact (
    address BYTEA PRIMARY KEY,
    since TEXT NOT NULL CHECK (length(since) = 27)
);
CREATE TABLE draft (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    journey TEXT NOT NULL,
    answers BYTEA NOT NULL,
    version BIGINT NOT NULL,
    saved_at TEXT NOT NULL CHECK (length(saved_at) = 27)
);
CREATE INDEX draft_of_account ON draft (account, journey);
CREATE TABLE epoch_copy (
    space UUID NOT NULL REFERENCES space (id),
    epoch BIGINT NOT NULL,
    reader UUID NOT NULL REFERENCES person (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 128),
    PRIMARY KEY (space, epoch, reader)
);
CREATE TABLE event (
    seq BIGINT PRIMARY KEY,
    at TEXT NOT NULL CHECK (length(at) = 27),
    actor UUID,
    role TEXT NOT NULL,
    what TEXT NOT NULL,
    object UUID NOT NULL,
    commitment BYTEA NOT NULL,
    prev BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TABLE event_text (
    seq BIGINT PRIMARY KEY,
    about UUID,
    salt BYTEA NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX event_text_about ON event_text (about);
CREATE TABLE exception (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined')),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 4096)
);
CREATE TABLE felt_response (
    ask UUID PRIMARY KEY REFERENCES ask (id),
    sealed BYTEA NOT NULL
);
CREATE TABLE foretold (
    object UUID NOT NULL,
    what TEXT NOT NULL,
    days BIGINT NOT NULL,
    since TEXT NOT NULL CHECK (length(since) = 27),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (object, what, days, since)
);
CREATE TABLE giver_hours (
    person UUID NOT NULL REFERENCES person (id),
    cohort UUID NOT NULL REFERENCES cohort (id),
    cap BIGINT NOT NULL CHECK (cap BETWEEN 0 AND 16),
    load BIGINT NOT NULL CHECK (load >= 0),
    PRIMARY KEY (person, cohort)
);
CREATE TABLE goal (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    proposed_by TEXT NOT NULL CHECK (proposed_by IN ('mentee', 'giver')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'met', 'changed', 'dropped')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    version BIGINT NOT NULL
);
CREATE INDEX goal_of_pair ON goal (pair);
CREATE TABLE grant_proposal (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('admin')),
    proposed_by UUID NOT NULL,
    proposed_at TEXT NOT NULL CHECK (length(proposed_at) = 27),
    settled_at TEXT CHECK (length(settled_at) = 27)
);
CREATE TABLE guide_to_send (
    id UUID PRIMARY KEY,
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    sealed BYTEA NOT NULL
);
CREATE TABLE hand_over (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    began_at TEXT NOT NULL CHECK (length(began_at) = 27),
    chosen TEXT CHECK (chosen IN ('wait', 'rematch', 'circle')),
    chosen_at TEXT CHECK (length(chosen_at) = 27)
);
CREATE TABLE hours (
    participation UUID NOT NULL REFERENCES participation (id),
    month TEXT NOT NULL CHECK (length(month) = 7),
    kind TEXT NOT NULL CHECK (kind IN ('meeting', 'preparation', 'supervision', 'training', 'circle')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 44640),
    PRIMARY KEY (participation, month, kind)
);
CREATE TABLE instrument (
    programme UUID NOT NULL REFERENCES programme (id),
    name TEXT NOT NULL CHECK (name IN ('mfq9', 'mca21', 'mfm12', 'tepper16', 'psafe7', 'swemwbs', 'brs', 'css5')),
    version BIGINT NOT NULL CHECK (version >= 1),
    state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
    wording TEXT NOT NULL,
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    PRIMARY KEY (programme, name, version)
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
CREATE TABLE item (
    id UUID PRIMARY KEY,
    space UUID NOT NULL REFERENCES space (id),
    thread UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'reflection', 'aims', 'act_line', 'post', 'need', 'record', 'goal', 'step', 'rating', 'clauses', 'ask', 'ask_word', 'rules', 'review', 'farewell')),
    epoch BIGINT NOT NULL,
    author UUID NOT NULL REFERENCES person (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    position BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX item_position ON item (space, position);
CREATE INDEX item_thread ON item (thread);
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    object UUID NOT NULL,
    due_at TEXT NOT NULL CHECK (length(due_at) = 27),
    taken_until TEXT NOT NULL CHECK (length(taken_until) = 27),
    attempts BIGINT NOT NULL,
    UNIQUE (kind, object)
);
CREATE INDEX job_due ON job (due_at);
CREATE TABLE keep_in_touch (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);
CREATE TABLE kept_act (
    id UUID PRIMARY KEY,
    mentee UUID NOT NULL REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512)
);
CREATE INDEX kept_act_of_mentee ON kept_act (mentee);
CREATE TABLE key_wrap (
    person UUID NOT NULL REFERENCES member_key (person),
    method TEXT NOT NULL CHECK (method IN ('passphrase', 'recovery')),
    wrap BYTEA NOT NULL CHECK (length(wrap) <= 512),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    PRIMARY KEY (person, method)
);
CREATE TABLE letter (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    account UUID,
    address TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (languages IN ('en', 'cy', 'both')),
    slots TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'stopped', 'failed')),
    attempts BIGINT NOT NULL,
    due_at TEXT NOT NULL CHECK (length(due_at) = 27),
    taken_until TEXT NOT NULL CHECK (length(taken_until) = 27),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    sent_at TEXT CHECK (length(sent_at) = 27),
    trouble TEXT NOT NULL
);
CREATE INDEX letter_due ON letter (state, due_at);
CREATE INDEX letter_to ON letter (address, kind, made_at);
CREATE TABLE list_access (
    id UUID PRIMARY KEY,
    cohort UUID NOT NULL,
    actor UUID NOT NULL,
    role TEXT NOT NULL,
    page TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27)
);
CREATE INDEX list_access_of_cohort ON list_access (cohort, at);
CREATE TABLE listed (
    participation UUID PRIMARY KEY REFERENCES participation (id)
);
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
CREATE TABLE measure (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 4096)
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
CREATE TABLE meeting_answer (
    meeting UUID NOT NULL REFERENCES meeting (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    held BOOLEAN NOT NULL,
    minutes BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (meeting, side)
);
CREATE TABLE member_key (
    person UUID PRIMARY KEY REFERENCES person (id),
    public_key BYTEA NOT NULL CHECK (length(public_key) = 32),
    made_at TEXT NOT NULL CHECK (length(made_at) = 27),
    -- The recovery code was typed back once.
    confirmed_at TEXT CHECK (length(confirmed_at) = 27)
);
CREATE TABLE merger (
    circle UUID NOT NULL REFERENCES circle (id),
    partner UUID NOT NULL REFERENCES circle (id),
    -- What the one that they become would be called.
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    state TEXT NOT NULL CHECK (state IN ('asking', 'joined', 'off')),
    asked_at TEXT NOT NULL CHECK (length(asked_at) = 27),
    PRIMARY KEY (circle, partner)
);
CREATE TABLE merger_answer (
    circle UUID NOT NULL REFERENCES circle (id),
    partner UUID NOT NULL REFERENCES circle (id),
    participation UUID NOT NULL REFERENCES participation (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 1024),
    PRIMARY KEY (circle, partner, participation)
);
CREATE INDEX merger_answer_of_participation ON merger_answer (participation);
CREATE TABLE notice (
    id UUID PRIMARY KEY,
    account UUID NOT NULL,
    kind TEXT NOT NULL,
    link TEXT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    put_away_at TEXT CHECK (length(put_away_at) = 27)
);
CREATE INDEX notice_of_account ON notice (account, at);
CREATE TABLE offered_time (
    meeting UUID NOT NULL REFERENCES meeting (id),
    ordinal BIGINT NOT NULL CHECK (ordinal BETWEEN 1 AND 3),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27),
    PRIMARY KEY (meeting, ordinal)
);
CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 160),
    ods_code TEXT NOT NULL,
    nation TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'ni'))
);
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
, half_way_told_on TEXT CHECK (length(half_way_told_on) = 10));
CREATE INDEX pair_of_cohort ON pair (cohort, state);
CREATE INDEX pair_of_giver ON pair (giver, state);
CREATE INDEX pair_of_mentee ON pair (mentee, state);
CREATE UNIQUE INDEX pair_open_once ON pair (mentee, giver, kind)
    WHERE state IN ('suggested', 'provisional', 'requested', 'chemistry', 'contracting', 'active', 'paused', 'closing');
CREATE TABLE panel_declaration (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);
CREATE INDEX panel_declaration_of_pair ON panel_declaration (pair);
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
CREATE TABLE parting_reason (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    sealed BYTEA NOT NULL
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
, closed_at TEXT CHECK (length(closed_at) = 27));
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
CREATE TABLE request_yes (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (pair, side)
);
CREATE TABLE rules_agreement (
    circle UUID NOT NULL REFERENCES circle (id),
    participation UUID NOT NULL REFERENCES participation (id),
    version BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27),
    PRIMARY KEY (circle, participation)
);
CREATE TABLE sealed_draft (
    id UUID PRIMARY KEY,
    author UUID NOT NULL REFERENCES person (id),
    place TEXT NOT NULL CHECK (length(place) <= 80),
    sealed BYTEA NOT NULL,
    saved_at TEXT NOT NULL CHECK (length(saved_at) = 27),
    UNIQUE (author, place)
);
CREATE TABLE self_declaration (
    participation UUID PRIMARY KEY REFERENCES participation (id),
    statement BIGINT NOT NULL,
    declared_at TEXT NOT NULL CHECK (length(declared_at) = 27),
    withdrawn_at TEXT CHECK (length(withdrawn_at) = 27)
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
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
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
CREATE INDEX sign_in_link_ends ON sign_in_link (ends_at);
CREATE INDEX sign_in_link_of_account ON sign_in_link (account);
CREATE INDEX sign_in_link_of_browser ON sign_in_link (browser, made_at);
CREATE TABLE signature (
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    template TEXT NOT NULL,
    template_version BIGINT NOT NULL,
    at TEXT NOT NULL CHECK (length(at) = 27), clauses BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (pair, side)
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
CREATE TABLE sitting (
    id UUID PRIMARY KEY,
    supervision UUID NOT NULL REFERENCES supervision (id),
    starts_at TEXT NOT NULL CHECK (length(starts_at) = 27)
);
CREATE INDEX sitting_of_supervision ON sitting (supervision);
CREATE TABLE space (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('own', 'pair', 'circle')),
    about UUID NOT NULL,
    epoch BIGINT NOT NULL,
    UNIQUE (kind, about)
);
CREATE TABLE space_reader (
    space UUID NOT NULL REFERENCES space (id),
    person UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (space, person)
);
CREATE INDEX space_reader_of_person ON space_reader (person);
CREATE TABLE sponsor_consent (
    pair UUID PRIMARY KEY REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);
CREATE TABLE sponsorship_act (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 512),
    version BIGINT NOT NULL
);
CREATE INDEX sponsorship_act_of_pair ON sponsorship_act (pair);
CREATE TABLE "staff_grant" (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'sponsorship_guardian', 'executive_sponsor', 'policymaker', 'educator', 'researcher', 'admin')),
    programme UUID,
    granted_by UUID,
    granted_at TEXT NOT NULL CHECK (length(granted_at) = 27),
    ended_at TEXT CHECK (length(ended_at) = 27)
);
CREATE INDEX staff_grant_of_account ON staff_grant (account);
CREATE TABLE succession (
    id UUID PRIMARY KEY,
    sponsor UUID NOT NULL REFERENCES participation (id),
    why TEXT NOT NULL CHECK (why IN ('left', 'paused')),
    opened_on TEXT NOT NULL CHECK (length(opened_on) = 10),
    closed_on TEXT CHECK (length(closed_on) = 10)
);
CREATE INDEX succession_of_sponsor ON succession (sponsor);
CREATE TABLE summary (
    id UUID PRIMARY KEY,
    pair UUID NOT NULL REFERENCES pair (id),
    side TEXT NOT NULL CHECK (side IN ('mentee', 'giver')),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'released', 'not_sent', 'taken_back')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    sealed BYTEA,
    version BIGINT NOT NULL,
    CHECK ((sealed IS NOT NULL) = (state = 'released'))
);
CREATE INDEX summary_of_pair ON summary (pair);
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
CREATE TABLE support_copy (
    request UUID NOT NULL REFERENCES support_request (id),
    epoch BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('asker', 'handler')),
    sealed BYTEA NOT NULL CHECK (length(sealed) <= 128),
    PRIMARY KEY (request, epoch, side)
);
CREATE TABLE support_request (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    -- None for somebody without an account: then only who has the receipt finds it, by what is made of the receipt.
    asker UUID REFERENCES person (id),
    receipt BYTEA UNIQUE CHECK (length(receipt) = 32),
    receipt_key BYTEA CHECK (length(receipt_key) = 32),
    -- None once the reader's account is erased; the asker chooses another.
    handler UUID REFERENCES person (id),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'handing_over', 'closed')),
    moved_on TEXT NOT NULL CHECK (length(moved_on) = 10),
    due_on TEXT NOT NULL CHECK (length(due_on) = 10),
    -- Counts changes of who can read.
    epoch BIGINT NOT NULL CHECK (epoch > 0),
    version BIGINT NOT NULL,
    CHECK (
        (asker IS NULL AND receipt IS NOT NULL AND receipt_key IS NOT NULL)
        OR (asker IS NOT NULL AND receipt IS NULL AND receipt_key IS NULL)
    )
);
CREATE INDEX support_request_of_asker ON support_request (asker);
CREATE INDEX support_request_of_handler ON support_request (handler, state);
CREATE TABLE support_word (
    id UUID PRIMARY KEY,
    request UUID NOT NULL REFERENCES support_request (id),
    position BIGINT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('asker', 'handler')),
    author UUID REFERENCES person (id),
    epoch BIGINT NOT NULL,
    day TEXT NOT NULL CHECK (length(day) = 10),
    sealed BYTEA NOT NULL,
    UNIQUE (request, position)
);
CREATE INDEX support_word_of_author ON support_word (author);
CREATE TABLE training (
    person UUID NOT NULL REFERENCES person (id),
    module TEXT NOT NULL CHECK (module IN ('confidentiality', 'talking_about_race', 'mentoring', 'sponsorship', 'allyship', 'facilitation')),
    completed_on TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded_by UUID NOT NULL,
    PRIMARY KEY (person, module)
);
CREATE TABLE workshop (
    id UUID PRIMARY KEY,
    programme UUID NOT NULL REFERENCES programme (id),
    lead UUID REFERENCES account (id),
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 8),
    opened_at TEXT NOT NULL CHECK (length(opened_at) = 27),
    facts BIGINT NOT NULL,
    clock_ms BIGINT NOT NULL,
    clock_at TEXT CHECK (length(clock_at) = 27),
    epoch BIGINT NOT NULL,
    live BIGINT NOT NULL,
    pending TEXT NOT NULL,
    forget_on TEXT CHECK (length(forget_on) = 10)
);
CREATE INDEX workshop_of_programme ON workshop (programme);
CREATE TABLE workshop_entry (
    workshop UUID NOT NULL REFERENCES workshop (id),
    seq BIGINT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (workshop, seq)
);
CREATE TABLE workshop_fact (
    workshop UUID NOT NULL REFERENCES workshop (id),
    number BIGINT NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('event', 'texts', 'phase', 'sharing', 'sorting', 'vote', 'votes')),
    digest TEXT NOT NULL,
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, number)
);
CREATE TABLE workshop_live (
    workshop UUID NOT NULL REFERENCES workshop (id),
    number BIGINT NOT NULL,
    kept TEXT NOT NULL CHECK (kept IN ('phase', 'sharing', 'sorting', 'vote', 'votes')),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, number)
);
CREATE TABLE workshop_seat (
    workshop UUID NOT NULL REFERENCES workshop (id),
    seat BIGINT NOT NULL,
    token BYTEA NOT NULL UNIQUE CHECK (length(token) = 32),
    PRIMARY KEY (workshop, seat)
);
CREATE TABLE workshop_table (
    workshop UUID NOT NULL REFERENCES workshop (id),
    round BIGINT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    sealed BYTEA NOT NULL CHECK (length(sealed) >= 512),
    PRIMARY KEY (workshop, round)
);
