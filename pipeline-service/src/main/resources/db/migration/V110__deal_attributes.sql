-- What one unit of a currency is in the base currency, from a day on until the next one's.
create table exchange_rate (
    currency text    not null,
    day      date    not null,
    rate     numeric not null check (rate > 0),
    version  bigint  not null,
    primary key (currency, day)
);

-- What lead-service tells of companies: the version tells which of two descriptions is the later.
create table company_profile (
    company_id uuid   primary key,
    version    bigint not null,
    name       text,
    industry   text,
    size_band  text
);

alter table deal
    add column rate              numeric,
    add column amount_in_base    numeric,
    add column pushes            int    not null default 0,
    add column team              text[] not null default '{}',
    -- as its seller says; null leaves it to the stage
    add column category          text,
    add column stage_category    text,
    add column next_step         text,
    add column next_step_on      date,
    add column competitors       text[] not null default '{}',
    add column contact_person_id uuid,
    add column contact_lead_id   uuid,
    add column strategy_note     text,
    -- as said beside the reason; null leaves it to that
    add column loss_kind         text,
    add column lost_to           text;

update deal d
set stage_category = case
    when d.state = 'WON' then 'CLOSED'
    when d.state = 'LOST' then 'OMITTED'
    when s.phase = 'PREPARATION' then 'OMITTED'
    when s.stages > 1 and s.rank >= s.stages then 'COMMIT'
    when s.stages > 1 and 2 * s.rank > s.stages then 'BEST_CASE'
    else 'PIPELINE' end
from (
    select v.key, v.version, stage ->> 'key' as stage, stage ->> 'phase' as phase, (stage ->> 'rank')::int as rank,
           (select count(*) from jsonb_array_elements(v.stages) as any_stage where any_stage ->> 'phase' = 'SALE') as stages
    from pipeline_version v cross join jsonb_array_elements(v.stages) as stage) s
where s.key = d.pipeline and s.version = d.pipeline_version and s.stage = d.stage;

alter table deal
    add column forecast_category text generated always as (
        case when state = 'OPEN' then coalesce(category, stage_category, 'PIPELINE') else stage_category end) stored,
    -- A: what everybody may read, B: what who sells may; words as letters and digits alone, as the query has them
    add column search tsvector generated always as (
        setweight(to_tsvector('simple', regexp_replace(name || ' ' || coalesce(company, ''), '[^[:alnum:]]+', ' ', 'g')), 'A')
        || setweight(to_tsvector('simple', regexp_replace(coalesce(next_step, ''), '[^[:alnum:]]+', ' ', 'g')), 'B')) stored;

create index deal_search on deal using gin (search);
create index deal_segments on deal using gin (segments jsonb_path_ops);
create index deal_team on deal using gin (team) where team <> '{}';
create index deal_competitors on deal using gin (competitors) where competitors <> '{}';
create index deal_company on deal (company_id, id) where company_id is not null;
create index deal_category on deal (forecast_category, id);
create index deal_amount on deal (amount_in_base, id);
create index deal_expected_close on deal (expected_close, id);
create index deal_stage_entered on deal (stage_entered_at, id);
create index deal_closed on deal (closed_at, id) where closed_at is not null;
create index deal_contact_lead on deal (contact_lead_id) where contact_lead_id is not null;
-- a board is counted and summed from the index alone
create index deal_board on deal (pipeline, stage, id) include (owner, currency, amount, amount_in_base)
    where state = 'OPEN';

alter table deal_fact
    add column before          jsonb,
    add column after           jsonb,
    -- of attributes that may tell of people: forgotten when the lead is erased
    add column personal_before jsonb,
    add column personal_after  jsonb;
