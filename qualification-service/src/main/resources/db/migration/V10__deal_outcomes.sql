-- What pipeline-service told of each deal, under (source, subject, sequence): facts, in whichever order they came.
create table deal_told (
    deal_id     uuid        not null,
    source      text        not null,
    sequence    bigint      not null,
    type        text        not null,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    payload     text        not null,
    primary key (deal_id, source, sequence)
);

-- What became of each deal, as it follows from what was told. No row: nothing is left of it (undone, erased).
create table deal_outcome (
    deal_id    uuid           primary key,
    lead_id    uuid,
    company_id uuid,
    outcome    text           not null,    -- OPEN, WON, LOST
    reason     text,                       -- why it was lost
    amount     numeric(19, 4),
    currency   text,
    opened_at  timestamptz    not null,
    closed_at  timestamptz,
    known_at   timestamptz    not null,    -- when the outcome became known
    owner      text,
    source     text,
    segments   jsonb          not null
);
create index deal_outcome_lead on deal_outcome (lead_id) where lead_id is not null;
create index deal_outcome_company on deal_outcome (company_id) where company_id is not null;
create index deal_outcome_closed on deal_outcome (closed_at) where closed_at is not null;
