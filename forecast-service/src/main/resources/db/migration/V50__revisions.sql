-- What the answers of this service follow from, beside the events consumed and the time, told by numbers that move
-- whenever it does: a tag made of them is never that of another answer (facts.Revisions).

-- a rebuild's switch: the same offsets may tell something else in the other schema
alter table live_projection add column switches bigint not null default 0;

-- When facts come into force that were known before they occurred, as the clocks here saw it: a figure as of now
-- changes then, although nothing is consumed.
create table blue.fact_ahead (occurred_at timestamptz primary key);
create table green.fact_ahead (like blue.fact_ahead including all);

-- What people entered: a row for each statement that changed it, counted with those folded before. Rows of their own,
-- so that no two who enter something wait for each other.
create table entered_change (id bigint generated always as identity primary key);
create table entered_revision (
    only_one boolean primary key default true check (only_one),
    folded   bigint not null default 0
);
insert into entered_revision default values;

create function note_entered_change() returns trigger language plpgsql as $$
begin
    insert into public.entered_change default values;
    return null;
end $$;

-- To be called for every table of public that figures are computed from.
create procedure figures_depend_on(entered regclass) language plpgsql as $$
begin
    execute format('create or replace trigger entered_change after insert or update or delete or truncate on %s '
                   'for each statement execute function public.note_entered_change()', entered);
end $$;
