-- When a lead came to us, and when the buyer and a rep first spoke: times alone, gone with the lead.
create table lead_journey (
    lead_id          uuid        primary key,
    began_at         timestamptz,
    first_contact_at timestamptz
);
