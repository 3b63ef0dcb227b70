-- What people of the roles that a stage asks for have decided, one row a role. The newest that is not void counts.
create table stage_approval (
    id         uuid        not null,
    deal_id    uuid        not null references deal (id) on delete cascade,
    stage      text        not null,
    role       text        not null,
    approved   boolean     not null,
    -- free text, forgotten when the lead is erased
    note       text,
    decided_by text        not null,
    decided_at timestamptz not null,
    -- since when it counts no more: the deal went back to before the stage
    void_at    timestamptz,
    primary key (deal_id, id, role)
);
