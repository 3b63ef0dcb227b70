-- What leads of a source cost, per period [from_day, to_day). Periods of one source, campaign and currency do not
-- overlap. An empty campaign means the source as a whole.
create table lead_cost (
    id       uuid           primary key,
    source   text           not null,
    campaign text           not null,
    from_day date           not null,
    to_day   date           not null,
    amount   numeric(19, 4) not null,
    currency text           not null,
    version  bigint         not null,
    set_by   text           not null,
    at       timestamptz    not null
);
create unique index lead_cost_key on lead_cost (source, campaign, from_day, to_day, currency);
create index lead_cost_from on lead_cost (from_day, id);

-- Which share of an amount won is margin, by product; an empty product is the default.
create table margin_rate (
    product text          primary key,
    rate    numeric(5, 4) not null,
    version bigint        not null,
    set_by  text          not null,
    at      timestamptz   not null
);

-- Leads by when they were captured, with what returns are grouped by: read without the table.
create index lead_profile_captured on lead_profile (occurred_at)
    include (lead_id, lead_source, industry, country, size_band, region, campaign)
    where captured;
