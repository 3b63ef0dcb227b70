-- Captures stand before what follows from them at the same moment: their ids on the timeline begin with zeros.
drop index touch_told;
create index touch_told on touch
    (lead_id, at, (('00000000' || left(md5(lead_id::text), 16) || lpad(to_hex(nr), 8, '0'))::uuid));

-- Letters that are no others with an accent are found without it all the same.
create function plain_letters(words text) returns text language sql immutable as $$
select replace(replace(replace(replace(translate(words, 'łøđıð', 'lodid'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') $$;
update lead set search_text = plain_letters(search_text) where search_text ~ '[ßłøđæœıþð]';
update company set search_text = plain_letters(search_text) where search_text ~ '[ßłøđæœıþð]';
update person set search_text = plain_letters(search_text) where search_text ~ '[ßłøđæœıþð]';
drop function plain_letters(text);

-- What is filtered by: without these the planner takes any word for one in two hundred companies.
create index company_industry_word on company (lower(industry), id);
create index company_growth_word on company (lower(growth_stage), id);
create index company_funding_word on company (lower(funding), id);
create index company_employees on company (employees, id);
analyze company;
