-- Every published version of every pipeline; a version never changes, but for which one is the latest and the default.
create table pipeline_version (
    key          text        not null,
    version      int         not null,
    name         text        not null,
    stages       jsonb       not null,
    -- where it fails the four standards; empty unless it was published with "standards":"warn"
    warnings     jsonb       not null,
    latest       boolean     not null,
    is_default   boolean     not null,
    published_at timestamptz not null,
    primary key (key, version)
);
create unique index pipeline_version_latest on pipeline_version (key) where latest;
create unique index pipeline_version_default on pipeline_version (is_default) where is_default;
