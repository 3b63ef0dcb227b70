-- There is one company a registrable domain. Those of another name beside the one that owns the domain, as there were
-- before, become part of it: OneCompanyADomain does so, and tells those who know their leads.
create table company_joining (
    company_id uuid primary key references company on delete cascade,
    owner_id   uuid not null references company on delete cascade
);
insert into company_joining
select c.id, o.id from company c join company o on o.domain = substring(c.name_key from ' @([^ @]+)$')
where c.domain is null;
