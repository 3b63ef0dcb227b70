-- Of people who share a number those without an address are asked for, the oldest first.
create index lead_phone_alone on lead (phone, created_at, id) where email is null;
