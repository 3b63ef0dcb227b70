-- What deals add to the counts of stages, as signed changes by day (package cells): any window of days and any as-of
-- day is a sum of them. What they change by is added in the transaction of the facts that it follows from: rows are only
-- added, so that nobody waits for anybody's row.
create table blue.cell_change (
    id      bigint generated always as identity primary key,
    ladder  bigint      not null,   -- counted_ladder.id
    segment text        not null,   -- '' for all deals
    latest  timestamptz not null,   -- of what happened to the deals that are counted by then
    changes bytea       not null    -- cells.CellChanges
);
create index cell_change_by_segment on blue.cell_change (ladder, segment);
create index cell_change_by_time on blue.cell_change (ladder, latest desc);

-- Changes are folded into these when they have become many. Months are counted from January of the year 0.
create table blue.cell_month (
    ladder  bigint   not null,
    segment text     not null,
    value   text     not null,      -- '' for all deals
    goal    smallint not null,
    entered int      not null,      -- the month of entry
    changed int      not null,      -- the month as of which they hold
    cells   bytea    not null,      -- cells.CellBlock
    sums    bytea    not null,      -- what they come to, without the days
    primary key (ladder, segment, value, goal, entered, changed)
);
-- the packed bytes are short of anything to compress
alter table blue.cell_change alter column changes set storage external;
alter table blue.cell_month alter column cells set storage external, alter column sums set storage external;

-- The ladder that a pipeline's deals are counted along: its latest version's. Another version begins anew.
create table blue.counted_ladder (
    id       bigint generated always as identity primary key,
    pipeline text   not null unique,
    version  int    not null,
    -- whose subjects up to this one are counted; null: all are
    up_to    text            default '',
    latest   timestamptz                    -- of what was folded
);
insert into blue.counted_ladder (pipeline, version, up_to)
select 'lead-lifecycle', 1, case when exists (select from blue.history) then '' end;
insert into blue.counted_ladder (pipeline, version, up_to)
select pipeline, max(version), '' from blue.pipeline_version group by pipeline;

-- The values that segments have among counted deals. One of more than a thousand, a serial number say, is none to
-- compare, and would make a cell of each deal: it is counted no more.
create table blue.cell_value (
    ladder  bigint not null,
    segment text   not null,
    value   text   not null,
    primary key (ladder, segment, value)
);
create table blue.uncounted_segment (
    ladder  bigint not null,
    segment text   not null,
    primary key (ladder, segment)
);

create index lead_merge_by_merged on blue.lead_merge (merged);

-- in the order in which programs compare texts
alter table blue.history alter column subject type text collate "C";
alter table blue.lead_merge alter column survivor type text collate "C", alter column merged type text collate "C";
alter table green.history alter column subject type text collate "C";
alter table green.lead_merge alter column survivor type text collate "C", alter column merged type text collate "C";

create table green.cell_change (like blue.cell_change including all);
create table green.cell_month (like blue.cell_month including all);
create table green.cell_value (like blue.cell_value including all);
create table green.uncounted_segment (like blue.uncounted_segment including all);
create table green.counted_ladder (like blue.counted_ladder including all);
insert into green.counted_ladder (pipeline, version, up_to)
select 'lead-lifecycle', 1, case when exists (select from green.history) then '' end;
insert into green.counted_ladder (pipeline, version, up_to)
select pipeline, max(version), '' from green.pipeline_version group by pipeline;
create index lead_merge_by_merged on green.lead_merge (merged);
