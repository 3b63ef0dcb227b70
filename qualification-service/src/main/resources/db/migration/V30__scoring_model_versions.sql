-- The versions of the lead score. Version 1 is built in: its rules are code, pinned, and not repeated here.
create table scoring_model_version (
    version      int         primary key,
    state        text        not null,           -- DRAFT, REHEARSED, ACTIVE, RETIRED
    rules        text,                           -- JSON as the API takes it; none for version 1
    copied_from  bigint,
    revision     bigint      not null default 1, -- the entity tag
    created_at   timestamptz not null,
    created_by   text        not null,
    rehearsed_at timestamptz,
    activated_at timestamptz,                    -- none for version 1: in force from the beginning
    retired_at   timestamptz
);
create unique index scoring_model_one_active on scoring_model_version (state) where state = 'ACTIVE';
insert into scoring_model_version (version, state, created_at, created_by) values (1, 'ACTIVE', now(), 'leadstream');

-- How far the leads are scored again after a version came into force.
create table rescoring (
    version     int         primary key references scoring_model_version,
    total       bigint      not null,
    done        bigint      not null default 0,
    changed     bigint      not null default 0,
    started_at  timestamptz not null,
    finished_at timestamptz
);
create index rescoring_open on rescoring (version) where finished_at is null;

-- thresholds differ from version to version; none: by those of version 1
alter table lead_score add column grade text;

-- who works at a company, in the order in which they came
create index lead_profile_company_lead on lead_profile (company_id, lead_id) where company_id is not null;
