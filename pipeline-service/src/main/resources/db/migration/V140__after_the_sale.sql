-- Who leads calls, schedules the next ones and stays accountable after the sale: the latest version counts.
create table accountability (
    id               uuid        primary key,
    deal_id          uuid        not null references deal (id) on delete cascade,
    version          bigint      not null,
    account_manager  text,
    customer_success text,
    -- what differs for single stages
    stages           jsonb       not null,
    at               timestamptz not null,
    by               text        not null,
    unique (deal_id, version)
);

-- Value promised during a sale.
create table promise (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    -- words, forgotten when the lead is erased
    measure     text,
    target      text,
    seller      text        not null,
    to_person   uuid,
    promised_on date        not null,
    evidence    text,
    standing    text        not null,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index promise_of_deal on promise (deal_id, id);
create index promise_to_person on promise (to_person) where to_person is not null;

-- What customers say of it, 6, 9 and 12 months after the purchase.
create table promise_check (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    promise_id  uuid        not null references promise (id) on delete cascade,
    month       int         not null check (month in (6, 9, 12)),
    outcome     text        not null,
    at          timestamptz not null,
    note        text,
    evidence    text,
    recorded_at timestamptz not null,
    recorded_by text        not null
);
create index promise_check_of_promise on promise_check (promise_id, month);
create index promise_check_of_deal on promise_check (deal_id);
