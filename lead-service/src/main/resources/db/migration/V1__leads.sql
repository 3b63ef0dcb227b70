-- The only database of the company that holds personal data.

create table company (
    id            uuid   primary key,
    version       bigint not null,
    domain        text   unique,        -- registrable, of no free-mail host
    name_key      text,                 -- of companies that are known by name only
    name          text,
    industry      text,
    employees     int,
    growth_stage  text,
    funding       text,
    product_users int,
    created_at    timestamptz not null
);
create unique index company_known_by_name on company (name_key) where domain is null;
create index company_name on company (lower(name));

create table lead (
    id           uuid        primary key,
    version      bigint      not null,
    email        text,                  -- normalised; one lead an address
    phone        text,                  -- E.164; colleagues may share one
    first_name   text,
    last_name    text,
    job_title    text,
    age_band     text,
    country      text,
    region       text,
    source       text        not null,
    medium       text,
    campaign     text,
    referrer     text,
    landing_page text,
    consent      text,
    owner        text,
    partner      text,                  -- who brought it first, when a partner did
    company_id   uuid        references company,
    touches      int         not null,
    search_text  text        not null,
    search       tsvector    generated always as (to_tsvector('simple', search_text)) stored,
    created_at   timestamptz not null,
    changed_at   timestamptz not null
);
create unique index lead_email on lead (email);
create index lead_phone on lead (phone, created_at);
create index lead_company on lead (company_id, id);
create index lead_source on lead (source, id);
create index lead_owner on lead (owner, id);
create index lead_partner on lead (partner, id);
create index lead_search on lead using gin (search);

-- What qualification-service says of a lead: beside it, so that it neither changes the lead's version nor waits for a
-- change of the lead. The sequences make late events harmless.
create table standing (
    lead_id            uuid   primary key references lead on delete cascade,
    lifecycle          text,
    lifecycle_sequence bigint not null default 0,
    fit                numeric(5, 2),
    engagement         numeric(5, 2),
    total              numeric(5, 2),
    grade              text,
    score_sequence     bigint not null default 0
);
create index standing_lifecycle on standing (lifecycle, lead_id);

-- Every capture with the values it offered, also those that the lead did not take over.
create table touch (
    lead_id     uuid        not null references lead on delete cascade,
    nr          int         not null,
    at          timestamptz not null,
    door        text        not null,
    partner     text,
    external_id text,
    offered     text        not null,
    primary key (lead_id, nr)
);

-- Records that a partner has sent, by content: the same again is no second touch.
create table partner_record (
    partner     text not null,
    external_id text not null,
    fingerprint text not null,          -- SHA-256 of the body as it was understood
    lead_id     uuid not null references lead on delete cascade,
    primary key (partner, external_id, fingerprint)
);
create index partner_record_lead on partner_record (lead_id);

create table activity (
    id          uuid        primary key,
    lead_id     uuid        not null references lead on delete cascade,
    type        text        not null,
    direction   text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    detail      text
);
create index activity_lead on activity (lead_id, occurred_at, id);

-- What is left of an erased lead: keyed hashes of what identified it, so that a record which is read again from a
-- topic is refused. The key never leaves this service.
create table erasure_key (
    singleton boolean primary key default true check (singleton),
    value     bytea   not null
);
insert into erasure_key (value) values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
create table erased_identity (
    hash      text        primary key,
    erased_at timestamptz not null
);
