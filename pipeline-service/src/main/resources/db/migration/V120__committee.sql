-- Who of the buying side is, or was, on a deal's committee. People live in lead-service: here are their ids alone.
create table stakeholder (
    id        uuid        primary key,
    deal_id   uuid        not null references deal (id) on delete cascade,
    version   bigint      not null default 0,
    -- both null once the person is erased
    lead_id   uuid,
    person_id uuid,
    joined_at timestamptz not null,
    left_at   timestamptz
);
create index stakeholder_of_deal on stakeholder (deal_id, id);
create index stakeholder_lead on stakeholder (lead_id) where lead_id is not null;
create index stakeholder_person on stakeholder (person_id) where person_id is not null;
create unique index stakeholder_present_lead on stakeholder (deal_id, lead_id)
    where lead_id is not null and left_at is null;
create unique index stakeholder_present_person on stakeholder (deal_id, person_id)
    where person_id is not null and left_at is null;

-- What was true of them from when on: the whole of it with every change, so that any day can be read.
create table stakeholder_fact (
    id             bigint      generated always as identity primary key,
    stakeholder_id uuid        not null references stakeholder (id) on delete cascade,
    type           text        not null check (type in ('CANDIDATE', 'JOINED', 'CHANGED', 'LEFT', 'ERASED')),
    occurred_at    timestamptz not null,
    known_at       timestamptz not null,
    actor          text        not null,
    roles          text[]      not null,
    stance         text        not null,
    influence      int,
    job_function   text,
    seniority      text,
    introduced_by  uuid[]      not null,
    -- free text, forgotten when the person is erased
    equipped_with  text[]      not null,
    objection      text,
    addressed      text
);
create index stakeholder_fact_in_time on stakeholder_fact (stakeholder_id, occurred_at desc, id desc);

-- Contacts with a stakeholder that somebody wrote down here; what a lead did comes by lead_contact.
create table stakeholder_contact (
    stakeholder_id uuid        not null references stakeholder (id) on delete cascade,
    at             timestamptz not null,
    known_at       timestamptz not null,
    primary key (stakeholder_id, at)
);

-- What lead-service told of people, as far as it says which role they may play.
create table buying_person (
    id           uuid    primary key,
    -- the lead that a person became
    lead_id      uuid,
    company_id   uuid,
    job_function text,
    seniority    text,
    -- of the event that told it: an older one that arrives late changes nothing
    sequence     bigint  not null default 0,
    erased       boolean not null default false
);

-- When a lead and we spoke with each other.
create table lead_contact (
    lead_id  uuid        not null,
    at       timestamptz not null,
    known_at timestamptz not null,
    primary key (lead_id, at)
);

-- An account's stakeholder list, as lead-service told it last: the candidates of its next deals.
create table account_list (
    company_id  uuid        primary key,
    sequence    bigint      not null,
    occurred_at timestamptz not null
);
create table account_stakeholder (
    company_id uuid not null references account_list (company_id) on delete cascade,
    position   int  not null,
    lead_id    uuid,
    person_id  uuid,
    primary key (company_id, position)
);
create index account_stakeholder_lead on account_stakeholder (lead_id) where lead_id is not null;
create index account_stakeholder_person on account_stakeholder (person_id) where person_id is not null;

create index deal_closed_at on deal (closed_at) where closed_at is not null;
