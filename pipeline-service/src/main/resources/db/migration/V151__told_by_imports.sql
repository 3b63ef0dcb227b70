-- The last event of a deal that an import is the reason of: when there are later ones, somebody worked on it since.
alter table imported_deal add column told bigint not null default 1;

update imported_deal i set told = s.last_sequence
from outbox_subject s
where s.subject = i.deal_id::text and not exists (select 1 from deal_fact f where f.deal_id = i.deal_id);
