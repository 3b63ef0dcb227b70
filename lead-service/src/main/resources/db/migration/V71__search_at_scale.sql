-- By what else leads are found among a million.

-- What the job title says; the service looks at the titles that are there already (JobTitles).
alter table lead
    add column job_function text,
    add column seniority    text;
create index lead_function on lead (job_function, id);
create index lead_seniority on lead (seniority, id);
create index lead_not_looked_at on lead (id) where seniority is null;

-- Every lead has a standing, from the statement that opens its card: so a list by score has those without one too, and
-- those of whom nothing was said yet are found as fast as others.
insert into standing (lead_id) select id from lead l
where not exists (select from standing s where s.lead_id = l.id);
create function open_standings() returns trigger language plpgsql as $$
begin
    insert into standing (lead_id) select id from opened on conflict do nothing;
    return null;
end $$;
create trigger leads_have_standings after insert on lead referencing new table as opened for each statement
    execute function open_standings();
drop index standing_total;
create index standing_score on standing (coalesce(total, -1), lead_id);
