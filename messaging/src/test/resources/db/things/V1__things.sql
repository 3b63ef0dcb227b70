-- what the test's handler saw; a duplicate would violate nothing here, so the test would see it
create table thing_seen (nr bigserial primary key, subject text not null, sequence bigint not null, traceparent text);
