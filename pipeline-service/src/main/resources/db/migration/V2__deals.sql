create table deal (
    id               uuid        primary key,
    version          bigint      not null,
    name             text        not null,
    lead_id          uuid,
    company_id       uuid,
    company          text,
    pipeline         text        not null,
    pipeline_version int         not null,
    stage            text        not null,
    stage_entered_at timestamptz not null,
    state            text        not null check (state in ('OPEN', 'WON', 'LOST')),
    origin           text        not null,
    amount           numeric(19, 4),
    currency         text,
    owner            text,
    expected_close   date,
    segments         jsonb       not null,
    opened_at        timestamptz not null,
    last_step_at     timestamptz not null,
    closed_in        text,
    loss_reason      text,
    closed_at        timestamptz,
    foreign key (pipeline, pipeline_version) references pipeline_version (key, version),
    check ((state = 'OPEN') = (closed_at is null))
);
-- One open deal per lead, whoever opens it and however many do at once.
create unique index deal_open_per_lead on deal (lead_id) where state = 'OPEN' and lead_id is not null;
create index deal_lead on deal (lead_id, id) where lead_id is not null;
create index deal_owner on deal (owner, id);
create index deal_stage on deal (stage, id);
create index deal_state on deal (pipeline, state, id);

-- Everything that happened to a deal since it is here, in the order in which it was committed. What an import
-- brought along is not here: see deal_revision.
create table deal_fact (
    id          bigint      generated always as identity primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    type        text        not null,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    actor       text        not null,
    stage       text,
    from_stage  text,
    details     jsonb       not null,
    -- free text, forgotten when the lead is erased
    why         text,
    note        text,
    -- the sequence of the event that told of it, if one did
    sequence    bigint
);
create index deal_fact_in_time on deal_fact (deal_id, occurred_at, id);

create table evidence (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    stage       text        not null,
    criterion   text        not null,
    kind        text        not null,
    uri         text,
    note        text,
    occurred_at timestamptz not null,
    known_at    timestamptz not null,
    recorded_by text        not null
);
create index evidence_of_deal on evidence (deal_id, id);

-- What this service knows of leads: where they stand, and which are erased. Its row lock makes one wait for another
-- who opens a deal for the same lead.
create table lead_standing (
    lead_id   uuid    primary key,
    lifecycle text,
    -- the sequence of the event that the lifecycle is from: older ones that arrive late do not count
    sequence  bigint  not null default 0,
    erased    boolean not null default false,
    -- whether it ever had a deal
    had_deal  boolean not null default false
);
