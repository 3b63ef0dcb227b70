-- What the company says of its costs and customers: the latest that is valid on a day counts, said later before earlier.
create table profit_input (
    id            uuid        primary key,
    kind          text        not null,
    segment       text,
    segment_value text,
    company_id    uuid,
    valid_from    date        not null,
    -- amounts in the base currency
    value         numeric     not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null
);
create index profit_input_scope on profit_input (kind, segment, segment_value, company_id, valid_from desc, id desc);
