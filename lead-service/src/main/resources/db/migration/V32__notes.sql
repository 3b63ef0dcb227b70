-- What the team and its sources found out about a lead or a company.
create table note (
    id          uuid        primary key,
    version     bigint      not null,
    lead_id     uuid        references lead on delete cascade,
    company_id  uuid        references company on delete cascade,
    type        text        not null,
    text        text        not null,
    happened_on date,                    -- of a career milestone
    source      text,
    source_at   timestamptz not null,    -- when the source knew it
    urls        text        not null,    -- a line each: profiles and pages
    author      text        not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    check (num_nonnulls(lead_id, company_id) = 1)
);
create index note_lead on note (lead_id, source_at, id);
create index note_company on note (company_id, source_at, id);

-- What an enrichment offered, field by field, and whether it was taken.
create table enrichment (
    id          uuid        primary key,
    lead_id     uuid        references lead on delete cascade,
    company_id  uuid        references company on delete cascade,
    field       text        not null,
    offered     text        not null,
    outcome     text        not null,
    source      text        not null,
    source_at   timestamptz not null,
    author      text        not null,
    recorded_at timestamptz not null,
    check (num_nonnulls(lead_id, company_id) = 1)
);
create index enrichment_lead on enrichment (lead_id, id);
create index enrichment_company on enrichment (company_id, id);
