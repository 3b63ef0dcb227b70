create index deal_contact_person on deal (contact_person_id) where contact_person_id is not null;
