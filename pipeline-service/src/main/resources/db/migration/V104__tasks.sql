-- What we do for a deal: what its stages carry, and what somebody added.
create table deal_task (
    id          uuid        primary key,
    version     bigint      not null,
    deal_id     uuid        not null references deal (id) on delete cascade,
    -- null: of no stage
    stage       text,
    -- the task's within its stage; null: somebody added it
    key         text,
    -- free text when somebody added it, forgotten when the lead is erased; result always
    title       text        not null,
    role        text,
    assignee    text,
    due_at      timestamptz,
    state       text        not null check (state in ('OPEN', 'DONE', 'DROPPED')),
    result      text,
    created_by  text        not null,
    created_at  timestamptz not null,
    finished_by text,
    finished_at timestamptz
);
-- a deal that comes into a stage again does not get its tasks twice
create unique index deal_task_of_stage on deal_task (deal_id, stage, key) where key is not null;
create index deal_task_of_deal on deal_task (deal_id, id);
create index deal_task_of_assignee on deal_task (assignee, id) where state = 'OPEN';
create index deal_task_open on deal_task (id) where state = 'OPEN';

-- One going through a repeatable stage with one group of stakeholders.
create table deal_round (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    stage       text        not null,
    number      int         not null,
    -- free text, forgotten when the lead is erased
    group_name  text,
    note        text,
    occurred_at timestamptz not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    unique (deal_id, stage, number)
);
