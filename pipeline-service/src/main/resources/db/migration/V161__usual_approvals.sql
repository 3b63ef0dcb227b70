-- What approvals usually are, once somebody said so: one row, until then as it comes with the program.
create table usual_approvals (
    one        boolean     primary key default true check (one),
    version    bigint      not null,
    content    jsonb       not null,
    changed_by text        not null,
    changed_at timestamptz not null
);
