-- Customers who agreed to speak for us: one active consent a deal.
create table reference (
    id               uuid        primary key,
    deal_id          uuid        not null references deal (id) on delete cascade,
    consent_date     date        not null,
    -- a link, forgotten when the lead is erased
    consent_evidence text,
    formats          text[]      not null,
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    withdrawn_at     timestamptz,
    uses             bigint      not null,
    last_used_at     timestamptz,
    version          bigint      not null
);
create unique index reference_active on reference (deal_id) where withdrawn_at is null;
create index reference_of_deal on reference (deal_id);

create table reference_use (
    id           uuid        primary key,
    reference_id uuid        not null references reference (id) on delete cascade,
    -- the deal that asked
    deal_id      uuid        not null references deal (id) on delete cascade,
    format       text        not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    recorded_by  text        not null
);
create index reference_use_of_deal on reference_use (deal_id);
create index reference_use_of_reference on reference_use (reference_id);

-- Which of our customers a deal's buyers know: the latest version counts.
create table known_customers (
    deal_id   uuid        not null references deal (id) on delete cascade,
    version   bigint      not null,
    companies uuid[]      not null,
    at        timestamptz not null,
    by        text        not null,
    primary key (deal_id, version)
);

create index promise_broken on promise (deal_id) where standing = 'BROKEN';
