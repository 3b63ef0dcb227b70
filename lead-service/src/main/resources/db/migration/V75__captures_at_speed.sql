-- What every capture pays for, once a statement instead of once a row, or not at all: imports write hundreds together.

-- Without a subselect they are no calls any more: the planner puts them in place of the column's expression.
create function mailbox_name(address text) returns text language sql immutable parallel safe
return coalesce(nullif(split_part(split_part(address, '@', 1), '+', 1), ''), split_part(address, '@', 1));
create or replace function mailbox_of(address text) returns text language sql immutable parallel safe
return case
    when split_part(address, '@', 2) in ('gmail.com', 'googlemail.com')
        then replace(mailbox_name(address), '.', '') || '@gmail.com'
    when split_part(address, '@', 2) in ('proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me')
        then coalesce(nullif(translate(mailbox_name(address), '.-_', ''), ''), mailbox_name(address)) || '@proton.me'
    when split_part(address, '@', 2) ~ '^(yahoo\.[a-z.]+|ymail\.com|rocketmail\.com)$'
        then coalesce(nullif(split_part(mailbox_name(address), '-', 1), ''), mailbox_name(address))
             || '@' || split_part(address, '@', 2)
    else mailbox_name(address) || '@' || split_part(address, '@', 2) end;

-- By whatever door leads come, they wait for a rep from the very transaction that opens their cards.
drop trigger lead_waits_for_a_rep on lead;
create or replace function enqueue_lead() returns trigger language plpgsql as $$
begin
    if exists (select from routing_list where kind = 'RULES' and live and entries > 0) then
        insert into routing_queue (lead_id, queued_at, due_at)
        select id, created_at, created_at from opened where owner is null
        on conflict do nothing;
    end if;
    return null;
end $$;
create trigger lead_waits_for_a_rep after insert on lead referencing new table as opened for each statement
    execute function enqueue_lead();

-- What clocks have to hear of, likewise.
drop trigger lead_starts_clocks on lead;
drop trigger activity_moves_clocks on activity;
create or replace function tell_response_clocks() returns trigger language plpgsql as $$
begin
    if exists (select from routing_list where kind = 'TARGETS' and live and entries > 0) then
        if tg_table_name = 'lead' then
            insert into response_inbox (lead_id, what, at) select id, 'CAPTURED', created_at from told;
        else
            insert into response_inbox (lead_id, what, type, at)
            select lead_id, direction, type, occurred_at from told;
        end if;
    end if;
    return null;
end $$;
create trigger lead_starts_clocks after insert on lead referencing new table as told for each statement
    execute function tell_response_clocks();
create trigger activity_moves_clocks after insert on activity referencing new table as told for each statement
    execute function tell_response_clocks();

-- Where a touch came from is known when it is written, and need not be read from its JSON five times.
alter table touch
    alter column source drop expression,
    alter column medium drop expression,
    alter column campaign drop expression,
    alter column referrer drop expression,
    alter column landing_page drop expression;
