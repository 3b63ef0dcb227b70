-- Keyed hashes of addresses and numbers that a lead had before somebody changed them by hand: an erasure reaches the
-- records that still tell of them.
create table replaced_identity (
    lead_id uuid not null references lead on delete cascade,
    hash    text not null,
    primary key (lead_id, hash)
);
