-- Who has the lead, as of the highest sequence of lead-service's events on it: a deal that opens by itself is theirs.
alter table lead_standing add column owner text, add column owner_sequence bigint not null default 0;
