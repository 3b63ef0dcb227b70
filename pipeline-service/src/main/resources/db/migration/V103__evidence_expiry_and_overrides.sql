alter table evidence
    -- computed when it is recorded: from then on it counts no more
    add column expires_at    timestamptz,
    add column expiry_told   boolean not null default false,
    add column withdrawn_at  timestamptz,
    add column withdrawn_by  text,
    -- free text, forgotten when the lead is erased
    add column withdrawn_why text;
create index evidence_to_expire on evidence (expires_at)
    where expires_at is not null and not expiry_told and withdrawn_at is null;

-- Every time that a manager let a deal pass unproved.
create table deal_override (
    id          uuid        primary key,
    deal_id     uuid        not null references deal (id) on delete cascade,
    manager     text        not null,
    -- free text, forgotten when the lead is erased
    reason      text,
    from_stage  text        not null,
    -- null: the deal was won by it
    to_stage    text,
    -- what was not proved at that time; unknown for what happened before this was kept
    unmet       jsonb,
    occurred_at timestamptz not null,
    known_at    timestamptz not null
);
create index deal_override_in_time on deal_override (known_at desc, id desc);
create index deal_override_of_manager on deal_override (manager, known_at desc, id desc);

insert into deal_override (id, deal_id, manager, reason, from_stage, to_stage, occurred_at, known_at)
select gen_random_uuid(), deal_id, actor, why, coalesce(from_stage, stage), case type when 'CLOSED' then null else stage end,
       occurred_at, known_at
from deal_fact
where type in ('STAGE_ENTERED', 'CLOSED') and details ->> 'override' = 'true';
