-- What leads are filtered by, as words in one index: leads that meet several filters are found by the rarest word of
-- them, and whether one meets them all is seen in its own row.
--
-- Each of the three that a word comes from keeps its own words, from the row that it has just locked: so those who
-- change a lead, its company and its standing at the same time do not undo each other's words.
create table lead_facet (
    lead_id  uuid    primary key references lead on delete cascade,
    merged   boolean not null,
    card     text[]  not null,
    company  text[]  not null,
    standing text[]  not null
);

create function card_words(l lead) returns text[] language sql immutable as $$
select array_remove(array[
    'source:' || l.source, 'medium:' || l.medium, 'campaign:' || l.campaign, 'country:' || l.country,
    'region:' || lower(l.region), 'ageBand:' || l.age_band, 'partner:' || l.partner, 'seniority:' || l.seniority,
    'function:' || l.job_function, 'owner:' || coalesce(l.owner, 'none')], null) $$;

create function company_words(c company) returns text[] language sql immutable as $$
select array_remove(array[
    'domain:' || c.domain, 'industry:' || lower(c.industry), 'growthStage:' || lower(c.growth_stage),
    'funding:' || lower(c.funding), 'targetAccount:' || c.target_account,
    'sizeBand:' || case when c.employees < 1 then null
                        when c.employees < 10 then '1-9'
                        when c.employees < 50 then '10-49'
                        when c.employees < 250 then '50-249'
                        when c.employees <= 1000 then '250-1000'
                        when c.employees <= 5000 then '1001-5000'
                        when c.employees > 5000 then '5001+' end], null) $$;

create function standing_words(s standing) returns text[] language sql immutable as $$
select array_remove(array['status:' || coalesce(s.lifecycle, 'NEW'), 'grade:' || s.grade], null) $$;

insert into lead_facet (lead_id, merged, card, company, standing)
select l.id, l.merged_into is not null, card_words(l), coalesce(company_words(c), '{}'),
       coalesce(standing_words(s), '{status:NEW}')
from lead l left join company c on c.id = l.company_id left join standing s on s.lead_id = l.id;
-- without a list of what is still to be sorted in, which every search would read
create index lead_facet_words on lead_facet using gin ((card || company || standing)) with (fastupdate = off);
alter index lead_facet_words alter column 1 set statistics 1000;
analyze lead_facet;

create function open_facets() returns trigger language plpgsql as $$
begin
    insert into lead_facet (lead_id, merged, card, company, standing)
    select l.id, l.merged_into is not null, card_words(l), coalesce(company_words(c), '{}'), '{status:NEW}'
    from opened join lead l on l.id = opened.id left join company c on c.id = l.company_id;
    return null;
end $$;
create trigger leads_have_facets after insert on lead referencing new table as opened for each statement
    execute function open_facets();

-- The company is read after the reference to it was checked, which waits for whoever changes it.
create function card_facets() returns trigger language plpgsql as $$
begin
    update lead_facet set merged = new.merged_into is not null, card = card_words(new) where lead_id = new.id;
    if new.company_id is distinct from old.company_id then
        update lead_facet
        set company = coalesce((select company_words(c) from company c where c.id = new.company_id), '{}')
        where lead_id = new.id;
    end if;
    return null;
end $$;
create trigger lead_tells_facets after update on lead for each row
    when ((old.source, old.medium, old.campaign, old.country, old.region, old.age_band, old.partner, old.seniority,
           old.job_function, old.owner, old.merged_into, old.company_id)
        is distinct from
          (new.source, new.medium, new.campaign, new.country, new.region, new.age_band, new.partner, new.seniority,
           new.job_function, new.owner, new.merged_into, new.company_id))
    execute function card_facets();

-- Waits for those who are just adding a lead to the company, so that it is seen here.
create function company_facets() returns trigger language plpgsql as $$
begin
    perform from company where id = new.id for update;
    perform from lead_facet where lead_id in (select id from lead where company_id = new.id)
    order by lead_id for no key update;
    update lead_facet set company = company_words(new)
    where lead_id in (select id from lead where company_id = new.id);
    return null;
end $$;
create trigger company_tells_facets after update on company for each row
    when ((old.domain, old.industry, old.growth_stage, old.funding, old.target_account, old.employees)
        is distinct from
          (new.domain, new.industry, new.growth_stage, new.funding, new.target_account, new.employees))
    execute function company_facets();

create function standing_facets() returns trigger language plpgsql as $$
begin
    update lead_facet set standing = standing_words(new) where lead_id = new.lead_id;
    return null;
end $$;
create trigger standing_tells_facets after update on standing for each row
    when ((old.lifecycle, old.grade) is distinct from (new.lifecycle, new.grade))
    execute function standing_facets();
create trigger standing_opens_facets after insert on standing for each row
    when (new.lifecycle is not null or new.grade is not null)
    execute function standing_facets();

-- By one word alone they are found by lead_facet_words now, and in order by walking.
drop index lead_function;
drop index lead_seniority;
drop index lead_campaign;
