-- Frameworks that users define, in versions; the built-in ones are in the code.
create table framework_version (
    key        text        not null,
    version    int         not null,
    name       text        not null,
    origin     text        not null,
    at         timestamptz not null,
    defined_by text        not null,
    primary key (key, version)
);

-- Any one of the facts, separated by commas, fills the criterion.
create table framework_criterion (
    key       text    not null,
    version   int     not null,
    position  int     not null,
    criterion text    not null,
    text      text    not null,
    gap       text    not null,
    required  boolean not null,
    facts     text    not null,
    primary key (key, version, position),
    foreign key (key, version) references framework_version
);

-- Which framework counts for leads that have none of their own; the latest counts.
create table default_framework (
    number    bigint      primary key,
    framework text        not null,
    at        timestamptz not null,
    set_by    text        not null
);

-- Which framework was chosen for a lead; version is the version of the qualification that it made. None means that
-- the default counts again.
create table chosen_framework (
    lead_id   uuid        not null,
    version   bigint      not null,
    framework text,
    at        timestamptz not null,
    chosen_by text        not null,
    primary key (lead_id, version)
);

-- How strongly a lead meets a framework, in ten thousandths. Only leads of which something was found out have rows.
create table framework_standing (
    lead_id   uuid not null,
    framework text not null,
    version   int  not null,
    strength  int  not null,
    primary key (lead_id, framework, version)
) with (fillfactor = 80);
create index framework_standing_rank on framework_standing (framework, version, strength desc, lead_id);

-- How many leads have which strength: a rank is a sum over these rows, not over leads. Striped by lead, so that two
-- leads of equal strength seldom wait for each other.
create table framework_bucket (
    framework text     not null,
    version   int      not null,
    strength  int      not null,
    stripe    smallint not null,
    leads     bigint   not null,
    primary key (framework, version, strength, stripe)
) with (fillfactor = 80);

-- How far the standings of a version are computed for leads that were there before it.
create table framework_ranking (
    framework  text    not null,
    version    int     not null,
    after_lead uuid    not null default '00000000-0000-0000-0000-000000000000',
    complete   boolean not null default false,
    primary key (framework, version)
);
create index framework_ranking_open on framework_ranking (framework, version) where not complete;
insert into framework_ranking (framework, version)
select key, 1 from unnest(array['BANT', 'CHAMP', 'GPCTBA_CI', 'ANUM', 'MEDDIC', 'NEAT', 'SPIN']) as built_in (key);
