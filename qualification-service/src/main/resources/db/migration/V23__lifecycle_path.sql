-- What a rep said beside the code when rejecting a lead; free text, shown to few.
alter table lifecycle_step add column note text;

-- By when sales is to answer a marketing-qualified lead; number is that of the step that made it one. A target is
-- open until it is answered in time or its breach was announced.
create table acceptance_target (
    lead_id     uuid        not null,
    number      bigint      not null,
    since       timestamptz not null,
    due_at      timestamptz not null,
    answered_at timestamptz,
    open        boolean     not null default true,
    primary key (lead_id, number)
);
create index acceptance_target_open on acceptance_target (due_at) where open;
create index acceptance_target_breached on acceptance_target (due_at, lead_id)
    where answered_at is null or answered_at > due_at;

-- How many leads stand in each state: every change adds a row, so that nobody waits for anybody; now and then the
-- rows are folded into one a state.
create table lifecycle_count (
    state  text   not null,
    number bigint not null
);

create function count_lifecycle() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state is not null then
        insert into lifecycle_count values (old.state, -1);
    end if;
    if new.state is not null then
        insert into lifecycle_count values (new.state, 1);
    end if;
    return null;
end $$;

create trigger lifecycle_entered after insert on qualification
    for each row when (new.state is not null) execute function count_lifecycle();
create trigger lifecycle_moved after update on qualification
    for each row when (old.state is distinct from new.state) execute function count_lifecycle();

insert into lifecycle_count select state, count(*) from qualification where state is not null group by state;
