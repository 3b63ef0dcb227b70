-- Every recommendation that was made, as it was answered.
create table recommendation (
    id       uuid        primary key,
    made_at  timestamptz not null,
    made_by  text        not null,
    pipeline text,
    segment  jsonb       not null,
    approach text        not null,
    adopted  boolean     not null,
    answer   jsonb       not null
);

-- By which approach a segment is sold, one after the other: what it is watched against and judged by.
create table adopted_approach (
    id                uuid        primary key,
    -- names the segment, and the events about it
    segment_key       text        not null,
    pipeline          text,
    segment           jsonb       not null,
    approach          text        not null,
    -- what else was known when it was recommended
    situation         jsonb       not null,
    recommendation_id uuid        not null references recommendation (id),
    adopted_by        text        not null,
    adopted_at        timestamptz not null,
    ended_at          timestamptz,
    -- what the last look at the segment's closed deals found
    checked_at        timestamptz,
    found             jsonb,
    drifted_to        text,
    drifted_at        timestamptz
);
create unique index adopted_approach_now on adopted_approach (segment_key) where ended_at is null;
create index adopted_approach_unchecked on adopted_approach (checked_at nulls first) where ended_at is null;

-- What is measured of closed deals is asked for by when they were closed.
create index deal_closed_in_time on deal (closed_at) where closed_at is not null;
