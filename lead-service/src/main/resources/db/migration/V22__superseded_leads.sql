-- A source may want a new lead of a person whose last touch is long ago (NEW_AFTER_DAYS). The newest lead of the person
-- is found by address and number; those that it took the place of stay as they are, and are erased with it.
alter table lead add column superseded_by uuid; -- no reference: it is set before the newer lead is written
create index lead_superseded_by on lead (superseded_by) where superseded_by is not null;

-- one lead an address, of those that none took the place of; the older ones are found by their address too, to be erased
drop index lead_email;
create unique index lead_email on lead (email, coalesce(superseded_by, '00000000-0000-0000-0000-000000000000'::uuid));
