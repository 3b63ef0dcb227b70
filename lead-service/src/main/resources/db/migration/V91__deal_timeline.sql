-- All that is told of a deal is on its own timeline, beside its lead's history; who did it is told since now.
alter table deal_step add column by text;
create index deal_step_told on deal_step (deal_id, at, id);
