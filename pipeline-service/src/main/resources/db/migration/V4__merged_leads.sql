-- Which leads lead-service has made part of others: the latest that was told of each pair, whatever the order.
create table lead_merge (
    survivor_id uuid    not null,
    merged_id   uuid    not null,
    sequence    bigint  not null,   -- of the event, among those of the survivor
    merged      boolean not null,   -- false: the two are two again
    primary key (survivor_id, merged_id)
);
create index lead_merge_merged on lead_merge (merged_id) where merged;
