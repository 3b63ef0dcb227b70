-- How soon we are to answer. One row a clock: of a new lead (FIRST), or of what a lead did (ROLLING). It is met by the
-- first thing that we did (an OUTBOUND activity) since it began; what is told late counts at its own time.
create table response_clock (
    id             uuid        primary key,
    lead_id        uuid        not null references lead on delete cascade,
    kind           text        not null, -- FIRST, ROLLING
    target         text        not null,
    calendar       text,
    owner          text,
    started_at     timestamptz not null,
    due_at         timestamptz not null,
    met_at         timestamptz,
    worked_seconds bigint,               -- working time from the start until it was met
    breached_at    timestamptz,          -- when it was noticed and published
    dropped_at     timestamptz           -- nobody has to answer any more: the lead was disqualified
);
create index response_clock_lead on response_clock (lead_id, kind, started_at);
create unique index response_clock_first on response_clock (lead_id) where kind = 'FIRST';
create index response_clock_due on response_clock (due_at) where met_at is null and breached_at is null and dropped_at is null;
create index response_clock_breached on response_clock (due_at, id) where breached_at is not null;
create index response_clock_started on response_clock (started_at);

-- What clocks have to hear of, from the very transaction in which it happened; without targets nothing is written.
create table response_inbox (
    id         bigint      primary key generated always as identity,
    lead_id    uuid        not null references lead on delete cascade,
    what       text        not null,     -- CAPTURED, ASSIGNED, INBOUND, OUTBOUND
    type       text,                     -- of the activity
    at         timestamptz not null
);
create index response_inbox_lead on response_inbox (lead_id);

create function tell_response_clocks() returns trigger language plpgsql as $$
begin
    if exists (select from routing_list where kind = 'TARGETS' and live and entries > 0) then
        if tg_table_name = 'lead' then
            insert into response_inbox (lead_id, what, at) values (new.id, 'CAPTURED', new.created_at);
        else
            insert into response_inbox (lead_id, what, type, at)
            values (new.lead_id, new.direction, new.type, new.occurred_at);
        end if;
    end if;
    return null;
end $$;
create trigger lead_starts_clocks after insert on lead for each row execute function tell_response_clocks();
create trigger activity_moves_clocks after insert on activity for each row execute function tell_response_clocks();
