-- Of which deals that are stuck after the sale others were told.
create table stuck_alert (
    id      uuid        primary key,
    deal_id uuid        not null references deal (id) on delete cascade,
    -- the key of a stage, or WON before the first
    step    text        not null,
    since   timestamptz not null,
    at      timestamptz not null,
    unique (deal_id, step, since)
);
create index deal_won_after_sale on deal (pipeline, stage) where state = 'WON';
