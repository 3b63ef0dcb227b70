-- Whose deal a deal is, so that leads and deals are read together as one way: lead by lead, by the index.
create table blue.deal_of_lead (
    lead text not null,
    deal text not null,
    primary key (lead, deal)
);
create index deal_of_lead_by_deal on blue.deal_of_lead (deal);
create table green.deal_of_lead (like blue.deal_of_lead including all);

-- what was applied before is read from the topics once more
insert into rebuild (id, state, requested_at)
select gen_random_uuid(), 'QUEUED', now()
where exists (select from blue.applied_event) or exists (select from green.applied_event)
on conflict do nothing;
