-- A merged lead keeps its row and what happened to it: whoever has its address, number or record finds the survivor.
-- The address or number of the two that is not on the survivor's card is on this row, so none is lost.
alter table lead add column merged_into uuid references lead on delete cascade; -- the last survivor, never a merged one
create index lead_merged_into on lead (merged_into) where merged_into is not null;

-- Merges, and what it takes to undo them: cards field by field, as JSON.
create table lead_merge (
    id              uuid        primary key,
    survivor_id     uuid        not null references lead on delete cascade,
    merged_id       uuid        not null references lead on delete cascade,
    choice          text        not null,   -- field by field, whose value the survivor has
    survivor_before text        not null,
    survivor_after  text        not null,
    merged_before   text        not null,
    touches_before  int         not null,   -- the survivor's, by then
    merged_touches  int         not null,
    merged_at       timestamptz not null,
    merged_by       text        not null,
    unmerged_at     timestamptz,
    unmerged_by     text,
    undone          text                    -- what was found when it was undone
);
create unique index lead_merge_in_force on lead_merge (merged_id) where unmerged_at is null;
create index lead_merge_survivor on lead_merge (survivor_id, id);
create index lead_merge_merged on lead_merge (merged_id, id);

-- the captures of a survivor and its merged ones are read by their time
create index touch_at on touch (lead_id, at, nr);
