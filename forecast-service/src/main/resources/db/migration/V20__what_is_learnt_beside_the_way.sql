-- Promises, committees, ways of approval and the terms of deals are facts from now on. What was packed before stays
-- readable, but what it passed over is read from the topics once more.
insert into rebuild (id, state, requested_at)
select gen_random_uuid(), 'QUEUED', now()
where exists (select from blue.applied_event) or exists (select from green.applied_event)
on conflict do nothing;
