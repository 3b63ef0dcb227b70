-- Returns are grouped by the segments that a lead belonged to when it was captured, too: read without the table.
drop index lead_profile_captured;
create index lead_profile_captured on lead_profile (occurred_at)
    include (lead_id, lead_source, industry, country, size_band, region, campaign, segments)
    where captured;
