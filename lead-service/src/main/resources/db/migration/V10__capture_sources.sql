-- By which leads come in: one per value of "source", built in, and as many more as there are forms, campaigns and
-- senders of webhooks.
create table capture_source (
    key                  text        primary key,
    version              bigint      not null default 0,
    built_in             boolean     not null default false,
    enabled              boolean     not null default true,
    name                 text        not null,
    source               text        not null,          -- what it stamps on a lead
    duplicates           text        not null default 'ATTACH',
    duplicates_days      int,
    retention_days       int,
    allowed_origins      text[]      not null default '{}',
    rate_per_minute      int         not null default 60,
    honeypot_field       text,
    partner              text,                          -- as whom its webhooks act, if not under its own key
    source_key           text        not null unique,   -- public: it stands in web forms
    webhook_secret       text,
    previous_secret      text,
    previous_valid_until timestamptz,
    created_at           timestamptz not null default now(),
    changed_at           timestamptz not null default now()
);
insert into capture_source (key, built_in, name, source, source_key)
select key, true, initcap(replace(key, '_', ' ')), key, 'cap_' || replace(gen_random_uuid()::text, '-', '')
from unnest(array['WEB_FORM', 'CHAT', 'SOCIAL', 'CONTENT', 'ADVERTISING', 'EVENT', 'REFERRAL', 'PARTNER', 'OUTBOUND',
                  'EXPANSION', 'IMPORT', 'OTHER']) as key;
