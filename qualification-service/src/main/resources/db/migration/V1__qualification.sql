-- Where a lead stands. The row's lock is the lead's: whoever changes anything of a lead takes it first. A row may
-- come before the capture (state is null then), and stays after an erasure, so that what is still to come of that
-- lead is ignored.
create table qualification (
    lead_id    uuid        primary key,
    version    bigint      not null default 0,
    state      text,
    since      timestamptz,
    last_event bigint      not null default 0,
    erased     boolean     not null default false
) with (fillfactor = 80);

-- Every move of a lead; number is the version that it made.
create table lifecycle_step (
    lead_id    uuid        not null,
    number     bigint      not null,
    from_state text,
    to_state   text        not null,
    at         timestamptz not null,
    moved_by   text        not null,
    reason     text,
    primary key (lead_id, number)
);

-- What was found out, criterion by criterion; version is the version that it made. The latest counts; one without
-- a value clears the criterion.
create table recorded_fact (
    lead_id     uuid        not null,
    version     bigint      not null,
    criterion   text        not null,
    value       text,
    confidence  numeric,
    evidence    text,
    at          timestamptz not null,
    recorded_by text        not null,
    primary key (lead_id, version, criterion)
);

-- What lead-service told, under (source, subject, sequence): facts, in whichever order they came.
create table lead_profile (
    lead_id      uuid        not null,
    source       text        not null,
    sequence     bigint      not null,
    event_id     uuid        not null,
    occurred_at  timestamptz not null,
    known_at     timestamptz not null,
    captured     boolean     not null,
    lead_source  text,
    country      text,
    job_function text,
    seniority    text,
    free_mail    boolean     not null,
    company_id   uuid,
    company_name text,
    industry     text,
    size_band    text,
    funded       boolean     not null,
    growing      boolean     not null,
    primary key (lead_id, source, sequence)
);
-- a change of a company scores its leads again
create index lead_profile_company on lead_profile (company_id) where company_id is not null;

create table lead_activity (
    lead_id     uuid        not null,
    source      text        not null,
    sequence    bigint      not null,
    event_id    uuid        not null,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    type        text        not null,
    inbound     boolean     not null,
    primary key (lead_id, source, sequence)
);

create table company_change (
    company_id  uuid        not null,
    source      text        not null,
    sequence    bigint      not null,
    event_id    uuid        not null,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    name        text,
    industry    text,
    size_band   text,
    funded      boolean     not null,
    growing     boolean     not null,
    primary key (company_id, source, sequence)
);

-- The score as last published, and when to look at the lead again: when decay changes its grade, when an activity
-- whose time lies ahead begins to count, or at once after its company changed.
create table lead_score (
    lead_id       uuid          primary key,
    fit           numeric(5, 2) not null,
    engagement    numeric(5, 2) not null,
    model_version int           not null,
    scored_at     timestamptz   not null,
    due_at        timestamptz
) with (fillfactor = 80);
create index lead_score_due on lead_score (due_at) where due_at is not null;

-- Which versions of the score came into force; each is announced once.
create table scoring_model (
    model_id     text        not null,
    version      int         not null,
    activated_at timestamptz not null,
    primary key (model_id, version)
);
