-- What was forecast, as it was told then: appended, never changed.
create table forecast_snapshot (
    id       uuid        primary key,
    kind     text        not null check (kind in ('DAILY', 'ON_DEMAND')),
    pipeline text        not null,
    period   text        not null,
    day      date        not null,
    as_of    timestamptz not null,
    taken_at timestamptz not null,
    taken_by text        not null,
    forecast jsonb       not null
);
create unique index forecast_snapshot_of_day on forecast_snapshot (pipeline, period, day) where kind = 'DAILY';
create index forecast_snapshot_by_time on forecast_snapshot (taken_at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed', tg_table_name;
end $$;
create trigger never_changed before update or delete on forecast_snapshot
    for each statement execute function refuse_change();
