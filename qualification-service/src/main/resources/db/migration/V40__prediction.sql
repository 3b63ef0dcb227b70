-- Every model that was fitted, for good; one is ACTIVE at most. A fit that gave no model is NONE.
create table predictive_model (
    version    int         primary key,
    state      text        not null,    -- NONE, ACTIVE, RETIRED
    why        text        not null,
    fitted_at  timestamptz not null,
    report     jsonb       not null,    -- method, metrics, rejected fields
    model      jsonb,
    drift      jsonb
);
create unique index predictive_model_active on predictive_model (state) where state = 'ACTIVE';

-- Fits that were asked for, of own leads (REFIT) and of a table from elsewhere (DATASET).
create table predictive_work (
    id              uuid        primary key,
    kind            text        not null,
    state           text        not null,    -- QUEUED, RUNNING, DONE, FAILED
    requested_at    timestamptz not null,
    requested_by    text        not null,
    started_at      timestamptz,
    finished_at     timestamptz,
    detail          text,
    version         bigint,
    options         jsonb,
    report          jsonb,
    model           jsonb,
    body_hash       text,
    idempotency_key text
);
create index predictive_work_waiting on predictive_work (requested_at) where state in ('QUEUED', 'RUNNING');
create unique index predictive_work_once on predictive_work (requested_by, kind, idempotency_key)
    where idempotency_key is not null;

-- A received table until it is learnt from; it may be about people, so it goes then.
create table predictive_part (
    work_id uuid  not null references predictive_work on delete cascade,
    number  int   not null,
    body    bytea not null,
    primary key (work_id, number)
);

-- leads by capture, for learning from those that are old enough
create index lead_profile_learnt on lead_profile (occurred_at, lead_id) where captured;
-- leads that no prediction has reached yet
create index queued_lead_unpredicted on queued_lead (lead_id) where predicted is null;
