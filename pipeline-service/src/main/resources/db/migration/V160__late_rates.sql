-- A rate that is said late goes to the deals that had none, in the background.
create table rate_filling (
    id           uuid        primary key,
    currency     text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    done_to      uuid        not null default '00000000-0000-0000-0000-000000000000',
    finished_at  timestamptz
);
create index rate_filling_due on rate_filling (requested_at) where finished_at is null;
create index deal_without_rate on deal (currency, id) where amount is not null and rate is null;
