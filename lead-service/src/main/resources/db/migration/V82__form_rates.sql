-- How much each source's forms have sent, for all instances: one row a source, which says when its whole rate is free
-- again. It is counted without the write-ahead log: after a crash everybody may send anew.
create unlogged table form_rate (
    source_key text        primary key,
    free_at    timestamptz not null
);
