-- Figures read every deal of a pipeline. A deal's facts lie together in one row, packed (facts.FactWriter tells how), so
-- that a reading costs one small row per deal, whatever happened to it. What comes is appended and nothing is updated:
-- the same fact twice is one fact, and the order of arrival cannot matter.
drop table blue.step, blue.description, blue.removal, green.step, green.description, green.removal;

-- pipelines: those that the facts name. The space left on each page keeps an update beside the row, out of the indexes.
create table blue.history (
    subject   text   primary key,
    pipelines text[] not null,
    facts     bytea  not null
) with (fillfactor = 70);
create index history_by_pipeline on blue.history using gin (pipelines);

create table green.history (like blue.history including all) with (fillfactor = 70);

-- what was applied before is read from the topics once more
insert into rebuild (id, state, requested_at)
select gen_random_uuid(), 'QUEUED', now()
where exists (select from blue.applied_event) or exists (select from green.applied_event)
on conflict do nothing;
