-- Companies as lead-service told of them last, and how far those have come that account-based selling aims at: state
-- is null for all others. The traits' columns are filled in the background.
create table account (
    company_id    uuid        primary key,
    name          text,
    industry      text,
    size_band     text,
    growth_stage  text,
    funded        boolean     not null,
    growing       boolean     not null,
    product_users bigint,
    target        boolean     not null,
    told_at       timestamptz not null,
    version       bigint      not null default 0,
    state         text,
    since         timestamptz,
    last_event    bigint      not null default 0,
    worked        boolean     not null default false,
    trait_score   numeric(9, 4)
) with (fillfactor = 80);
create index account_state on account (state, company_id) where state is not null;
create index account_like_won on account (trait_score, company_id) where trait_score > 0 and not worked;

create table account_step (
    company_id uuid        not null,
    number     bigint      not null,
    from_state text,
    to_state   text        not null,
    at         timestamptz not null,
    moved_by   text        not null,
    reason     text,
    note       text,
    primary key (company_id, number)
);

-- What was found out about an account before and beside its leads; version is the account's that it made.
create table account_fact (
    company_id  uuid        not null,
    version     bigint      not null,
    criterion   text        not null,
    value       text,
    confidence  numeric,
    evidence    text,
    at          timestamptz not null,
    recorded_by text        not null,
    primary key (company_id, criterion, version)
);

-- companies that were told of before
insert into account (company_id, name, industry, size_band, growth_stage, funded, growing, product_users, target, told_at)
select distinct on (company_id) company_id, name, industry, size_band, growth_stage, funded, growing, product_users,
       coalesce(target_account, false), known_at
from (select company_id, name, industry, size_band, growth_stage, funded, growing, product_users, target_account,
             known_at, sequence
      from company_change
      union all
      select company_id, company_name, industry, size_band, growth_stage, funded, growing, product_users,
             target_account, known_at, sequence
      from lead_profile where company_id is not null) told
order by company_id, known_at desc, sequence desc;
