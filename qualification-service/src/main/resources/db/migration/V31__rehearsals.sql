-- A version of the score replayed over the past, beside the one in force.
create table rehearsal (
    id           uuid        primary key,
    version      int         not null references scoring_model_version,
    live_version int         not null references scoring_model_version,
    fingerprint  text        not null,           -- of the rules that are rehearsed
    months       int         not null,
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    state        text        not null,           -- QUEUED, RUNNING, DONE, FAILED
    requested_at timestamptz not null,
    requested_by text        not null,
    finished_at  timestamptz,
    after_lead   uuid        not null,           -- where to go on
    leads        bigint      not null default 0, -- replayed so far
    result       text,                           -- JSON
    problem      text
);
create index rehearsal_open on rehearsal (requested_at) where state in ('QUEUED', 'RUNNING');
create index rehearsal_of_version on rehearsal (version, requested_at);

-- The leads that either version would have made MQL, and those that came through; all others are only counted.
create table rehearsal_lead (
    rehearsal_id uuid        not null references rehearsal on delete cascade,
    lead_id      uuid        not null,
    live_mql_at  timestamptz,
    draft_mql_at timestamptz,
    sql_at       timestamptz,                    -- when it really was sales-qualified
    won_at       timestamptz,
    owner        text,                           -- our own rep's user id
    primary key (rehearsal_id, lead_id)
);
create index rehearsal_lead_lead on rehearsal_lead (lead_id);
create index lifecycle_step_sql on lifecycle_step (lead_id, at) where to_state = 'SQL';
