-- Imports of files with rows: how they are read, and the history that comes in a file of its own.
alter table deal_import
    -- how the file is read; null for lines of JSON
    add column plan            text,
    -- whether it waited for somebody to look at it first
    add column reviewed        boolean not null default false,
    -- the file with the history, of those that were sent the last
    add column history_upload  uuid,
    add column history_rows    bigint  not null default 0,
    -- changes of deals that were not in the file of deals
    add column history_unknown bigint  not null default 0;

-- Chunks hold records now, whatever was cut: a body of before cannot be read any more.
update deal_import set state = 'FAILED', failure = 'stopped by an upgrade: send it again', finished_at = now()
where state in ('QUEUED', 'RUNNING');
delete from deal_import where state = 'RECEIVING';
delete from deal_import_chunk;
alter table deal_import_chunk drop column first_line;
alter table deal_import_chunk drop column too_long;
alter table deal_import_chunk rename column body to records;

-- What a file with history notes of deals, as it is written there; gone when the import is worked off.
create table deal_import_change (
    import_id   uuid   not null references deal_import (id) on delete cascade,
    upload      uuid   not null,
    external_id text   not null,
    -- its line in the file
    n           bigint not null,
    at          text   not null,
    stage       text   not null,
    from_stage  text,
    primary key (import_id, upload, external_id, n)
);
