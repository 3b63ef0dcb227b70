-- How a deal is approved on the buyer's side, as it is known now.
create table approval_path (
    deal_id          uuid        primary key references deal (id) on delete cascade,
    version          bigint      not null,
    legal            text        not null check (legal in ('CFO_REVIEW', 'FRAMEWORK_AGREEMENT', 'STATEMENT_OF_WORK', 'UNKNOWN')),
    budget           text        not null check (budget in ('OWN', 'NEGOTIATED', 'UNKNOWN')),
    steps            jsonb       not null,
    oral_approval_at timestamptz,
    signed_at        timestamptz,
    changed_at       timestamptz not null
);
-- durations of past paths are looked up by path
create index approval_path_signed on approval_path (legal, budget, signed_at)
    where oral_approval_at is not null and signed_at is not null;

-- What it was from when on: the whole of it with every change.
create table approval_fact (
    id               bigint      generated always as identity primary key,
    deal_id          uuid        not null references deal (id) on delete cascade,
    type             text        not null,
    occurred_at      timestamptz not null,
    known_at         timestamptz not null,
    actor            text        not null,
    legal            text        not null,
    budget           text        not null,
    steps            jsonb       not null,
    oral_approval_at timestamptz,
    signed_at        timestamptz
);
create index approval_fact_in_time on approval_fact (deal_id, occurred_at desc, id desc);
