-- By which source and which import a touch came in.
alter table touch add column source_key text;
alter table touch add column import_id uuid;
create index touch_import on touch (import_id, lead_id) where import_id is not null;

-- What a web form sent, byte for byte as text, for 30 days; it goes with the lead.
create table raw_submission (
    id           uuid        primary key,
    lead_id      uuid        not null references lead on delete cascade,
    source_key   text        not null,
    received_at  timestamptz not null,
    content_type text        not null,
    origin       text,
    body         text        not null
);
create index raw_submission_lead on raw_submission (lead_id, id);
create index raw_submission_received on raw_submission (received_at);

-- Webhooks that were taken: the same again gets the same answer.
create table webhook_message (
    source_key  text        not null,
    message_id  text        not null,
    body_hash   bytea       not null,
    status      int,
    answer      text,                   -- ids and problems; nothing that tells who somebody is
    received_at timestamptz not null,
    primary key (source_key, message_id)
);
create index webhook_message_received on webhook_message (received_at);
