-- An industry is the same however it is written.
alter table queued_lead add column industry_word text;
update queued_lead set industry_word = upper(regexp_replace(btrim(industry), '[^[:alnum:]]+', '_', 'g'))
where industry is not null;

-- Of a lead that is part of another its survivor is who is called.
delete from queued_lead q using lead_merge m where m.merged_id = q.lead_id and m.merged;

-- Each filter is read along an index of its own, in the order by which the queue is mostly read: chance and value
-- follow from grade, source and industry, so that all leads that pass a filter may stand at one end of it. A grade is
-- a range of totals, too.
drop index queued_lead_grade;
drop index queued_lead_source;
drop index queued_lead_country;
drop index queued_lead_industry;
create index queued_lead_grade on queued_lead (grade, state, priority, lead_id);
create index queued_lead_grade_total on queued_lead (grade, state, total, lead_id);
create index queued_lead_source on queued_lead (source, state, priority, lead_id);
create index queued_lead_country on queued_lead (country, state, priority, lead_id);
create index queued_lead_industry on queued_lead (industry_word, state, priority, lead_id);

-- the account's path, and all accounts
create index account_aimed_at on account (company_id) where state is not null;

-- accounts with deals of which none has come to an end say nothing yet
alter table trait_count add column open bigint not null default 0;
