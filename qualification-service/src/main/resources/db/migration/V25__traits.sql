-- What a company is like, one row a trait: of itself, and of the people we know there.
create view account_trait as
select company_id, 'INDUSTRY' as attribute, upper(industry) as value from account where industry is not null
union all
select company_id, 'SIZE_BAND', size_band from account where size_band is not null
union all
select company_id, 'GROWTH_STAGE', upper(growth_stage) from account where growth_stage is not null
union all
select company_id, 'FUNDED', 'true' from account where funded
union all
select company_id, 'GROWING', 'true' from account where growing
union all
select company_id, 'USES_PRODUCT', 'true' from account where product_users > 0
union all
select distinct company_id, 'COUNTRY', country from queued_lead where company_id is not null and country is not null
union all
select distinct company_id, 'SOURCE', source from queued_lead where company_id is not null and source is not null
union all
select distinct company_id, 'JOB_FUNCTION', job_function from queued_lead
where company_id is not null and job_function is not null
union all
select distinct company_id, 'SENIORITY', seniority from queued_lead
where company_id is not null and seniority is not null;

-- The traits of accounts with deals, as last counted; weight is what one says of an unworked account.
create table trait (
    rank         int              primary key,
    attribute    text             not null,
    value        text             not null,
    won_with     bigint           not null,
    worked_with  bigint           not null,
    won          bigint           not null,
    worked       bigint           not null,
    lift         double precision not null,
    odds_ratio   double precision not null,
    low          double precision not null,
    high         double precision not null,
    q_value      double precision not null,
    low_evidence boolean          not null,
    over         boolean          not null,
    weight       double precision not null,
    unique (attribute, value)
);

create table trait_count (
    only_one     boolean     primary key default true check (only_one),
    counted_at   timestamptz not null,
    deals        bigint      not null,
    last_known   timestamptz,
    won          bigint      not null,
    worked       bigint      not null,
    ranked_to    uuid        not null,
    ranked       boolean     not null
);
