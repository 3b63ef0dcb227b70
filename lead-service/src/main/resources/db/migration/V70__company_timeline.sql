-- What happened to a company and all its leads, in one list.

-- A deal may be a company's without being a lead's. The company is told by pipeline-service and may be gone here.
alter table deal add column company_id uuid;
alter table deal_step add column company_id uuid;
create index deal_step_company on deal_step (company_id, at, id) where lead_id is null;
create index person_kept on person (company_id, created_at, id);

create index assignment_at on assignment (lead_id, at, id);
create index lead_merge_at on lead_merge (survivor_id, merged_at, id);
create index lead_merge_undone_at on lead_merge (survivor_id, unmerged_at, id) where unmerged_at is not null;
