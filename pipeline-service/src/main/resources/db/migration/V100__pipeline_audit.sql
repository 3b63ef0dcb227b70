alter table pipeline_version
    -- by the key of a stage that the version retires: the stage that takes its place
    add column successors   jsonb not null default '{}',
    -- unknown for what was published before
    add column published_by text,
    add column reason       text;

-- When deals will have been in their stage for as long as it allows: those of stages that allow any time are not here.
create view deal_due as
select d.id, d.stage_entered_at + make_interval(secs => extract(epoch from (s.stage -> 'rules' ->> 'maximumAge')::interval)) as due_by
from pipeline_version v
cross join lateral jsonb_array_elements(v.stages) as s (stage)
join deal d on d.pipeline = v.key and d.pipeline_version = v.version and d.stage = s.stage ->> 'key'
where s.stage -> 'rules' ->> 'maximumAge' is not null
  and (d.state = 'OPEN' or (d.state = 'WON' and s.stage ->> 'phase' = 'POST_SALE'));
