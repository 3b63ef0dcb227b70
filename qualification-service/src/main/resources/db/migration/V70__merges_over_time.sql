-- Everything that lead-service told of leads that became one, and two again: who was part of whom at any time follows
-- from it. How each pair stands now is in lead_merge.
create table lead_joining (
    survivor_id uuid        not null,
    merged_id   uuid        not null,
    source      text        not null,
    sequence    bigint      not null,
    merged      boolean     not null,   -- false: the two are two again
    at          timestamptz not null,   -- from when it counts: it has happened and is known
    primary key (survivor_id, merged_id, source, sequence)
);
create index lead_joining_merged on lead_joining (merged_id);
insert into lead_joining (survivor_id, merged_id, source, sequence, merged, at)
select survivor_id, merged_id, 'lead-service', sequence, merged, known_at from lead_merge;

-- Since when a state counts that a step gave back; null: since the step.
alter table lifecycle_step add column since timestamptz;

-- A lead that is part of another stands in no state of its own: its survivor is counted.
create or replace function count_lifecycle() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state is not null and old.merged_into is null then
        insert into lifecycle_count values (old.state, -1);
    end if;
    if new.state is not null and new.merged_into is null then
        insert into lifecycle_count values (new.state, 1);
    end if;
    return null;
end $$;
drop trigger lifecycle_moved on qualification;
create trigger lifecycle_moved after update on qualification
    for each row when ((old.state, old.merged_into) is distinct from (new.state, new.merged_into))
    execute function count_lifecycle();
insert into lifecycle_count
select state, -count(*) from qualification where state is not null and merged_into is not null group by state;
