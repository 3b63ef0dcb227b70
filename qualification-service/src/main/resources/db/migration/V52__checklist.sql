-- What people vouch for on a lead's checklist; version is the version of the qualification that it made. The latest
-- of each point counts.
create table checklist_confirmation (
    lead_id      uuid        not null,
    version      bigint      not null,
    point        text        not null,
    confirmed    boolean     not null,
    evidence     text,
    note         text,
    confirmed_by text        not null,
    at           timestamptz not null,
    primary key (lead_id, version, point)
);
