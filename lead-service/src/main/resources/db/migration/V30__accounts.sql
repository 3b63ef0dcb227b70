-- Companies as accounts, and the people there who are no leads.

alter table company
    add column target_account boolean not null default false,
    add column strategy text,
    add column search_text text;
update company set search_text = lower(concat_ws(' ', name, replace(domain, '.', ' ')));
create index company_search on company using gin (to_tsvector('simple', coalesce(search_text, '')));
create index company_targets on company (id) where target_account;
create index company_industry on company (industry, id);

-- What became known of a company when: its part of the account's timeline.
create table company_change (
    id         uuid        primary key,
    company_id uuid        not null references company on delete cascade,
    at         timestamptz not null,
    author     text,                    -- none: a capture told it
    fields     text        not null     -- JSON: {"industry":{"from":…,"to":…}}
);
create index company_change_company on company_change (company_id, at, id);

-- People of the buying side who are no leads (yet).
create table person (
    id          uuid        primary key,
    version     bigint      not null,
    email       text,                   -- normalised; one person an address
    phone       text,                   -- E.164
    first_name  text,
    last_name   text,
    job_title   text,
    age_band    text,
    country     text,
    region      text,
    company_id  uuid        references company,
    lead_id     uuid        references lead on delete cascade,  -- the same person, captured later
    linked_at   timestamptz,
    search_text text        not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);
create unique index person_email on person (email);
create index person_phone on person (phone);
create index person_company on person (company_id, id);
create index person_lead on person (lead_id);
create index person_search on person using gin (to_tsvector('simple', search_text));

-- Who counts at a target account, in the order in which we mean to win them.
create table company_stakeholder (
    id         uuid primary key,
    company_id uuid not null references company on delete cascade,
    position   int  not null,
    lead_id    uuid references lead on delete cascade,
    person_id  uuid references person on delete cascade,
    note       text,
    check (num_nonnulls(lead_id, person_id) = 1)
);
create index company_stakeholder_company on company_stakeholder (company_id, position);
create index company_stakeholder_lead on company_stakeholder (lead_id);
create index company_stakeholder_person on company_stakeholder (person_id);

-- Who is in which segment: kept by the rules, read by the card.
create table lead_segment (
    segment text not null,
    lead_id uuid not null references lead on delete cascade,
    primary key (segment, lead_id)
);
create index lead_segment_lead on lead_segment (lead_id);
