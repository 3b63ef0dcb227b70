-- Facts of accounts are of the same vocabulary as those of leads: as JSON where a value is more than words.
alter table account_fact add column structure text;
comment on column chosen_framework.lead_id is 'a lead, or the company of an account';
