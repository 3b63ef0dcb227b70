-- Leads that turned out to be one person, or not to be: every time that was told. The same event is the same row, and
-- the last of a pair by then holds, whatever the order of arrival. Figures count the survivor alone, by the earliest
-- passages of all.
create table blue.lead_merge (
    survivor    text        not null,
    merged      text        not null,
    sequence    bigint      not null,   -- of the event, among those of the survivor
    joined      boolean     not null,   -- false: the two are two again
    occurred_at timestamptz not null,
    primary key (survivor, merged, sequence)
);
create table green.lead_merge (like blue.lead_merge including all);
