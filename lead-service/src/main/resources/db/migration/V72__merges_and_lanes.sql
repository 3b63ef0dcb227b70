-- Who waits for a rep, in lanes: 0 those that come one by one, 1 those that come in bulk, 2 those for whom nobody was found
-- before.
alter table routing_queue add column lane smallint not null default 0;
update routing_queue set lane = 2 where tried_at is not null;
drop index routing_queue_due;
create index routing_queue_due on routing_queue (lane, due_at, lead_id) where due_at is not null;

-- Told by the statement that opens their cards, so that a look at the rules is one a statement.
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

create function give_bulk_way() returns trigger language plpgsql as $$
begin
    if (select count(*) from queued) > 20 then
        update routing_queue q set lane = 1 from queued where q.lead_id = queued.lead_id;
    end if;
    return null;
end $$;
create trigger bulk_gives_way after insert on routing_queue referencing new table as queued for each statement
    execute function give_bulk_way();

-- When a lead became SQL its history of steps says, and when a deal with it was won the deal.
insert into lifecycle_step (id, lead_id, at, lifecycle)
select gen_random_uuid(), k.lead_id, k.sql_at, 'SQL' from lead_conversion k
where k.sql_at is not null
  and not exists (select from lifecycle_step s where s.lead_id = k.lead_id and s.lifecycle = 'SQL');
drop trigger standing_sql on standing;
drop function keep_conversion();
drop table lead_conversion;
create index lifecycle_step_sql on lifecycle_step (lead_id, at) where lifecycle = 'SQL';

-- What its last closing said, unless it was reopened since.
alter table deal
    add column won_at       timestamptz,
    add column won_amount   numeric,
    add column won_currency text;
create index deal_won on deal (lead_id, won_at) where won_at is not null;
update deal d set won_at = last.at, won_amount = (last.detail #>> '{amount,amount}')::numeric,
  won_currency = last.detail #>> '{amount,currency}'
from (select distinct on (deal_id) deal_id, at, kind, detail from deal_step
      where kind in ('CLOSED', 'REOPENED', 'WITHDRAWN') order by deal_id, sequence desc, id desc) last
where last.deal_id = d.id and last.kind = 'CLOSED' and last.detail ->> 'outcome' = 'WON';
