-- The orders in which leads can be listed: each is walked by its index, and the id makes it exact.
create index lead_changed on lead (changed_at, id);
create index lead_by_surname on lead (coalesce(surname, ''), id);
create index lead_touches on lead (touches, id);
create index standing_total on standing (total, lead_id) where total is not null;
-- by what few leads of many are found
create index lead_country on lead (country, id);
create index lead_campaign on lead (campaign, id);
create index standing_grade on standing (grade, lead_id);
