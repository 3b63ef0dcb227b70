-- By what two cards of the same person are found. The columns are generated, so that every door keeps them.

-- The mailbox that an address is delivered to, by the rules of its host, as far as they are known: plus-tags mean
-- nothing anywhere, Yahoo's tags follow a hyphen, dots mean nothing at Google, and dots, hyphens and underscores
-- nothing at Proton; and hosts that are one. Addresses are in normal form already (lower case, domain in ASCII).
create function mailbox_of(address text) returns text language sql immutable strict parallel safe
return (select case
    when host in ('gmail.com', 'googlemail.com') then replace(name, '.', '') || '@gmail.com'
    when host in ('proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me')
        then coalesce(nullif(translate(name, '.-_', ''), ''), name) || '@proton.me'
    when host ~ '^(yahoo\.[a-z.]+|ymail\.com|rocketmail\.com)$'
        then coalesce(nullif(split_part(name, '-', 1), ''), name) || '@' || host
    else name || '@' || host end
  from (select coalesce(nullif(split_part(split_part(address, '@', 1), '+', 1), ''), split_part(address, '@', 1)) as name,
               split_part(address, '@', 2) as host) as parts);

-- Letters and digits alone, without accents and case.
create function letters_of(words text) returns text language sql immutable strict parallel safe
return regexp_replace(lower(normalize(words, NFKD) collate pg_c_utf8), '[^[:alnum:]]+', '', 'g');

alter table lead add column mailbox text generated always as (mailbox_of(email)) stored;
alter table lead add column surname text generated always as (letters_of(last_name)) stored;
create index lead_mailbox on lead (mailbox);
create index lead_colleague on lead (company_id, surname);

-- the same id that a partner gave, whatever door it came by
create index touch_external_id on touch (external_id, partner) where external_id is not null;
